"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), as code scanning reads it.

A result lies in the target, where an editor mends it, or in the source where nothing in the target corresponds; the
other side is a related location. What a baseline or a reviewer knows stays in the log, marked in SARIF's own words.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from mtaudit.documentation import Documentation
from mtaudit.model import Document, Excerpt, Finding, KnownFinding, Origin, Report, Segment, Unit, Verdict
from mtaudit.mqm import Severity
from mtaudit.report.escape import visible
from mtaudit.report.places import Place, Places

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "mtaudit/v1"
LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}


def render(report: Report, verdict: Verdict | None, checks: Mapping[str, Documentation]) -> str:
    """A log with one run, in ASCII; `checks`, by id, are what its rules say."""
    return f"{json.dumps(_log(report, verdict, checks), allow_nan=False, separators=(',', ':'))}\n"


def _log(report: Report, verdict: Verdict | None, checks: Mapping[str, Documentation]) -> dict[str, Any]:
    gone = [known for known in report.unmatched if known.origin is Origin.BASELINE]
    rules = _rules([*report.findings, *gone], checks)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    units = {unit.id: unit for unit in report.units}
    target, source = _files(report.target.document, report.source.document)
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "mtaudit", "version": _version(report), "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "artifacts": [file.artifact for file in dict.fromkeys((target, source))],
                "invocations": [_invocation(report)],
                "results": [
                    *(
                        _result(finding, units[finding.unit], target, source) | {"ruleIndex": numbers[finding.check]}
                        for finding in report.findings
                    ),
                    *(_absent(known, target) | {"ruleIndex": numbers[known.check]} for known in gone),
                ],
                "properties": {
                    "signature": report.signature,
                    "auditable": report.auditable,
                    "verdict": verdict and {"passed": verdict.passed, "reasons": list(map(visible, verdict.reasons))},
                },
            }
        ],
    }


def _version(report: Report) -> str:
    """Of the mtaudit that made the findings; another one may print them."""
    return report.signature.partition("|")[0].removeprefix("mtaudit:")


def _invocation(report: Report) -> dict[str, Any]:
    stale = (known for known in report.unmatched if known.origin is Origin.REVIEW)
    return {
        "executionSuccessful": report.complete,
        "toolExecutionNotifications": [{"level": "error", "message": _message(words)} for words in report.failures],
        "toolConfigurationNotifications": [
            {"level": "note", "message": _message(f"Reviewed, and found no more: {known.check}: {known.message}")}
            for known in stale
        ],
    }


class _File:
    """One of the two artifacts."""

    def __init__(self, number: int, document: Document, description: str) -> None:
        self._places = Places(document)
        uri = _uri(document.name)
        self._location = {"uri": uri, "index": number}
        self.artifact = {"location": {"uri": uri}, "description": {"text": description}, "roles": ["analysisTarget"]}

    def location(self, excerpt: Excerpt | None = None, segment: Segment | None = None) -> dict[str, Any]:
        """A location; without a region where the file does not have the excerpt at its offsets."""
        physical: dict[str, Any] = {"artifactLocation": self._location}
        if excerpt and (place := self._places.of(excerpt, segment)):
            physical["region"] = _region(place, excerpt)
        return {"physicalLocation": physical}


def _region(place: Place, excerpt: Excerpt) -> dict[str, Any]:
    """The words; or, of a segment, its first line, which need not hold them."""
    if place.column is None:
        return {"startLine": place.line}
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "snippet": {"text": excerpt.text},
    }


def _files(target: Document, source: Document) -> tuple[_File, _File]:
    """The two files, or the one that holds both sides of its segments."""
    if target == source:
        both = _File(0, target, "The original and the copy.")
        return both, both
    return _File(0, target, "The copy."), _File(1, source, "The original.")


def _uri(name: str) -> str:
    path = PurePath(name)
    place = quote(path.as_posix(), errors="surrogatepass")
    return f"file://{place}" if path.is_absolute() else place


def _result(finding: Finding, unit: Unit, target: _File, source: _File) -> dict[str, Any]:
    in_target, in_source = target.location(finding.target, unit.target), source.location(finding.source, unit.source)
    result = _described(finding) | {
        "rank": round(100 * finding.confidence, 2),
        "locations": [(in_target if finding.target else in_source) | _logical(unit)],
        "properties": {
            "category": finding.category.value,
            "severity": finding.severity.label,
            "confidence": round(finding.confidence, 4),
            "unit": finding.unit,
            "source": _words(finding.source),
            "target": _words(finding.target),
        },
    }
    if finding.target and finding.source:
        words = {"id": 1, "message": _message("What the original says.")}
        result["relatedLocations"] = [in_source | _logical(unit) | words]
    if finding.baseline:
        result["baselineState"] = finding.baseline.value
    if finding.suppression is not None:
        result["suppressions"] = [{"kind": "external", "justification": visible(finding.suppression)}]
    return result


def _logical(unit: Unit) -> dict[str, Any]:
    """The segment of an already aligned file; sentences have no names."""
    if unit.segment_id is None:
        return {}
    return {"logicalLocations": [{"fullyQualifiedName": visible(unit.segment_id), "kind": "segment"}]}


def _absent(known: KnownFinding, target: _File) -> dict[str, Any]:
    return _described(known) | {"baselineState": "absent", "locations": [target.location()]}


def _described(finding: Finding | KnownFinding) -> dict[str, Any]:
    return {
        "ruleId": finding.check,
        "level": LEVELS[finding.severity],
        "message": _message(finding.message),
        "partialFingerprints": {FINGERPRINT: finding.id},
    }


def _words(excerpt: Excerpt | None) -> dict[str, Any] | None:
    """An excerpt as in the JSON report; its offsets count in the text as it was read, with line breaks as \\n."""
    return {"start": excerpt.start, "end": excerpt.end, "text": excerpt.text} if excerpt else None


def _message(text: str) -> dict[str, str]:
    """A plain text message in which no words of a text can be a link (SARIF 3.11.6)."""
    return {"text": visible(text).replace("](", "] (")}


def _rules(findings: Iterable[Finding | KnownFinding], checks: Mapping[str, Documentation]) -> list[dict[str, Any]]:
    """The documented checks in their order, then what else has findings."""
    names = dict.fromkeys([*checks, *(finding.check for finding in findings)])
    return [{"id": name} | (_rule(name, checks[name]) if name in checks else {}) for name in names]


def _rule(name: str, check: Documentation) -> dict[str, Any]:
    limits = f"Not seen: {check.not_seen}" if check.not_seen else ""
    examples = "\n".join(
        f"- {label}: {example.source} → {example.target}"
        for label, examples in (("Error", check.bad), ("Harmless", check.good))
        for example in examples
    )
    return {
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.meaning},
        "help": {"text": "\n\n".join(filter(None, (check.meaning, examples, limits)))},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {"tags": [check.category.value]},
    }
