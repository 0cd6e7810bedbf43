from dataclasses import replace

import pytest

from mtaudit.model import (
    WORST_UNITS,
    Document,
    DocumentScores,
    Report,
    Score,
    Segment,
    SegmentedDocument,
    Unit,
    UnitKind,
    UnitScores,
)
from mtaudit.mqm import WMT

EMPTY = SegmentedDocument(Document("", ""), ())
NONE = Score(0, "")
TEXT = Segment(0, 1, "x", (0,))


def report(*qualities: float | None) -> Report:
    """A report of units with these qualities; without one, a unit has no scores."""
    scored = [quality if quality is None else UnitScores(quality, 0, 0, 0) for quality in qualities]
    units = tuple(Unit(n, UnitKind.ALIGNED, TEXT, TEXT, 1.0, scores=scores) for n, scores in enumerate(scored))
    return Report("", EMPTY, EMPTY, units, (), DocumentScores(0, 0, WMT, 0, NONE, NONE, NONE), auditable=True)


@pytest.mark.parametrize(
    ("qualities", "worst"),
    [
        ((), []),
        ((100, 80, None), []),
        ((95, 60, 79.9, 30), [3, 1, 2]),
        ((50, 40, 40, 40, 40), [1, 2, 3]),
    ],
)
def test_the_worst_units_are_the_lowest_few_below_a_bound(
    qualities: tuple[float | None, ...], worst: list[int]
) -> None:
    found = report(*qualities).worst_units
    assert [unit.id for unit in found] == worst
    assert len(found) <= WORST_UNITS


def test_a_unit_without_a_counterpart_is_not_one_of_the_worst() -> None:
    both, lost, added = report(50, 0, 0).units
    units = (both, replace(lost, target=None, kind=UnitKind.OMITTED), replace(added, source=None, kind=UnitKind.ADDED))
    assert replace(report(), units=units).worst_units == (both,)
