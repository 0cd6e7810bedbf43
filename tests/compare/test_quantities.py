"""Quantities know what their units measure, so that the same amount is the same in any unit."""

from collections.abc import Callable, Sequence

import pytest

from mtaudit.compare.atoms import atoms
from mtaudit.compare.figures import figures
from mtaudit.compare.numbers import numbers
from mtaudit.compare.quantities import Quantity, quantities
from mtaudit.model import Token, Unit

TokensOf = Callable[[str], Sequence[Token]]
UnitOf = Callable[[str, str], Unit]


@pytest.fixture(scope="session")
def quantity_of(tokens_of: TokensOf) -> Callable[[str], Quantity]:
    def read(text: str) -> Quantity:
        pieces = atoms(tokens_of(f"It is about {text}."))
        [quantity] = quantities(pieces, numbers(pieces))
        return quantity

    return read


QuantityOf = Callable[[str], Quantity]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("50 km", "31 miles"),
        ("12 miles", "20 kilometers"),
        ("6 inches", "15 cm"),
        ("half", "50 percent"),
        ("a decade", "ten years"),
        ("two weeks", "a fortnight"),
        ("half a year", "six months"),
        ("90 minutes", "1.5 hours"),
        ("20 degrees Celsius", "68 °F"),
        ("100 km/h", "62 mph"),
        ("25 square kilometers", "10 square miles"),
    ],
)
def test_converted(ours: str, theirs: str, quantity_of: QuantityOf) -> None:
    assert quantity_of(ours).converts_to(quantity_of(theirs))
    assert quantity_of(theirs).converts_to(quantity_of(ours))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("50 km", "50 miles"), ("10 yards", "10 meters"), ("5 percent", "5 percentage points"), ("40 °C", "40 °F")],
)
def test_same_number_of_another_unit_is_no_conversion(ours: str, theirs: str, quantity_of: QuantityOf) -> None:
    a, b = quantity_of(ours), quantity_of(theirs)
    assert a.same_number(b)
    assert not a.same_unit(b)
    assert not a.converts_to(b)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("$5 billion", "5 billion US dollars"),
        ("US$5", "5 dollars"),
        ("¥2,500", "2,500 yen"),
        ("34 per cent", "34%"),
        ("378 meters", "378 m"),
        ("25 km²", "25 sq km"),
        ("90 miles per hour", "90 mph"),
        ("a 3-month", "three months"),
        ("2 nautical miles", "two nautical miles"),
    ],
)
def test_unit_in_another_notation(ours: str, theirs: str, quantity_of: QuantityOf) -> None:
    a, b = quantity_of(ours), quantity_of(theirs)
    assert a.measures
    assert a.same_number(b)
    assert a.same_unit(b)


def test_a_range_shares_unit_and_scale(tokens_of: TokensOf) -> None:
    pieces = atoms(tokens_of("It costs 25-30 dollars, or two to three million yen."))
    low, high, less, more = quantities(pieces, numbers(pieces))
    assert low.measures == high.measures
    assert less.measures == more.measures
    assert 2e6 in less.values


def test_a_date_on_one_side_is_a_number_on_the_other(unit_of: UnitOf) -> None:
    found = figures(unit_of("Shortly before 6 a train derailed.", "Shortly before 6 a.m. a train derailed."))
    assert not found.quantities.lost
    assert not found.times.added
    found = figures(unit_of("It was built by 1500.", "It has 1700 rooms."))
    [(ours, theirs, _)] = found.times.changed
    assert (ours.values, theirs.values) == ((1500,), (1700,))


def test_more_of_the_same_is_paired_one_to_one(unit_of: UnitOf) -> None:
    found = figures(unit_of("Two men and two women came.", "Two women and three men came.")).quantities
    assert [(a.values, b.values) for a, b in found.equal] == [((2,), (2,))]
    assert [(a.values, b.values) for a, b, _ in found.changed] == [((2,), (3,))]
