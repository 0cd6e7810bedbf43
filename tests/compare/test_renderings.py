"""Small words that came out wrong beside the same words of the source."""

from collections.abc import Callable

import pytest

from mtaudit.compare.renderings import misrendered
from mtaudit.compare.sides import sides
from mtaudit.model import Unit

UnitOf = Callable[[str, str], Unit]


def reasons(source: str, target: str, unit_of: UnitOf) -> list[str]:
    both = sides(unit_of(source, target))
    assert both is not None
    return [found.reason for found in misrendered(both[1])]


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("They visited the town in May.", "They visited at the town in May.", "the source has no “at” before “town”"),
        ("The cup of tea is cold.", "The cup beneath tea is cold.", "the source has “of” there"),
        ("He lost his car.", "He lost him car.", "a possessive must stand before the noun"),
        ("Those were the basic gains.", "Those were the gains basic.", "the order is “basic gains”"),
        ("The acid will react with it.", "The acid will reaction with it.", "the source has “react” there"),
        ("The high profits fell.", "The highly profits fell.", "the source has “high” there"),
    ],
)
def test_each_kind_is_told_by_the_source(source: str, target: str, reason: str, unit_of: UnitOf) -> None:
    assert reason in reasons(source, target, unit_of)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("They discussed the plan.", "They talked about the plan."),
        ("The mayor of the town left.", "The mayor from the town left."),
        ("The affected people left.", "The people affected left."),
        ("He reacted well.", "His reaction was good."),
        ("Some left it.", "Some of them left it."),
    ],
)
def test_paraphrases_are_let_be(source: str, target: str, unit_of: UnitOf) -> None:
    assert reasons(source, target, unit_of) == []
