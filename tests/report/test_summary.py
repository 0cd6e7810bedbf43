from dataclasses import replace

import pytest

from mtaudit.model import Report, Segment, Unit, UnitKind, Verdict
from mtaudit.report.summary import Outcome, coverage, explanation, outcome, percent, position


def segment(*sentences: int) -> Segment:
    return Segment(0, 1, "x", sentences)


@pytest.mark.parametrize(
    ("kind", "source", "target", "expected"),
    [
        (UnitKind.ALIGNED, segment(6), segment(6), "7"),
        (UnitKind.ALIGNED, segment(6), segment(5, 6), "7 → 6–7"),
        (UnitKind.OMITTED, segment(8), None, "9 omitted"),
        (UnitKind.ADDED, None, segment(3), "4 added"),
        (UnitKind.MOVED, segment(1), segment(4), "2 → 5 moved"),
    ],
)
def test_sentences_are_counted_from_one(
    kind: UnitKind, source: Segment | None, target: Segment | None, expected: str
) -> None:
    assert position(Unit(0, kind, source, target, 1.0)) == expected


@pytest.mark.parametrize(("share", "shown"), [(0.0, "0%"), (0.5, "50%"), (0.996, "99%"), (1.0, "100%")])
def test_only_certainty_is_a_hundred_per_cent(share: float, shown: str) -> None:
    assert percent(share) == shown


def test_what_is_not_auditable_never_passed(unrelated: Report) -> None:
    assert outcome(unrelated, Verdict(True)) is Outcome.NOT_AUDITABLE


def test_coverage_counts_units_by_what_became_of_them(harbour: Report, faithful: Report) -> None:
    assert coverage(harbour) == "7 aligned, 1 omitted, 1 added, 1 moved"
    assert coverage(faithful) == "all aligned"


def test_a_clean_report_claims_no_more_than_was_checked(faithful: Report, unrelated: Report) -> None:
    assert explanation(faithful, None) == ("Every sentence came through, and no check found a fault.",)
    lossy = replace(faithful, units=(*faithful.units, unrelated.units[0]))
    assert explanation(lossy, None) == ("No check found a fault.",)
    assert explanation(replace(faithful, failures=("A check crashed.",)), None) == ()
