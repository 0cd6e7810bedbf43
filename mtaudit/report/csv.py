"""CSV for a spreadsheet: a row for each finding, in the columns that docs/formats.md lists; new ones come at the end.

A byte order mark tells Excel that it is UTF-8. A cell that a spreadsheet would take for a formula has an apostrophe
before it (https://owasp.org/www-community/attacks/CSV_Injection), as has one that begins with an apostrophe.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from mtaudit.model import Excerpt, Finding, Report, Segment, Verdict
from mtaudit.report.escape import visible
from mtaudit.report.places import Places
from mtaudit.report.summary import names, numbers, standing

COLUMNS: Final = (
    "id",
    "severity",
    "check",
    "category",
    "confidence",
    "message",
    "state",
    "note",
    "unit",
    *(f"{side}_{cell}" for side in ("source", "target") for cell in ("file", "line", "column", "text")),
    "source_sentence",
    "target_sentence",
    "segment",
    "source_start",
    "target_start",
)
_FORMULA: Final = re.compile(r"[=+\-@＝＋－＠']")


def render(report: Report, verdict: Verdict | None) -> str:
    """A header, and a row for each finding, worst first, each ended by CR LF (RFC 4180); nothing of the verdict."""
    source, target = (
        (name, Places(side.document)) for name, side in zip(names(report), (report.source, report.target), strict=True)
    )
    text = io.StringIO()
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    units = {unit.id: unit for unit in report.units}
    for finding in report.findings:
        unit = units[finding.unit]
        sides = ((finding.source, unit.source, *source), (finding.target, unit.target, *target))
        words = (cell for side in sides for cell in _excerpt(*side))
        place = (numbers(unit.source), numbers(unit.target), unit.segment_id or "")
        starts = (str(excerpt.start) if excerpt else "" for excerpt in (finding.source, finding.target))
        writer.writerow(map(_cell, (*_finding(finding), *words, *place, *starts)))
    return text.getvalue()


def _finding(finding: Finding) -> Iterator[str]:
    yield finding.id
    yield finding.severity.label
    yield finding.check
    yield finding.category
    yield f"{finding.confidence:.2f}"
    yield finding.message
    yield standing(finding) or "open"
    yield finding.suppression or ""
    yield str(finding.unit)


def _excerpt(excerpt: Excerpt | None, segment: Segment | None, file: str, places: Places) -> Iterator[str]:
    """The cells of a side; all are empty where the finding has nothing there."""
    place = places.of(excerpt, segment)
    yield file if excerpt else ""
    yield str(place.line) if place else ""
    yield str(place.column) if place and place.column else ""
    yield excerpt.text if excerpt else ""


def _cell(text: str) -> str:
    """The text on one line, never a formula."""
    shown = visible(text)
    return f"'{shown}" if _FORMULA.match(shown) else shown
