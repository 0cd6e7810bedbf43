"""What a message says of two amounts: a reader sees at once how much they differ."""

from collections.abc import Callable, Sequence

import pytest

from mtaudit.compare.atoms import atoms
from mtaudit.compare.magnitude import compared, converted, spelled, written
from mtaudit.compare.numbers import numbers
from mtaudit.compare.quantities import Quantity, quantities
from mtaudit.model import Token

TokensOf = Callable[[str], Sequence[Token]]


@pytest.fixture(scope="session")
def read(tokens_of: TokensOf) -> Callable[[str], tuple[Quantity, Sequence[Token]]]:
    def quantity(text: str) -> tuple[Quantity, Sequence[Token]]:
        tokens = tokens_of(text)
        pieces = atoms(tokens)
        [found] = quantities(pieces, numbers(pieces))
        return found, tokens

    return quantity


Read = Callable[[str], tuple[Quantity, Sequence[Token]]]


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ("30 schools", "300 schools", "ten times as many"),
        ("1.5 billion", "1.5 million", "a thousandth as many"),
        ("six men", "seven men", "one more"),
        ("26 goals", "24 goals", "two fewer"),
        ("two men", "four men", "twice as many"),
        ("12 men", "two men", "ten fewer"),
        ("800 men", "3,000 men", "3.8 times as many"),
        ("200 men", "250 men", "25% more"),
        ("90 men", "30 men", "a third as many"),
        ("53 men", "8 men", "15% of it"),
        ("two weeks", "four weeks", "twice as long"),
        ("90 minutes", "three hours", "twice as long"),
        ("50 km", "80 miles", "2.6 times as much"),
        ("34 percent", "40 per cent", "6 percentage points more"),
        ("third place", "fifth place", "another in the series"),
        ("B-52", "B-53", "another name"),
        ("20 degrees Celsius", "30 degrees Celsius", ""),
        ("third place", "seven places", ""),
        ("a third", "two thirds", "twice as much"),
        ("56.2324 million", "56.223 million", ""),
        ("-5 points", "5 points", ""),
    ],
)
def test_two_amounts_compared(ours: str, theirs: str, said: str, read: Read) -> None:
    assert compared(read(ours)[0], read(theirs)[0]) == said


@pytest.mark.parametrize(
    ("amount", "other", "said"),
    [
        ("12 miles", "12 kilometers", "19.3 kilometers"),
        ("12 kilometers", "12 miles", "7.46 miles"),
        ("40 degrees Celsius", "40 degrees Fahrenheit", "104 degrees Fahrenheit"),
        ("a 12-mile zone", "a 12-kilometer zone", "19.3 kilometer"),
        ("35 square kilometers", "35 square meters", ""),  # a ratio says more
        ("$400", "400 euros", ""),
        ("an hour", "12 days", ""),
        ("12 miles", "12 men", ""),
    ],
)
def test_an_amount_in_the_unit_of_another(amount: str, other: str, said: str, read: Read) -> None:
    assert converted(read(amount)[0], *read(other)) == said


def test_numbers_as_prose_has_them() -> None:
    assert [written(value) for value in (19.3121, 1549.6, 0.0621371)] == ["19.3", "1,550", "0.0621"]
    assert [spelled(count) for count in (2, 10, 36, 39302)] == ["two", "ten", "36", "39,302"]
