"""JUnit XML as a well-known parser reads it: its counts are the verdict."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml, TestSuite

from mtaudit.gate import decide
from mtaudit.model import Report, Thresholds, Verdict
from mtaudit.mqm import Severity
from mtaudit.report.junit import SHOWN, render
from tests.report.test_hostile import VERDICT, reports

THRESHOLDS = st.builds(
    Thresholds,
    fail_on=st.none() | st.sampled_from(Severity),
    max_minor=st.none() | st.integers(0, 3),
    min_quality=st.none() | st.floats(0, 100),
    max_penalty=st.none() | st.floats(0, 100),
)
NO_LIMITS = Thresholds(fail_on=None)


def suite(report: Report, verdict: Verdict | None) -> TestSuite:
    (parsed,) = JUnitXml.fromstring(render(report, verdict).encode())
    assert isinstance(parsed, TestSuite)
    return parsed


@settings(max_examples=60)
@given(report=reports(), thresholds=THRESHOLDS)
def test_the_counts_are_the_verdict(report: Report, thresholds: Thresholds) -> None:
    verdict = decide(report, thresholds)
    counted = suite(report, verdict)
    assert (counted.failures + counted.errors == 0) == verdict.passed
    assert counted.tests == len(list(counted)) > 0
    assert counted.failures == sum(not limit.passed for limit in verdict.limits)


@settings(max_examples=40)
@given(report=reports(), verdict=VERDICT)
def test_what_has_not_passed_is_never_green(report: Report, verdict: Verdict | None) -> None:
    counted = suite(report, verdict)
    bad = not verdict.passed if verdict else not (report.auditable and report.complete)
    assert (counted.failures + counted.errors > 0) >= bad


def test_a_case_for_each_threshold(harbour: Report) -> None:
    cases = list(suite(harbour, decide(harbour, Thresholds(max_minor=5, min_quality=80))))
    assert [(case.name, [type(outcome).__name__ for outcome in case.result]) for case in cases] == [
        ("harbour.back-translated.txt: fail_on", ["Failure"]),
        ("harbour.back-translated.txt: max_minor", []),
        ("harbour.back-translated.txt: min_quality", ["Failure"]),
    ]
    assert cases[2].result[0].message == "Quality is 61.27; the limit is 80."
    assert "“1,400” became “14,000”" in cases[0].result[0].text


def test_without_thresholds_a_case_says_so(harbour: Report) -> None:
    (case,) = suite(harbour, decide(harbour, NO_LIMITS))
    assert case.is_passed
    assert case.name.endswith("no threshold is set")


def test_a_failure_of_the_audit_is_an_error(unrelated: Report) -> None:
    (case,) = suite(unrelated, decide(unrelated, NO_LIMITS))
    assert [type(outcome).__name__ for outcome in case.result] == ["Error"]
    assert "not a copy" in case.result[0].message


def test_no_two_cases_have_one_name(harbour: Report) -> None:
    crashed = replace(harbour, complete=False, failures=("The check 'tense' crashed.", "The check 'gender' crashed."))
    cases = [case.name for case in suite(crashed, decide(crashed, Thresholds(max_minor=0)))]
    assert len(set(cases)) == len(cases) == 4


def test_without_a_verdict_nothing_is_green(harbour: Report) -> None:
    (case,) = suite(harbour, None)
    assert case.is_skipped


@pytest.mark.parametrize("count", [SHOWN, SHOWN + 1])
def test_a_failure_shows_so_many_findings_and_the_suite_all(harbour: Report, count: int) -> None:
    report = replace(harbour, findings=harbour.findings[:1] * count)
    root = ElementTree.fromstring(render(report, decide(report, Thresholds())))
    shown = root.findtext(".//failure") or ""
    assert shown.count("“1,400” became") == SHOWN
    assert ("… and 1 more." in shown) is (count > SHOWN)
    assert (root.findtext(".//system-out") or "").count("“1,400” became") == count
