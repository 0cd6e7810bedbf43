"""What the page's charts draw: the article from its first unit to its last, and the findings by category."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mtaudit.model import Report, Unit
from mtaudit.mqm import Category, Severity
from mtaudit.report.marks import Note
from mtaudit.report.summary import SYMBOLS, noun, position

MOST_COLUMNS = 160  # columns of the article's charts: more could be neither seen nor hit


@dataclass(frozen=True, slots=True)
class Column:
    """Neighbouring units, drawn as one: what a reader should know of the worst of them.

    `severity` is the gravest of the open findings and None where there is none, `closed` whether there are others;
    `quality` (0 to 100) is the lowest, None where no unit has one. `unit` is the one to go to, `place` counts from 0.
    """

    place: int
    label: str
    unit: Unit
    severity: Severity | None
    closed: bool
    quality: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """A category and how many open findings it has, by severity, gravest first."""

    category: Category
    counts: Mapping[Severity, int]

    @property
    def total(self) -> int:
        """All its findings."""
        return sum(self.counts.values())

    @property
    def label(self) -> str:
        """The category without its dimension: "Omission"."""
        return self.category.rpartition("/")[2]

    @property
    def stacked(self) -> list[tuple[Severity, int, int]]:
        """Severity, how many there are, and how many graver ones lie before them."""
        before = 0
        stack = []
        for severity, count in self.counts.items():
            stack.append((severity, count, before))
            before += count
        return stack


def columns(report: Report, notes: Mapping[int, Sequence[Note]]) -> list[Column]:
    """The units in the report's order, so many to a column that there are no more than MOST_COLUMNS."""
    size = units_per_column(report)
    starts = range(0, len(report.units), size)
    return [_column(place, report.units[start : start + size], notes) for place, start in enumerate(starts)]


def units_per_column(report: Report) -> int:
    """How many units a column stands for; the last may stand for fewer."""
    return max(1, math.ceil(len(report.units) / MOST_COLUMNS))


def _column(place: int, units: Sequence[Unit], notes: Mapping[int, Sequence[Note]]) -> Column:
    open_findings = [note.finding for unit in units for note in notes.get(unit.id, ()) if note.finding.is_open]
    count = sum(len(notes.get(unit.id, ())) for unit in units)
    severity = max((finding.severity for finding in open_findings), default=None)
    quality = min((unit.scores.quality for unit in units if unit.scores), default=None)
    told = [counted(Counter(finding.severity for finding in open_findings))] if open_findings else []
    if count > len(open_findings):
        told.append(f"{count - len(open_findings)} known or suppressed")
    if quality is not None:
        told.append(f"quality {quality:.0f}" if len(units) == 1 else f"lowest quality {quality:.0f}")
    worst = min(units, key=lambda unit: (-_gravest(notes.get(unit.id, ())), unit.scores.quality if unit.scores else 0))
    where = position(units[0]) if len(units) == 1 else f"{position(units[0])} to {position(units[-1])}"
    label = f"{noun(units).capitalize()}{'s' * (len(units) > 1)} {where}: {', '.join(told) or 'no findings'}"
    return Column(place, label, worst, severity, count > len(open_findings), quality)


def _gravest(notes: Sequence[Note]) -> int:
    return max((note.finding.severity for note in notes if note.finding.is_open), default=-1)


def quality_line(drawn: Sequence[Column]) -> str:
    """An SVG path: quality as steps, one wide each, 0 at the height of 100; it breaks where no unit has a quality."""
    path, connected = [], False
    for column in drawn:
        if column.quality is not None:
            height = f"{100 - column.quality:.1f}"
            start = f"V{height}" if connected else f"M{column.place} {height}"
            path.append(f"{start}H{column.place + 1}")
        connected = column.quality is not None
    return "".join(path)


def shares(report: Report) -> list[Share]:
    """The categories that have open findings, most first."""
    by_category: dict[Category, Counter[Severity]] = {}
    for finding in filter(lambda finding: finding.is_open, report.findings):
        by_category.setdefault(finding.category, Counter())[finding.severity] += 1
    found = [
        Share(category, {severity: counts[severity] for severity in SYMBOLS if counts[severity]})
        for category, counts in by_category.items()
    ]
    return sorted(found, key=lambda share: (-share.total, share.category))


def counted(counts: Mapping[Severity, int]) -> str:
    """How many there are of each severity that occurs: "2 critical, 1 minor"."""
    return ", ".join(f"{counts[severity]} {severity.label}" for severity in SYMBOLS if counts.get(severity))
