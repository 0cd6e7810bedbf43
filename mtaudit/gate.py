"""Thresholds on a report that turn it into pass or fail. Nothing passes by omission."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mtaudit.errors import InputError
from mtaudit.model import Report, Verdict
from mtaudit.mqm import Severity


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Limits of the gate; None switches one off.

    `fail_on`: the lowest severity of which a single finding fails. `min_quality`: the lowest quality that passes, 0 to
    100.
    """

    fail_on: Severity | None
    min_quality: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The part of a report that a gate looks at."""

    auditable: bool
    failures: tuple[str, ...]
    quality: float
    severities: Counter[Severity]

    @classmethod
    def of(cls, report: Report) -> "Outcome":
        """The outcome of a report in memory."""
        severities = Counter(finding.severity for finding in report.findings)
        return cls(report.auditable, report.failures, report.scores.quality, severities)

    @classmethod
    def from_json(cls, report: Mapping[str, Any]) -> "Outcome":
        """The outcome of a report read back from JSON. Raises InputError when it is none of ours."""
        try:
            if report["schema"] != "mtaudit-report/1":
                raise InputError(f"The report has schema '{report['schema']}', not 'mtaudit-report/1'.")
            auditable, quality = report["auditable"], report["scores"]["quality"]
            failures, findings = report["failures"], report["findings"]
            if not isinstance(auditable, bool) or not isinstance(failures, list) or not isinstance(findings, list):
                raise TypeError
            if isinstance(quality, bool) or not isinstance(quality, int | float) or not 0 <= quality <= 100:
                raise ValueError
            return cls(
                auditable=auditable,
                failures=tuple(str(failure) for failure in failures),
                quality=float(quality),
                severities=Counter(Severity.from_label(finding["severity"]) for finding in findings),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            raise InputError("The file is JSON, but no mtaudit report.") from None


def decide(outcome: Outcome, thresholds: Thresholds) -> Verdict:
    """Pass, or fail with one reason per threshold that failed."""
    reasons = list(outcome.failures)
    if not outcome.auditable and not reasons:
        reasons.append("The pair of texts is not auditable.")
    if thresholds.fail_on is not None:
        count = sum(n for severity, n in outcome.severities.items() if severity >= thresholds.fail_on)
        if count:
            worse = "" if thresholds.fail_on is Severity.CRITICAL else "or worse "
            reasons.append(f"{count} {thresholds.fail_on.label} {worse}finding{'s' * (count != 1)}; the limit is 0.")
    if thresholds.min_quality is not None and not outcome.quality >= thresholds.min_quality:
        reasons.append(f"Quality is {outcome.quality:.1f}; the limit is {thresholds.min_quality:g}.")
    return Verdict(not reasons, tuple(reasons))
