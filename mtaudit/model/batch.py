"""What became of many pairs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from mtaudit.model.report import Verdict
from mtaudit.mqm import Severity

BATCH_SCHEMA: Final = "mtaudit-batch/1"
"""What the rows of a batch call their form."""


class Status(StrEnum):
    """How a pair ended."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"  # it could not be read, or not be audited whole; never passes


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How many open findings of one check and severity a report has, at least one."""

    check: str
    severity: Severity
    count: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one pair, in a line; its report is kept beside it.

    `source` and `target` name the texts. Quality is 0 to 100, `penalty` MQM points per 1,000 source words,
    `source_lost` 0 to 1, all as reports show them and None where there is nothing audited. `signature` is the report's
    with that of the thresholds, `digest` that of what was read: where both are as before, so is all the rest.
    """

    id: str
    source: str
    target: str
    status: Status
    reasons: tuple[str, ...]
    quality: float | None
    penalty: float | None
    source_lost: float | None
    source_words: int
    units: int
    findings: tuple[FindingCount, ...]  # by check, then worst first
    signature: str
    digest: str

    def count(self, severity: Severity) -> int:
        """How many open findings of a severity there are."""
        return sum(found.count for found in self.findings if found.severity is severity)


@dataclass(frozen=True)
class Batch:
    """The outcomes of a run, in the order of its manifest, and what the gate says of them all."""

    outcomes: tuple[Outcome, ...]
    verdict: Verdict

    def share(self, status: Status) -> float:
        """The share of pairs that ended so, 0 to 1; 0 of none."""
        return sum(outcome.status is status for outcome in self.outcomes) / (len(self.outcomes) or 1)

    @property
    def worst_first(self) -> tuple[Outcome, ...]:
        """Errors, then failed pairs, then the rest; of these the lowest quality first, ties in order."""
        order = {Status.ERROR: 0, Status.FAILED: 1, Status.PASSED: 2}
        return tuple(sorted(self.outcomes, key=lambda each: (order[each.status], each.quality or 0.0)))
