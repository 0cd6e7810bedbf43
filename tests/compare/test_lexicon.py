import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare import lexicon

words = st.text(max_size=12) | st.sampled_from(["hot", "cold", "decide", "decision", "\udc80", "a\tb", "zyrian"])


@pytest.mark.parametrize(("a", "b"), [("big", "large"), ("buy", "purchase"), ("colour", "color"), ("begin", "start")])
def test_synonyms_share_frequent_senses(a: str, b: str) -> None:
    assert lexicon.synonyms(a, b)
    assert lexicon.synonymy(a, b) > 0.3


def test_function_words_have_synonyms_too() -> None:
    assert lexicon.synonyms("although", "though")
    assert not lexicon.synonyms("until", "since")


@pytest.mark.parametrize(("a", "b"), [("have", "receive"), ("hot", "cold"), ("stake", "stock"), ("big", "big")])
def test_rare_senses_opposites_and_lookalikes_are_no_synonyms(a: str, b: str) -> None:
    assert not lexicon.synonyms(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("hot", "cold"),  # WordNet ties them
        ("responsible", "irresponsible"),
        ("someone", "nobody"),  # function words, our own list
        ("arrival", "departure"),  # derived from arrive, depart
        ("enormous", "small"),  # enormous is a kind of big
        ("disputed", "undisputed"),
        ("audited", "unaudited"),  # in no lexicon, but plainly formed
    ],
)
def test_antonyms(a: str, b: str) -> None:
    assert lexicon.antonyms(a, b)
    assert lexicon.antonymy(a, b) == lexicon.antonymy(b, a) > 0.3


@pytest.mark.parametrize(("a", "b"), [("press", "impress"), ("cover", "discover"), ("union", "ion"), ("big", "large")])
def test_a_prefix_alone_makes_no_antonym(a: str, b: str) -> None:
    assert lexicon.antonymy(a, b) == 0


def test_derivations_are_related_and_unlike_words_are_not() -> None:
    assert lexicon.related("decide", "decision")
    assert lexicon.related("latvia", "latvian")
    assert not lexicon.related("decide", "latvian")


def test_hypernyms_go_up_at_most_two_steps_and_never_down() -> None:
    assert lexicon.hypernym("incident", "event")
    assert lexicon.hypernym("sedan", "car")
    assert not lexicon.hypernym("event", "incident")
    assert not lexicon.hypernym("sedan", "entity")


@given(words, words)
def test_any_two_strings_have_an_answer_and_symmetric_ones_agree(a: str, b: str) -> None:
    assert 0 <= lexicon.synonymy(a, b) <= 1
    assert lexicon.synonymy(a, b) == lexicon.synonymy(b, a)
    assert 0 <= lexicon.antonymy(a, b) <= 1
    assert lexicon.antonymy(a, b) == lexicon.antonymy(b, a)
    assert lexicon.related(a, b) == lexicon.related(b, a)
    assert lexicon.hypernym(a, b) in (True, False)


def test_first_and_last_words_of_the_table_are_found() -> None:
    assert lexicon.known("a")
    assert lexicon.known("zyrian")
    assert not lexicon.known("")
    assert not lexicon.known("colourlessgreen")
