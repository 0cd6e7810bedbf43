"""What is counted out of texts, and the words that are found for words."""

import random
from collections.abc import Callable

import pytest

from training.judge import senses
from training.judge.inventory import WORDS, Inventory, spellings


def test_forms_are_those_of_the_texts(stock: Inventory) -> None:
    assert stock.inflect("choose", "VBN") == "chosen"
    assert stock.inflect("unheard", "VBN") is None


@pytest.mark.parametrize(
    ("lemma", "tag", "wanted"),
    [
        ("city", "NNS", "cities"),
        ("fox", "NNS", "foxes"),
        ("key", "NNS", "keys"),
        ("reply", "VBD", "replied"),
        ("delay", "VBD", "delayed"),
        ("bake", "VBG", "baking"),
        ("agree", "VBG", "agreeing"),
        ("plan", "VBG", "planning"),
        ("fix", "VBD", "fixed"),
        ("clean", "VBD", "cleaned"),
        ("offer", "VBD", "offered"),
        ("occur", "VBD", None),  # offered, but occurred: only texts tell
        ("table", "JJR", None),
    ],
)
def test_forms_the_texts_lack_are_made_by_rule(lemma: str, tag: str, wanted: str | None) -> None:
    assert Inventory([]).in_form(lemma, tag) == wanted


def test_names_and_collocations_are_counted(stock: Inventory) -> None:
    assert {"Angela Brown", "Maria Lopez"} <= set(stock.names["PERSON"])
    assert "machine" in stock.objects["stop"]
    assert "stop" in stock.governors["machine"]
    assert "possible" in stock.adjectives["reform"]
    assert "pear" in [word.rstrip("s") for word in stock.coordinates["apple"]]


@pytest.mark.parametrize(
    ("choose", "lemma", "pos", "wanted"),
    [
        (senses.synonym, "doctor", "NOUN", "physician"),
        (senses.antonym, "hot", "ADJ", "cold"),
        (senses.unprefixed, "impossible", "ADJ", "possible"),
        (senses.lookalike, "adapt", "VERB", "adopt"),
        (senses.lookalike, "stake", "NOUN", "stock"),
        (senses.broader, "machine", "NOUN", "device"),
        (senses.narrower, "device", "NOUN", "machine"),
    ],
)
def test_words_for_words(
    stock: Inventory,
    choose: Callable[[Inventory, str, str, random.Random], str | None],
    lemma: str,
    pos: str,
    wanted: str,
) -> None:
    assert wanted in {choose(stock, lemma, pos, random.Random(seed)) for seed in range(20)}


@pytest.mark.parametrize("pos", ["NOUN", "VERB", "ADJ", "ADV"])
def test_wrong_words_do_not_mean_the_same(stock: Inventory, pos: str) -> None:
    for lemma in stock.lemmas[pos]:
        for choose in (senses.far_sense, senses.sibling, senses.narrower, senses.lookalike):
            word = choose(stock, lemma, pos, random.Random(0))
            assert word is None or senses.unlike(lemma, word)


def test_like_spellings_share_a_key() -> None:
    assert spellings("adapt") & spellings("adopt")
    assert spellings("stake") & spellings("stock")
    assert not spellings("stake") & spellings("house")
    assert not spellings("cat")


@pytest.mark.parametrize("table", ["modals", "bounds", "times", "causes", "sayings", "literal", "polysemes"])
def test_nothing_is_changed_for_itself(table: str) -> None:
    for words, others in WORDS[table].items():
        assert others
        assert words.partition(" ")[0] not in others if table == "polysemes" else words not in others


@pytest.mark.parametrize("table", ["contractions", "variants"])
def test_set_phrases_come_in_pairs(table: str) -> None:
    for row in WORDS[table]:
        assert row.count("=") + row.count(">") == 1
        assert len(set(row.replace(">", "=").split("="))) == 2
    assert len(set(WORDS[table])) == len(WORDS[table])
