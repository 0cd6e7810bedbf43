from collections.abc import Callable

import pytest

from mtaudit.compare.letter_case import lost_capitals, small_start
from mtaudit.compare.sides import Side, sides
from mtaudit.model import Unit

UnitOf = Callable[[str, str], Unit]


def target_side(unit: Unit) -> Side:
    both = sides(unit)
    assert both is not None
    return both[1]


def lost(unit: Unit) -> list[str]:
    side = target_side(unit)
    return [side.here.tokens[here].text for here, _ in lost_capitals(side)]


def test_names_lose_their_capitals(unit_of: UnitOf) -> None:
    assert lost(unit_of("On Monday Zelensky left Madrid.", "On monday, zelensky left madrid.")) == [
        "monday",
        "zelensky",
        "madrid",
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("In the North the Office closed.", "In the north, the office closed."),
        ("They sold Google, and google it.", "They google it."),
        ("In May, March ended.", "It ended in march, may it be."),
    ],
)
def test_words_that_may_be_small_do_not(source: str, target: str, unit_of: UnitOf) -> None:
    assert lost(unit_of(source, target)) == []


def test_a_text_begins_with_a_capital(unit_of: UnitOf) -> None:
    assert small_start(target_side(unit_of("“They left.”", "“they left.”"))) == (1, 1)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("they left.", "they left."),
        ("The iPhone sold.", "iPhones sold."),
        ("Von Braun left.", "von Braun left."),
    ],
)
def test_or_has_reason_not_to(source: str, target: str, unit_of: UnitOf) -> None:
    assert small_start(target_side(unit_of(source, target))) is None
