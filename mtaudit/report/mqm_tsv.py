"""MQM annotations as a table, in the ten columns of the WMT data (https://github.com/google/wmt-mqm-human-evaluation).

Marot (https://github.com/google-research/google-research/tree/master/marot) opens it: the original is the document,
the copy the system, mtaudit the rater, whose name tells Marot that it is no human. Categories are WMT's.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from mtaudit.model import Excerpt, Finding, Report, Segment, Unit, Verdict
from mtaudit.mqm import Category
from mtaudit.report.escape import visible
from mtaudit.report.summary import names

COLUMNS: Final = (
    "system",
    "doc",
    "docSegId",
    "globalSegId",
    "rater",
    "source",
    "target",
    "category",
    "severity",
    "metadata",
)
RATER: Final = "AutoMQM-mtaudit"
NO_ERROR: Final = "No-error"
CONTEXT: Final = 5000  # characters before and behind the marked words: each row repeats them
CATEGORIES: Final = {
    Category.MISTRANSLATION: "Accuracy/Mistranslation",
    Category.OMISSION: "Accuracy/Omission",
    Category.ADDITION: "Accuracy/Addition",
    Category.UNTRANSLATED: "Accuracy/Untranslated text",
    Category.TERMINOLOGY: "Terminology/Inappropriate for context",
    Category.GRAMMAR: "Fluency/Grammar",
    Category.PUNCTUATION: "Fluency/Punctuation",
    Category.SPELLING: "Fluency/Spelling",
    Category.FLUENCY: "Fluency/Other",
    Category.DOCUMENT: "Other",
    Category.MARKUP: "Other",
}


def render(report: Report, verdict: Verdict | None) -> str:
    """A row for each finding, in the order of the units, and one for each unit without; nothing of the verdict.

    No rows where the texts could not be audited: units without findings would read as free of errors.
    `<v>…</v>` encloses the words, in the target where the finding has some there, else in the source.
    """
    doc, system = names(report)
    findings: dict[int, list[Finding]] = {}
    for finding in report.findings:
        findings.setdefault(finding.unit, []).append(finding)
    rows: list[tuple[str, ...]] = [COLUMNS]
    for unit in report.units if report.auditable else ():
        place = str(unit.id + 1)
        for cells in _annotations(unit, findings.get(unit.id, [])):
            rows.append((system, doc, place, place, RATER, *cells))
    return "".join("\t".join(row) + "\n" for row in rows)


def _annotations(unit: Unit, findings: list[Finding]) -> Iterator[tuple[str, ...]]:
    """The last five cells of each row of a unit."""
    name = {} if unit.segment_id is None else {"segment_id": visible(unit.segment_id)}
    segment = {"segment": {"metrics": {"mtaudit-quality": round(unit.scores.quality, 2)}}} if unit.scores else {}
    if not findings:
        yield _marked(unit.source, None), _marked(unit.target, None), NO_ERROR, NO_ERROR, _json(name | segment)
    for finding in findings:
        source = None if finding.target else finding.source
        yield (
            _marked(unit.source, source),
            _marked(unit.target, finding.target),
            CATEGORIES[finding.category],
            finding.severity.label.capitalize(),
            _json(_metadata(finding) | name | segment),
        )
        segment = {}  # Marot wants it once


def _marked(segment: Segment | None, excerpt: Excerpt | None) -> str:
    """The text of a side on one line, with the excerpt between marks."""
    if segment is None:
        return ""
    if excerpt is None:
        return _text(segment.text[: 2 * CONTEXT])
    start, end = (max(0, place - segment.start) for place in (excerpt.start, excerpt.end))
    before, words, after = segment.text[:start][-CONTEXT:], segment.text[start:end], segment.text[end : end + CONTEXT]
    return f"{_text(before)}<v>{_text(words)}</v>{_text(after)}"


def _text(text: str) -> str:
    """The text without tabs and line breaks, and without marks of its own."""
    return visible(text).replace("<v>", "< v>").replace("</v>", "< /v>")


def _metadata(finding: Finding) -> dict[str, Any]:
    words = finding.target or finding.source
    known = {"baseline": finding.baseline, "suppression": finding.suppression}
    return {
        "marked_text": visible(words.text) if words else "",
        "note": visible(finding.message),
        "id": finding.id,
        "check": finding.check,
        "confidence": round(finding.confidence, 4),
        **{key: value for key, value in known.items() if value is not None},
    }


def _json(metadata: dict[str, Any]) -> str:
    return json.dumps(metadata, allow_nan=False)
