import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.places import same_place


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Latvia", "Latvian"),
        ("the United States", "American"),
        ("U.S.", "USA"),
        ("UK", "Britons"),
        ("Burma", "Myanmar"),
    ],
)
def test_names_of_one_place(a: str, b: str) -> None:
    assert same_place(a, b)
    assert same_place(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Latvia", "Lithuanian"), ("us", "American"), ("North Korea", "South Korean"), ("Niger", "Nigerian"), ("", "")],
)
def test_other_places_and_no_places(a: str, b: str) -> None:
    assert not same_place(a, b)


@given(st.text())
def test_any_string_has_an_answer(text: str) -> None:
    assert same_place(text, "France") in (True, False)
