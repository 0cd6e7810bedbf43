"""The report as one HTML file: both texts side by side, findings in the margin, nothing loaded from anywhere.

Without JavaScript everything is visible; with it a reader filters, searches, and marks findings, and saves the marks as
a file ("mtaudit-review/1").
"""

from collections import Counter
from itertools import groupby

from mtaudit.model import LOW_QUALITY, Origin, Report, Verdict
from mtaudit.mqm import Category
from mtaudit.report.charts import columns, counted, quality_line, shares, units_per_column
from mtaudit.report.doubts import doubts, glance
from mtaudit.report.escape import visible
from mtaudit.report.marks import Note, notes_by_unit
from mtaudit.report.page import page
from mtaudit.report.rows import rows
from mtaudit.report.summary import (
    coverage,
    explanation,
    headline,
    names,
    not_counted,
    noun,
    numbers,
    outcome,
    position,
    severity_counts,
    standing,
    title,
)

_PASSAGE = 120  # characters of either side of a worst unit
_WORST = 3  # findings named in the masthead
_LONG = 200  # units from which on a browser lays out only those in view
_FEW = 60  # columns of a chart that leave room for gaps between the bars
_STYLES = ("base", "masthead", "charts", "toolbar", "texts", "footer", "print")
# all in one scope, in this order
_SCRIPTS = ("storage", "findings", "fold", "search", "filter", "selection", "overview", "review", "keyboard", "page")


def render(report: Report, verdict: Verdict | None) -> str:
    """The page. It can always be encoded as UTF-8."""
    notes = notes_by_unit(report)
    drawn = columns(report, notes)
    limits = sorted(verdict.limits, key=lambda limit: limit.passed) if verdict else []
    return page(
        "page.html",
        _STYLES,
        _SCRIPTS,
        report=report,
        names=names(report),
        title=title(report),
        outcome=outcome(report, verdict).name.lower(),
        headline=headline(report, verdict),
        reasons=_reasons(report, verdict),
        limits=limits,
        counts=severity_counts(report),
        not_counted=not_counted(report),
        coverage=coverage(report),
        worst_findings=_worst_findings(notes),
        worst_units=[(unit, glance(unit, notes.get(unit.id, ()), _PASSAGE)) for unit in report.worst_units],
        columns=drawn,
        units_per_column=units_per_column(report),
        gap=0.25 if len(drawn) <= _FEW else 0,
        quality_line=quality_line(drawn),
        shares=shares(report),
        counted=counted,
        checks=_checks(report),
        severities=sorted({finding.severity for finding in report.findings}, reverse=True),
        standings=sorted({standing(finding) for finding in report.findings} - {""}),
        standing=standing,
        reviewed=_reviewed(report),
        rows=list(rows(report, notes)),
        doubted=any(any(doubts(unit)) for unit in report.units),
        low=LOW_QUALITY,
        long=_LONG,
        position=position,
        numbers=numbers,
        noun=noun(report.units),
        coded=any(side and side.codes for unit in report.units for side in (unit.source, unit.target)),
    )


def _reasons(report: Report, verdict: Verdict | None) -> list[str]:
    """The sentences under the headline, without those that the list of limits says."""
    listed = {limit.sentence for limit in verdict.limits} if verdict else set()
    sentences = dict.fromkeys((*map(visible, report.failures), *explanation(report, verdict)))
    return [sentence for sentence in sentences if sentence not in set(map(visible, listed))]


def _worst_findings(notes: dict[int, list[Note]]) -> list[Note]:
    """The gravest of the errors found."""
    found = [note for unit_notes in notes.values() for note in unit_notes]
    errors = [note for note in found if note.is_error]
    return sorted(errors, key=lambda note: (-note.finding.severity, -note.finding.confidence, note.number))[:_WORST]


def _reviewed(report: Report) -> bool:
    """Whether the report shows that a review was given: of what that holds for true it knows nothing."""
    return any(finding.suppression is not None for finding in report.findings) or any(
        known.origin is Origin.REVIEW for known in report.unmatched
    )


def _checks(report: Report) -> dict[Category, list[tuple[str, int]]]:
    """The checks that have findings, and how many, by category, both in alphabetical order."""
    counts = sorted(Counter((finding.category, finding.check) for finding in report.findings).items())
    by_category = groupby(counts, lambda entry: entry[0][0])
    return {category: [(check, count) for (_, check), count in group] for category, group in by_category}
