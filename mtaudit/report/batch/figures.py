"""What all summaries of a batch tell: how many ended how, their qualities in bins, findings by check, signatures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Final

from mtaudit.model import Batch, Outcome, Status
from mtaudit.mqm import Severity
from mtaudit.report.summary import SYMBOLS

SIGNS: Final = {Status.PASSED: "✓", Status.FAILED: "✗", Status.ERROR: "!"}
"""Signs, so that no status is told by colour alone."""

WORST_FIRST: Final = (Status.ERROR, Status.FAILED, Status.PASSED)


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose quality is at least `low` and below `high` (of the last: at most), and how many, by status."""

    low: int
    high: int
    counts: Mapping[Status, int]

    @property
    def total(self) -> int:
        """All its pairs."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class CheckCount:
    """What a check found in all pairs, by severity, gravest first; in how many `pairs` it found anything."""

    check: str
    counts: Mapping[Severity, int]
    pairs: int

    @property
    def total(self) -> int:
        """All its findings."""
        return sum(self.counts.values())


def ended(batch: Batch) -> dict[Status, int]:
    """How many pairs ended how, worst first."""
    counts = Counter(outcome.status for outcome in batch.outcomes)
    return {status: counts[status] for status in WORST_FIRST}


def median_quality(batch: Batch) -> float | None:
    """Half of the pairs that have a quality are no better; None where none has."""
    qualities = [outcome.quality for outcome in batch.outcomes if outcome.quality is not None]
    return median(qualities) if qualities else None


def histogram(batch: Batch, width: int) -> list[Bin]:
    """Qualities from 0 to 100 in bins of `width`, which divides 100; pairs without a quality are in none."""
    last = 100 // width - 1
    counts = Counter(
        (min(last, int(outcome.quality // width)), outcome.status)
        for outcome in batch.outcomes
        if outcome.quality is not None
    )
    places = range(last + 1)
    return [Bin(n * width, (n + 1) * width, {status: counts[n, status] for status in WORST_FIRST}) for n in places]


def by_check(batch: Batch) -> list[CheckCount]:
    """The checks that found something: first the one with most critical findings, then with most major ones, …"""
    counts: dict[str, Counter[Severity]] = {}
    pairs: Counter[str] = Counter()
    for outcome in batch.outcomes:
        for found in outcome.findings:
            counts.setdefault(found.check, Counter())[found.severity] += found.count
        pairs.update({found.check for found in outcome.findings})
    rows = [
        CheckCount(check, {severity: found[severity] for severity in SYMBOLS}, pairs[check])
        for check, found in counts.items()
    ]
    return sorted(rows, key=lambda row: (*(-count for count in row.counts.values()), row.check))


def gravest_checks(outcome: Outcome) -> list[str]:
    """The checks that found something in a pair, the gravest findings first."""
    found = sorted(outcome.findings, key=lambda found: (-found.severity, -found.count))
    return list(dict.fromkeys(count.check for count in found))


def signatures(batch: Batch) -> list[tuple[str, int]]:
    """The signatures of the pairs that have a quality, and of how many each is, most first."""
    counts = Counter(outcome.signature for outcome in batch.outcomes if outcome.quality is not None)
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))


def compact(count: int) -> str:
    """A count in at most five characters: "9,999", "12.3k", "456k", "1.2M"."""
    if count < 10_000:
        return f"{count:,}"
    if count < 999_500:
        return f"{count / 1000:.1f}k" if count < 99_950 else f"{count / 1000:.0f}k"
    return f"{count / 1_000_000:.1f}M"
