"""The gate: each threshold fails by itself, is named with its value, and nothing passes by omission."""

from collections import Counter

import pytest

from mtaudit.errors import InputError
from mtaudit.gate import Outcome, Thresholds, decide
from mtaudit.mqm import Severity

OPEN = Thresholds(fail_on=None, min_quality=None)
CLEAN = Outcome(auditable=True, failures=(), quality=90.0, severities=Counter())


def outcome(**changes: object) -> Outcome:
    return Outcome(**{"auditable": True, "failures": (), "quality": 90.0, "severities": Counter(), **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "fail_on", "passed"),
    [
        (Severity.CRITICAL, Severity.CRITICAL, False),
        (Severity.MAJOR, Severity.CRITICAL, True),
        (Severity.CRITICAL, Severity.MINOR, False),
        (Severity.NEUTRAL, Severity.MINOR, True),
        (Severity.CRITICAL, None, True),
    ],
)
def test_fail_on_counts_its_severity_and_worse(found: Severity, fail_on: Severity | None, passed: bool) -> None:
    verdict = decide(outcome(severities=Counter([found])), Thresholds(fail_on, None))
    assert verdict.passed == passed
    assert bool(verdict.reasons) != passed


@pytest.mark.parametrize(("quality", "passed"), [(80.0, True), (79.99, False), (float("nan"), False)])
def test_quality_at_the_limit_passes_and_an_unknown_quality_does_not(quality: float, passed: bool) -> None:
    assert decide(outcome(quality=quality), Thresholds(None, 80)).passed == passed


def test_each_failed_threshold_is_named_with_value_and_limit() -> None:
    bad = outcome(quality=41.26, severities=Counter({Severity.CRITICAL: 2}))
    assert decide(bad, Thresholds(Severity.CRITICAL, 80)).reasons == (
        "2 critical findings; the limit is 0.",
        "Quality is 41.3; the limit is 80.",
    )


@pytest.mark.parametrize("broken", [{"auditable": False}, {"failures": ("The check 'number' crashed.",)}])
def test_what_was_not_audited_never_passes(broken: dict[str, object]) -> None:
    verdict = decide(outcome(**broken), OPEN)
    assert not verdict.passed
    assert verdict.reasons


REPORT: dict[str, object] = {
    "schema": "mtaudit-report/1",
    "auditable": True,
    "scores": {"quality": 99},
    "failures": [],
    "findings": [],
}


NO_FINDINGS: list[object] = [{}, None, "", [{}], [{"severity": "fatal"}], [[]]]
NO_FAILURES: list[object] = [{}, None, "none"]


def test_a_report_read_back_has_the_same_outcome() -> None:
    assert Outcome.from_json(REPORT) == outcome(quality=99.0)


@pytest.mark.parametrize(
    "foreign",
    [
        {},
        [],
        {"schema": "mtaudit-report/1"},
        {"schema": "mtaudit-report/9"},
        {**REPORT, "auditable": "yes"},
        *({**REPORT, "scores": {"quality": quality}} for quality in (True, None, "99", -1, 101, 10**400)),
        *({**REPORT, "scores": {"quality": float(quality)}} for quality in ("nan", "inf")),
        *({**REPORT, "findings": findings} for findings in NO_FINDINGS),
        *({**REPORT, "failures": failures} for failures in NO_FAILURES),
    ],
)
def test_json_that_is_no_report_is_refused(foreign: object) -> None:
    with pytest.raises(InputError):
        Outcome.from_json(foreign)  # type: ignore[arg-type]
