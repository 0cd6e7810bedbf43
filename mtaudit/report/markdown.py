"""A summary in GitHub's Markdown, for a comment on a pull request or the page of a workflow's run.

Its first line is a comment by which a workflow finds the summary it wrote before. No word of a text can end a table, be
HTML, mention somebody, or be a link.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final

from mtaudit.model import Excerpt, Finding, Report, Unit, Verdict
from mtaudit.report.escape import visible
from mtaudit.report.summary import (
    SYMBOLS,
    Outcome,
    coverage,
    explanation,
    found_no_more,
    headline,
    names,
    not_counted,
    noun,
    outcome,
    penalty,
    percent,
    plural,
    position,
    severity_counts,
    standing,
)

MARKER: Final = "<!-- mtaudit -->"
LONGEST: Final = 60_000  # bytes of UTF-8; GitHub refuses a comment of more than 65,536 characters
WORST: Final = 5  # findings that are seen without unfolding the rest
_REASONS: Final = 10
_SIGNS: Final = {Outcome.PASSED: "✅", Outcome.FAILED: "❌", Outcome.UNGATED: "ℹ️"}
_WARNING: Final = "⚠️"
_SPECIAL: Final = re.compile(r"[&<>|$\\`*_\[\]~@#]|:(?=//)|\bwww(?=\.)", re.IGNORECASE)
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "$": "&#36;"}
_APART: Final = "\u200b"  # a blank without width: what it parts is no mention, reference or address


def render(report: Report, verdict: Verdict | None) -> str:
    """The summary in at most LONGEST bytes, so also characters; the findings that do not fit are counted."""
    units = {unit.id: unit for unit in report.units}
    worst = [finding for finding in report.findings if finding.is_open][:WORST]
    lines = list(_head(report, verdict))
    if worst:
        lines += ["", *_table(noun(report.units), (_row(finding, units) for finding in worst))]
    if len(report.findings) > len(worst):
        room = LONGEST - _size(lines) - 500  # for what encloses the rows
        lines += _folded(noun(report.units), [_row(finding, units) for finding in report.findings], room)
    return "".join(f"{line}\n" for line in lines)


def _head(report: Report, verdict: Verdict | None) -> Iterator[str]:
    target = names(report)[1]
    yield MARKER
    yield f"### {_SIGNS.get(outcome(report, verdict), _WARNING)} {headline(report, verdict)}: {plain(target, 150)}"
    yield ""
    reasons = explanation(report, verdict)
    for reason in reasons[:_REASONS]:
        yield f"- {plain(reason, 300).strip()}"  # deep blanks would make it code
    if len(reasons) > _REASONS:
        yield f"- … and {plural(len(reasons) - _REASONS, 'reason')} more"
    if report.auditable:
        yield from ("", *_figures(report))
    if rest := not_counted(report):
        yield from ("", f"Not counted: {rest}.")
    if gone := found_no_more(report):
        yield from ("", f"Found no more: {gone}.")


def _figures(report: Report) -> Iterator[str]:
    scores, counts = report.scores, severity_counts(report)
    yield from table_head([*(severity.label for severity in counts), "quality", "penalty", f"{noun(report.units)}s"])
    quality, points = f"{scores.quality:.1f} of 100", plain(penalty(report), 150)
    yield table_line([*map(str, counts.values()), quality, points, coverage(report)])


def _folded(noun: str, rows: Sequence[str], room: int) -> Iterator[str]:
    """All findings, as many as there is room for, behind a line to click on."""
    sizes = accumulate(_size([row]) for row in rows)
    fitting = [row for row, size in zip(rows, sizes, strict=True) if size <= room]
    yield from ("", f"<details><summary>All {plural(len(rows), 'finding')}</summary>", "", *_table(noun, fitting))
    if len(fitting) < len(rows):
        yield from ("", f"… and {len(rows) - len(fitting):,} more, for which there is no room here.")
    yield from ("", "</details>")


def _table(noun: str, rows: Iterable[str]) -> Iterator[str]:
    yield from table_head(("finding", noun, "original", "copy", "why"))
    yield from rows


def table_head(columns: Sequence[str]) -> Iterator[str]:
    """The first two lines of a table."""
    yield table_line(columns)
    yield table_line(["---"] * len(columns))


def _row(finding: Finding, units: dict[int, Unit]) -> str:
    mark = f", {standing(finding)}" if standing(finding) else ""
    grade = f"{SYMBOLS[finding.severity]} {finding.severity.label} {plain(finding.check, 40)}"
    return table_line(
        [
            f"{grade} ({percent(finding.confidence)}{mark})",
            plain(position(units[finding.unit]), 100),
            _words(finding.source),
            _words(finding.target),
            plain(finding.message, 300),
        ]
    )


def table_line(cells: Iterable[str]) -> str:
    """One line of a table."""
    return f"| {' | '.join(cells)} |"


def _words(excerpt: Excerpt | None) -> str:
    return plain(excerpt.text, 150) if excerpt else ""


def plain(text: str, longest: int) -> str:
    """The text on one line, cut to its first characters, as nothing but text."""
    shown = visible(text[: longest + 1])
    return _SPECIAL.sub(_escaped, shown if len(shown) <= longest else f"{shown[: longest - 1]}…")


def _escaped(match: re.Match[str]) -> str:
    special = match[0]
    if special in _ENTITIES:
        return _ENTITIES[special]
    if special in "\\`*_[]~":
        return f"\\{special}"
    return f"\\#{_APART}" if special == "#" else f"{special}{_APART}"


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)
