import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.annotate import Annotator
from mtaudit.compare.forms import (
    Form,
    Initials,
    edit_distance,
    fold,
    form_of,
    is_acronym,
    like_beginning,
    misspelt,
    shared_letters,
    sound,
)


@pytest.mark.parametrize(
    ("a", "b", "form"),
    [
        ("Ürümqi", "Urumqi", Form.SAME),
        ("Templars", "templar", Form.SAME),
        ("C.I.A.", "CIA", Form.ACRONYM),
        ("Sergey", "Sergei", Form.SPELLING),
        ("Kiev", "Kyiv", Form.SPELLING),
        ("Zelensky", "Zelenskyy", Form.SPELLING),
        ("Osama", "Usama", Form.SPELLING),
        ("Latvia", "Latvian", Form.ALIAS),
        ("Burma", "Myanmar", Form.ALIAS),
        ("Dortmund", "Dortmunder", Form.ALIAS),
        ("Corona", "coronavirus", Form.ALIAS),
    ],
)
def test_one_name_in_two_forms(a: str, b: str, form: Form) -> None:
    assert form_of(a, b) is form
    assert form_of(b, a) is form


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
        ("Slovakia", "Slovenia"),
        ("Biden", "Baden"),
        ("John", "Joan"),
        ("Paris", "Peres"),
        ("NATO", "NASA"),
    ],
)
def test_two_names_however_alike(a: str, b: str) -> None:
    assert form_of(a, b) is None
    assert form_of(b, a) is None


def test_a_slip_of_the_pen_is_no_other_name() -> None:
    assert misspelt("Nintendo", "Nintento")
    assert not misspelt("Iran", "Iraq")
    assert not misspelt("Austria", "Australia")
    assert not misspelt("Xi", "Li")


@pytest.mark.parametrize("word", ["CIA", "C.I.A.", "AfD", "UN", "UNICEF"])
def test_acronyms(word: str) -> None:
    assert is_acronym(word)


@pytest.mark.parametrize("word", ["Cia", "I", "McGill", "iPhone", "", "...", "INTERNATIONAL"])
def test_no_acronyms(word: str) -> None:
    assert not is_acronym(word)


def test_an_acronym_is_spelled_out_by_initials(annotator: Annotator) -> None:
    (parse,) = annotator.parse(["Experts of the World Health Organization met."])
    initials = Initials(parse.tokens)
    assert [parse.tokens[index].text for index in initials.spell_out("W.H.O.")] == ["World", "Health", "Organization"]
    assert initials.spell_out("IMF") == []


@given(st.text(max_size=12), st.text(max_size=12), st.integers(0, 4))
def test_edit_distance_is_symmetric_and_bounded(a: str, b: str, limit: int) -> None:
    distance = edit_distance(a, b, limit)
    assert distance == edit_distance(b, a, limit)
    assert 0 <= distance <= limit + 1
    assert (distance == 0) == (a == b)


@pytest.mark.parametrize(
    ("a", "b", "distance"), [("kitten", "sitting", 3), ("teh", "the", 1), ("", "abc", 3), ("abcd", "abcdef", 2)]
)
def test_edit_distance(a: str, b: str, distance: int) -> None:
    assert edit_distance(a, b, 3) == distance


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_has_forms(a: str, b: str) -> None:
    assert fold(fold(a)) == fold(a)
    assert isinstance(sound(a), str)
    form_of(a, b)
    misspelt(a, b)


def test_names_written_by_ear_begin_alike() -> None:
    assert like_beginning("Guillain", "Guine")
    assert not like_beginning("Guillain", "Geneva")
    assert not like_beginning("English", "England")  # words of the lexicon


def test_acronyms_formed_in_another_language_share_letters() -> None:
    assert shared_letters("IHC", "IGC") == pytest.approx(2 / 3)
    assert shared_letters("BBC", "CNN") == pytest.approx(1 / 3)
    assert shared_letters("", "") == 0
