"""A comparison in GitHub's Markdown, for a comment on a pull request."""

from collections.abc import Iterator
from typing import Final

from mtaudit.model import Comparison, Finding
from mtaudit.report.comparison.words import (
    COLUMNS,
    HEADLINES,
    Section,
    counts,
    noted,
    passages,
    places,
    reading,
    regraded,
    row,
    sections,
    title,
)
from mtaudit.report.markdown import plain, table_line
from mtaudit.report.summary import SYMBOLS

MARKER: Final = "<!-- mtaudit compare -->"
"""The first line, by which a workflow finds the comparison it wrote before."""

MOST: Final = 20
"""Findings of a kind that are listed; the rest are counted. GitHub refuses comments of more than 65,536 characters."""

_LONGEST: Final = 250  # characters of a sentence or a name


def render(comparison: Comparison) -> str:
    """The comparison as headings, a table of scores, and lists of findings."""
    return "".join(f"{line}\n" for line in _lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    yield MARKER
    yield f"### {HEADLINES[comparison.change]}: {plain(title(comparison), _LONGEST)}"
    yield from ("", plain(comparison.verdict, _LONGEST), "")
    if comparison.caveats:
        yield from (f"- ⚠️ {plain(caveat, _LONGEST)}" for caveat in comparison.caveats)
        yield ""
    yield from map(table_line, (COLUMNS, ["---", *["---:"] * (len(COLUMNS) - 2), "---"]))
    yield from (table_line(row(difference)) for difference in comparison.differences)
    yield from ("", plain(reading(comparison), _LONGEST), "")
    yield f"**{counts(comparison)}** findings; {passages(comparison)}."
    for section in sections(comparison):
        if section.findings:
            yield from ("", f"#### {section.title}", "", *_findings(section))
    if changed := regraded(comparison):
        where = places(comparison.new)
        yield from ("", "#### Of another severity", "")
        yield from (f"- {old.severity.label} → {_head(new, where[new.unit])}" for old, new in changed[:MOST])
        yield from _rest(len(changed))


def _findings(section: Section) -> Iterator[str]:
    where = places(section.report)
    for finding in section.findings[:MOST]:
        yield f"- {_head(finding, where[finding.unit])}: {plain(finding.message, _LONGEST)}"
    yield from _rest(len(section.findings))


def _head(finding: Finding, place: str) -> str:
    grade = f"{SYMBOLS[finding.severity]} {finding.severity.label}"
    return f"{grade} **{plain(finding.check, _LONGEST)}**, {noted(plain(place, _LONGEST), finding)}"


def _rest(count: int) -> Iterator[str]:
    if count > MOST:
        yield f"- … and {count - MOST:,} more"
