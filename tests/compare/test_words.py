import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.words import bases, correction, edits, frequency, is_word, strangeness


@pytest.mark.parametrize("word", ["color", "colour", "organised", "mice", "Wednesday", "THE", "café", "whilst"])
def test_both_spellings_irregular_forms_and_names_are_words(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["minisatellite", "uncrewed", "coronavirus", "motherboard", "refuelled", "googling"])
def test_new_words_are_made_by_rule(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["teh", "recieve", "govermnent", "Ziegen", "beaucoup", "xyzzy", ""])
def test_slips_foreign_words_and_names_without_a_capital_are_none(word: str) -> None:
    assert not is_word(word)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("teh", "the"), ("becuase", "because"), ("comittment", "commitment"), ("ofthe", "of the"), ("Amercia", "America")],
)
def test_a_slip_stands_for_the_commonest_word_near_by(slip: str, meant: str) -> None:
    assert correction(slip) == meant


@pytest.mark.parametrize("word", ["unterzeichnete", "bezpieczny", "x", "", "q" * 500])
def test_what_resembles_no_word_has_no_correction(word: str) -> None:
    assert correction(word) is None


def test_common_words_are_more_frequent_than_rare_ones() -> None:
    assert frequency("the") > frequency("house") > frequency("ziggurat") > frequency("zzz") == 0


def test_letters_of_other_languages_are_stranger() -> None:
    english = ("reconsider", "heartfelt", "neighborhood")
    assert max(map(strangeness, english)) < min(map(strangeness, ("bezpieczny", "przestrzeni", "gyakorlat")))


def test_bases_undo_inflection() -> None:
    assert {"stop", "stopp", "stoppe"} <= set(bases("stopped"))
    assert "body" in bases("bodies")


@given(st.text(alphabet="abc", min_size=1, max_size=6), st.data())
def test_edits_undo_each_other(word: str, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from(sorted(set(edits(word)))))
    assert word in set(edits(other))


@given(st.text(max_size=40))
def test_any_string_has_an_answer(word: str) -> None:
    assert isinstance(is_word(word), bool)
    assert correction(word) is None or correction(word) != word
    assert strangeness(word) >= 0
