from dataclasses import replace

import pytest

from mtaudit.model import BaselineState, KnownFinding, Origin, Report, Segment, Unit, UnitKind, Verdict
from mtaudit.mqm import Severity
from mtaudit.report.summary import (
    Outcome,
    coverage,
    explanation,
    found_no_more,
    not_counted,
    outcome,
    percent,
    position,
    severity_counts,
    standing,
)


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
    assert explanation(replace(faithful, complete=False), None) == ()
    crashed = replace(faithful, complete=False, failures=("A check crashed.",))
    assert explanation(crashed, None) == ("A check crashed.",)


@pytest.mark.parametrize("verdict", [None, Verdict(True), Verdict(False)])
def test_what_is_incomplete_is_nothing_else(faithful: Report, unrelated: Report, verdict: Verdict | None) -> None:
    for report in (faithful, unrelated):
        assert outcome(replace(report, complete=False), verdict) is Outcome.INCOMPLETE


def test_only_open_findings_are_counted(harbour: Report) -> None:
    assert severity_counts(harbour)[Severity.CRITICAL] == 2
    first, second, *others = harbour.findings
    first = replace(first, baseline=BaselineState.UNCHANGED)
    second = replace(second, baseline=BaselineState.NEW, suppression="")
    report = replace(harbour, findings=(first, second, *others))
    assert severity_counts(report)[Severity.CRITICAL] == 0
    assert not_counted(report) == "1 known from the baseline, 1 suppressed"
    assert not_counted(harbour) == ""


@pytest.mark.parametrize(
    ("baseline", "suppression", "word"),
    [
        (None, None, ""),
        (BaselineState.NEW, None, "new"),
        (BaselineState.UNCHANGED, None, "known"),
        (BaselineState.UNCHANGED, "", "suppressed"),
        (None, "It is right.", "suppressed"),
    ],
)
def test_what_a_reviewer_said_comes_before_the_baseline(
    harbour: Report, baseline: BaselineState | None, suppression: str | None, word: str
) -> None:
    assert standing(replace(harbour.findings[0], baseline=baseline, suppression=suppression)) == word


def test_what_is_found_no_more_is_told_by_its_file(harbour: Report) -> None:
    gone = [KnownFinding("0", "tense", Severity.MAJOR, "x", origin) for origin in (Origin.REVIEW, Origin.BASELINE)]
    assert found_no_more(replace(harbour, unmatched=(*gone, gone[0]))) == "1 of the baseline, 2 of the review"
    assert found_no_more(harbour) == ""
