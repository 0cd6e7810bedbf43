"""Which words tell a gender, and which pairs differ in gender alone."""

import pytest

from mtaudit.compare.gender import Gender, counterparts, gender, kind
from mtaudit.model import Token


def word(text: str, pos: str = "NOUN") -> Token:
    return Token(0, len(text), text, text.lower(), pos, "NN", "dep", 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("she", Gender.FEMININE),
        ("Himself", Gender.MASCULINE),
        ("Mrs.", Gender.FEMININE),
        ("widower", Gender.MASCULINE),
        ("they", None),
        ("teacher", None),
    ],
)
def test_gender(text: str, expected: Gender | None) -> None:
    assert gender(word(text)) is expected


def test_name_tells_no_gender() -> None:
    assert gender(word("King", pos="PROPN")) is None


@pytest.mark.parametrize(("text", "expected"), [("her", "pronoun"), ("Ms", "title"), ("nephew", "noun")])
def test_kind(text: str, expected: str) -> None:
    assert kind(word(text)) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("he", "her", True),
        ("Mr.", "Mrs.", True),
        ("uncle", "aunt", True),
        ("actress", "actor", True),
        ("he", "him", False),
        ("uncle", "daughter", False),
        ("he", "woman", False),
    ],
)
def test_counterparts_differ_in_gender_alone(a: str, b: str, expected: bool) -> None:
    assert counterparts(word(a), word(b)) == counterparts(word(b), word(a)) == expected
