"""Thresholds on a report that turn it into pass or fail. Nothing passes by omission.

Values are compared as reports show them, rounded, so that a printed verdict and a printed value never disagree.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from mtaudit.model import Baseline, Limit, Outcome, Report, Status, Thresholds, Unit, Verdict
from mtaudit.mqm import Severity

T = TypeVar("T", bound=Thresholds)


def eased(thresholds: T, baseline: Baseline) -> T:
    """The thresholds, of which none asks for more than the baseline had: what was low before may stay as low."""
    quality, unit_quality, lost = thresholds.min_quality, thresholds.min_unit_quality, thresholds.max_source_lost
    return replace(
        thresholds,
        min_quality=None if quality is None else min(quality, baseline.quality),
        min_unit_quality=None if unit_quality is None else min(unit_quality, baseline.unit_quality),
        max_source_lost=None if lost is None else max(lost, baseline.source_lost),
    )


def decide(report: Report, thresholds: Thresholds) -> Verdict:
    """Pass, or fail with one reason per failure of the audit and per threshold that was not kept."""
    reasons = list(report.failures)
    if not (report.auditable and report.complete) and not reasons:
        reasons.append("The pair of texts is not auditable." if report.complete else "The audit is not complete.")
    limits = tuple(_limits(report, thresholds)) if report.auditable else ()
    reasons += [limit.sentence for limit in limits if not limit.passed]
    return Verdict(not reasons, tuple(reasons), limits)


def decide_batch(outcomes: Sequence[Outcome], max_failed_share: float) -> Verdict:
    """Pass where no larger share of the pairs failed than may. One that could not be audited whole failed, too.

    Shares are compared exactly, as one pair in a million must not be rounded away. No pairs at all never pass.
    """
    if not outcomes:
        return Verdict(False, ("There are no pairs.",))
    ended = Counter(outcome.status for outcome in outcomes)
    failed = len(outcomes) - ended[Status.PASSED]
    share = failed / len(outcomes)
    words = f"{failed:,} of {len(outcomes):,} pair{'s' * (len(outcomes) != 1)} failed"
    if failed:
        words += f" ({100 * share:.3g}%; at most {100 * max_failed_share:.10g}% may)"
    if ended[Status.ERROR]:
        words += f", {ended[Status.ERROR]:,} of them could not be audited"
    limit = Limit("max_failed_share", share, max_failed_share, share <= max_failed_share, f"{words}.")
    return Verdict(limit.passed, () if limit.passed else (limit.sentence,), (limit,))


def _limits(report: Report, thresholds: Thresholds) -> Iterator[Limit]:
    severities = Counter(finding.severity for finding in report.findings if finding.is_open)
    known = "new " if any(finding.baseline for finding in report.findings) else ""
    if (worst := thresholds.fail_on) is not None:
        count = sum(number for severity, number in severities.items() if severity >= worst)
        worse = "" if worst is Severity.CRITICAL else "or worse "
        yield _most("fail_on", count, 0, f"{count} {known}{worst.label} {worse}finding{'s' * (count != 1)}")
    for severity, most in (
        (Severity.CRITICAL, thresholds.max_critical),
        (Severity.MAJOR, thresholds.max_major),
        (Severity.MINOR, thresholds.max_minor),
    ):
        if most is not None:
            count = severities[severity]
            words = f"{count} {known}{severity.label} finding{'s' * (count != 1)}"
            yield _most(f"max_{severity.label}", count, most, words)
    if thresholds.max_penalty is not None:
        penalty = _penalty(report)
        words = f"The {known}MQM penalty is {_number(penalty)} per 1,000 words ({report.scores.mqm_weights})"
        yield _most("max_penalty", penalty, thresholds.max_penalty, words)
    if thresholds.min_quality is not None:
        quality = round(report.scores.quality, 2)
        yield _least("min_quality", quality, thresholds.min_quality, f"Quality is {_number(quality)}")
    if thresholds.min_unit_quality is not None:
        quality, words = _worst(report.lowest_unit)
        yield _least("min_unit_quality", quality, thresholds.min_unit_quality, words)
    if thresholds.max_source_lost is not None:
        lost = round(report.scores.source_lost, 4)
        words = f"{_number(100 * lost)}% of the source's words are lost"
        yield _most("max_source_lost", lost, thresholds.max_source_lost, words, percent=True)


def _penalty(report: Report) -> float:
    """Points of the findings that count, per 1,000 source words."""
    words = sum(len(unit.source.text.split()) for unit in report.units if unit.source)
    severities = (finding.severity for finding in report.findings if finding.is_open)
    return round(report.scores.mqm_weights.penalty_per_1000_words(severities, words), 2)


def _worst(unit: Unit | None) -> tuple[float, str]:
    """The quality of the worst unit, in words, too; 0 where no unit was scored."""
    if unit is None or unit.scores is None:
        return 0.0, "No unit has a quality"
    quality = round(unit.scores.quality, 2)
    return quality, f"The quality of the worst unit, {_place(unit)}, is {_number(quality)}"


def _place(unit: Unit) -> str:
    if unit.segment_id:
        return f"segment {unit.segment_id}"
    side, name = (unit.target, "target") if unit.target else (unit.source, "source")
    return f"sentence {side.sentences[0] + 1} of the {name}" if side else f"unit {unit.id}"


def _most(setting: str, value: float, limit: float, words: str, *, percent: bool = False) -> Limit:
    allowed = f"{100 * limit:.10g}%" if percent else f"{limit:.10g}"
    return Limit(setting, value, limit, value <= limit, f"{words}; the limit is {allowed}.")


def _least(setting: str, value: float, limit: float, words: str) -> Limit:
    return Limit(setting, value, limit, value >= limit, f"{words}; the limit is {limit:.10g}.")


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
