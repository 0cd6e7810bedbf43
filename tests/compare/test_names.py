from collections.abc import Callable

import pytest

from mtaudit.compare.names import names
from mtaudit.model import Unit

UnitOf = Callable[[str, str], Unit]


def found(unit_of: UnitOf, text: str) -> list[str]:
    segment = unit_of(text, text).source
    assert segment is not None
    return [segment.excerpt(segment.cover((name.first, name.last))) for name in names(segment)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They flew from Nairobi to Oslo.", ["Nairobi", "Oslo"]),
        ("The report reached Ursula von der Leyen.", ["Ursula von der Leyen"]),
        ("He works for the Bank of England.", ["Bank of England"]),
        ("She was born in May on a Tuesday.", []),
        ("He met the President and the Minister.", []),
        ("Tired, she slept.", []),
        ("In 1984 the iPhone was not yet known.", ["iPhone"]),
    ],
)
def test_names_are_found_by_their_capitals(unit_of: UnitOf, text: str, expected: list[str]) -> None:
    assert found(unit_of, text) == expected


def test_titles_and_initials_do_not_tell_names_apart(unit_of: UnitOf) -> None:
    segment = unit_of("Yesterday President Vladimir V. Putin spoke.", "").source
    assert segment is not None
    (name,) = names(segment)
    assert [segment.tokens[index].text for index in name.words] == ["Vladimir", "Putin"]


def test_capitals_say_nothing_in_a_headline(unit_of: UnitOf) -> None:
    segment = unit_of("Putin And West Spar Over Military Ties To Ukraine", "").source
    assert segment is not None
    assert not any(name.certain for name in names(segment))
