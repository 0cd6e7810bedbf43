"""What all summaries of a batch draw: qualities in bins, findings by check, signatures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from mtaudit.model import Batch, Status
from mtaudit.mqm import Severity
from mtaudit.report.summary import SYMBOLS


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


def histogram(batch: Batch, width: int) -> list[Bin]:
    """Qualities from 0 to 100 in bins of `width`, which divides 100; pairs without a quality are in none."""
    last = 100 // width - 1
    counts = Counter(
        (min(last, int(outcome.quality // width)), outcome.status)
        for outcome in batch.outcomes
        if outcome.quality is not None
    )
    places = range(last + 1)
    return [Bin(n * width, (n + 1) * width, {status: counts[n, status] for status in Status}) for n in places]


def by_check(batch: Batch) -> list[CheckCount]:
    """The checks that found something: first who has most critical findings, then most major ones, and so on."""
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


def signatures(batch: Batch) -> list[tuple[str, int]]:
    """The signatures of the pairs and of how many each is, most first."""
    counts = Counter(outcome.signature for outcome in batch.outcomes)
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
