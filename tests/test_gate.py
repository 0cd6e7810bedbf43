"""The gate: each threshold fails by itself, is named with its value, and nothing passes by omission."""

from dataclasses import replace

import pytest

from mtaudit.gate import decide, decide_batch
from mtaudit.model import (
    BaselineState,
    Document,
    DocumentScores,
    Finding,
    Outcome,
    Report,
    Score,
    Segment,
    SegmentedDocument,
    Span,
    Status,
    Thresholds,
    Unit,
    UnitKind,
    UnitScores,
)
from mtaudit.mqm import PLAIN, WMT, Category, Severity, Weights

OPEN = Thresholds(fail_on=None)
TEXT = " ".join(["word"] * 50)


def finding(severity: Severity) -> Finding:
    return Finding("0", "number", Category.MISTRANSLATION, severity, 0.9, 0, None, None, "12 became 21.")


def report(
    *severities: Severity,
    quality: float = 90.0,
    unit_quality: float = 85.0,
    lost: float = 0.0,
    weights: Weights = WMT,
    auditable: bool = True,
    complete: bool = True,
    failures: tuple[str, ...] = (),
) -> Report:
    """A report of one unit of 50 words with such findings."""
    document = SegmentedDocument(Document("a.txt", TEXT), (Span(0, len(TEXT)),))
    segment = Segment(0, len(TEXT), TEXT, (0,))
    unit = Unit(0, UnitKind.ALIGNED, segment, segment, 1.0, scores=UnitScores(unit_quality, 50, 50, 50))
    none = Score(0, "")
    scores = DocumentScores(quality, 0, weights, lost, none, none, none)
    findings = tuple(map(finding, severities))
    return Report("", document, document, (unit,), findings, scores, auditable, failures, complete)


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
    verdict = decide(report(found), Thresholds(fail_on))
    assert verdict.passed == passed
    assert bool(verdict.reasons) != passed


@pytest.mark.parametrize(
    ("bad", "thresholds", "sentence"),
    [
        (report(Severity.CRITICAL, Severity.CRITICAL), Thresholds(), "2 critical findings; the limit is 0."),
        (
            report(Severity.CRITICAL, Severity.MINOR),
            Thresholds(Severity.MINOR),
            "2 minor or worse findings; the limit is 0.",
        ),
        (report(*[Severity.MAJOR] * 3), Thresholds(max_major=2), "3 major findings; the limit is 2."),
        (report(Severity.CRITICAL), Thresholds(None, max_critical=0), "1 critical finding; the limit is 0."),
        (report(*[Severity.MINOR] * 2), Thresholds(max_minor=1), "2 minor findings; the limit is 1."),
        (
            report(Severity.MAJOR, Severity.MINOR),
            Thresholds(max_penalty=100),
            "The MQM penalty is 120 per 1,000 words (wmt 1/5/25); the limit is 100.",
        ),
        (
            report(Severity.NEUTRAL, weights=PLAIN),
            Thresholds(max_penalty=10.5),
            "The MQM penalty is 20 per 1,000 words (plain 1/5/10/25); the limit is 10.5.",
        ),
        (report(quality=41.256), Thresholds(min_quality=80), "Quality is 41.26; the limit is 80."),
        (report(quality=80.001), Thresholds(min_quality=80.004), "Quality is 80; the limit is 80.004."),
        (
            report(unit_quality=12),
            Thresholds(min_unit_quality=40),
            "The quality of the worst unit, sentence 1 of the target, is 12; the limit is 40.",
        ),
        (
            report(lost=0.0512),
            Thresholds(max_source_lost=0.05),
            "5.12% of the source's words are lost; the limit is 5%.",
        ),
    ],
)
def test_each_failed_threshold_is_named_with_value_and_limit(
    bad: Report, thresholds: Thresholds, sentence: str
) -> None:
    verdict = decide(bad, thresholds)
    assert verdict.reasons == (sentence,)
    assert [limit.sentence for limit in verdict.limits if not limit.passed] == [sentence]
    assert decide(report(), thresholds).passed


@pytest.mark.parametrize(
    ("quality", "passed"), [(80.0, True), (79.996, True), (79.99, False), (0.0, False), (float("nan"), False)]
)
def test_quality_at_the_limit_as_printed_passes_and_an_unknown_quality_does_not(quality: float, passed: bool) -> None:
    assert decide(report(quality=quality), Thresholds(None, min_quality=80)).passed == passed


def test_an_unknown_share_of_lost_words_does_not_pass() -> None:
    assert not decide(report(lost=float("nan")), Thresholds(None, max_source_lost=0.9)).passed


def test_limits_in_force_are_listed_whether_kept_or_not() -> None:
    verdict = decide(report(), Thresholds(min_quality=80, max_major=0))
    assert verdict.passed
    assert [(limit.setting, limit.value, limit.limit) for limit in verdict.limits] == [
        ("fail_on", 0, 0),
        ("max_major", 0, 0),
        ("min_quality", 90, 80),
    ]


@pytest.mark.parametrize("change", [{"suppression": ""}, {"baseline": BaselineState.UNCHANGED}])
def test_known_and_suppressed_findings_do_not_count(change: dict[str, object]) -> None:
    bad = report(Severity.CRITICAL, Severity.CRITICAL)
    one, other = bad.findings
    known = replace(one, **change)  # type: ignore[arg-type]
    limits = Thresholds(max_critical=0, max_penalty=0)
    assert decide(replace(bad, findings=(known, known)), limits).passed
    verdict = decide(replace(bad, findings=(known, replace(other, baseline=BaselineState.NEW))), limits)
    assert verdict.reasons[0] == "1 new critical finding; the limit is 0."
    assert len(verdict.reasons) == 3


@pytest.mark.parametrize(
    "broken", [{"auditable": False}, {"complete": False}, {"failures": ("The check 'number' crashed.",)}]
)
def test_what_was_not_audited_never_passes(broken: dict[str, object]) -> None:
    verdict = decide(report(**broken), OPEN)  # type: ignore[arg-type]
    assert not verdict.passed
    assert verdict.reasons


def test_units_without_a_quality_do_not_pass_a_limit_of_it() -> None:
    unscored = replace(report(), units=tuple(replace(unit, scores=None) for unit in report().units))
    verdict = decide(unscored, Thresholds(None, min_unit_quality=40))
    assert verdict.reasons == ("No unit has a quality; the limit is 40.",)


def test_of_units_whose_quality_is_printed_alike_the_first_is_named() -> None:
    (unit,) = report().units
    units = [replace(unit, id=id, scores=UnitScores(quality, 50, 50, 50)) for id, quality in ((0, 12.001), (1, 12.0))]
    assert replace(report(), units=tuple(units)).lowest_unit == units[0]


ERRED = "1 of them could not be audited"


def outcomes(passed: int, failed: int = 0, errors: int = 0) -> list[Outcome]:
    statuses = [Status.PASSED] * passed + [Status.FAILED] * failed + [Status.ERROR] * errors
    return [
        Outcome(f"{number}", "", "", status, (), None, None, None, 0, 0, (), "", "")
        for number, status in enumerate(statuses)
    ]


@pytest.mark.parametrize(
    ("ended", "share", "passes", "sentence"),
    [
        (outcomes(3), 0.0, True, "0 of 3 pairs failed."),
        (outcomes(2, 1), 0.0, False, "1 of 3 pairs failed (33.3%; at most 0% may)."),
        (
            outcomes(988, 9, 3),
            0.01,
            False,
            "12 of 1,000 pairs failed (1.2%; at most 1% may), 3 of them could not be audited.",
        ),
        (
            outcomes(988, 9, 3),
            0.012,
            True,
            "12 of 1,000 pairs failed (1.2%; at most 1.2% may), 3 of them could not be audited.",
        ),
        (outcomes(71, 29), 0.29, True, "29 of 100 pairs failed (29%; at most 29% may)."),
        (outcomes(0, 0, 1), 1.0, True, f"1 of 1 pair failed (100%; at most 100% may), {ERRED}."),
        (outcomes(99_999, 1), 0.0, False, "1 of 100,000 pairs failed (0.001%; at most 0% may)."),
    ],
)
def test_a_batch_passes_by_the_share_of_pairs_that_failed(
    ended: list[Outcome], share: float, passes: bool, sentence: str
) -> None:
    verdict = decide_batch(ended, share)
    assert (verdict.passed, verdict.reasons) == (passes, () if passes else (sentence,))
    assert [limit.sentence for limit in verdict.limits] == [sentence]


def test_a_batch_of_nothing_fails() -> None:
    assert decide_batch([], 1.0).reasons == ("There are no pairs.",)
