"""Findings in the light of a baseline and a review."""

from dataclasses import replace

import pytest

from mtaudit.errors import InputError
from mtaudit.model import Baseline, BaselineState, Finding, KnownFinding, Origin, Report
from mtaudit.mqm import Category, Severity
from mtaudit.readers.known import parse_baseline
from mtaudit.report.baseline import render
from mtaudit.triage import triaged
from tests.test_gate import report as made

NUMBER = Finding("a", "number", Category.MISTRANSLATION, Severity.MAJOR, 0.9, 0, None, None, "12 became 21.")
TENSE = replace(NUMBER, id="b", check="tense", severity=Severity.MINOR)


def report(*findings: Finding) -> Report:
    return replace(made(), findings=findings)


def known(finding: Finding, origin: Origin = Origin.BASELINE, note: str | None = None) -> KnownFinding:
    return KnownFinding(finding.id, finding.check, finding.severity, finding.message, origin, note)


def baseline(*findings: Finding, source: str = "a.txt") -> Baseline:
    return Baseline(source, tuple(map(known, findings)), 90, 85, 0)


def test_without_either_nothing_is_marked() -> None:
    assert triaged(report(NUMBER)) == report(NUMBER)


def test_findings_of_the_baseline_are_unchanged_others_new_and_none_is_dropped() -> None:
    marked = triaged(report(NUMBER, TENSE), baseline(TENSE))
    assert [finding.baseline for finding in marked.findings] == [BaselineState.NEW, BaselineState.UNCHANGED]
    assert [finding.is_open for finding in marked.findings] == [True, False]


@pytest.mark.parametrize(
    ("severity", "state"),
    [(Severity.MINOR, BaselineState.UNCHANGED), (Severity.CRITICAL, BaselineState.NEW)],
)
def test_a_finding_that_became_graver_is_new(severity: Severity, state: BaselineState) -> None:
    marked = triaged(report(replace(NUMBER, severity=severity)), baseline(NUMBER))
    assert [finding.baseline for finding in marked.findings] == [state]


def test_a_false_alarm_is_suppressed_and_a_confirmed_finding_is_not() -> None:
    review = [known(NUMBER, Origin.REVIEW, "same"), known(TENSE, Origin.REVIEW)]
    marked = triaged(report(NUMBER, TENSE), review=review)
    assert [finding.suppression for finding in marked.findings] == ["same", None]


def test_what_is_found_no_more_is_told_but_for_confirmed_findings_of_a_review() -> None:
    dismissed = known(replace(TENSE, id="c"), Origin.REVIEW, "")
    marked = triaged(report(), baseline(NUMBER), [dismissed, known(TENSE, Origin.REVIEW)])
    assert marked.unmatched == (known(NUMBER), dismissed)


def test_a_baseline_written_and_read_back_knows_all_findings() -> None:
    written = report(NUMBER, TENSE)
    marked = triaged(written, parse_baseline(render(written), "b.json"))
    assert not any(finding.is_open for finding in marked.findings)
    assert marked.unmatched == ()


def test_a_new_review_replaces_the_one_that_a_report_was_made_with() -> None:
    dismissed, gone = known(NUMBER, Origin.REVIEW, "same"), known(TENSE)
    before = triaged(report(NUMBER), baseline(TENSE), [dismissed])
    after = triaged(before, review=[replace(dismissed, note=None)])
    assert [finding.is_open for finding in after.findings] == [True]
    assert after.unmatched == (gone,)  # of the baseline, which still holds
    assert triaged(before).findings == before.findings


@pytest.mark.parametrize("source", ["b.txt", "texts/b.txt"])
def test_a_baseline_of_another_text_is_refused(source: str) -> None:
    with pytest.raises(InputError, match=f"The baseline is of '{source}', not of 'a.txt'"):
        triaged(report(NUMBER), baseline(TENSE, source=source))


def test_a_text_is_known_by_its_name_or_by_a_finding() -> None:
    assert triaged(report(NUMBER), baseline(TENSE, source="texts/a.txt")).unmatched
    assert not triaged(report(NUMBER), baseline(NUMBER, source="b.txt")).unmatched
