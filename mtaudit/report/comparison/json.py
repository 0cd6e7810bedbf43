"""A comparison as plain data, schema "mtaudit-comparison/1"."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from mtaudit.model import Comparison, Difference, Finding, Report, Unit
from mtaudit.report.json import dump, rounded

SCHEMA: Final = "mtaudit-comparison/1"


def render(comparison: Comparison) -> str:
    """`to_dict` as indented JSON."""
    return dump(to_dict(comparison))


def to_dict(comparison: Comparison) -> dict[str, Any]:
    """Everything a comparison says. Scores have 2 decimals, probabilities 4; null stands for what cannot be told."""
    old, new = ({unit.id: unit for unit in report.units} for report in (comparison.old, comparison.new))
    return {
        "schema": SCHEMA,
        "change": comparison.change,
        "verdict": comparison.verdict,
        "caveats": list(comparison.caveats),
        "old": _report(comparison.old),
        "new": _report(comparison.new),
        "passages": {"all": comparison.passages, "better": comparison.better, "worse": comparison.worse},
        "scores": {difference.metric: _difference(difference) for difference in comparison.differences},
        "findings": {
            "new": [_finding(finding, new) for finding in comparison.appeared],
            "fixed": [_finding(finding, old) for finding in comparison.fixed],
            "unchanged": [{"old": _finding(one, old), "new": _finding(two, new)} for one, two in comparison.unchanged],
        },
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "source": report.source.document.name,
        "target": report.target.document.name,
        "signature": report.signature,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "old": rounded(difference.old),
        "new": rounded(difference.new),
        "delta": rounded(difference.delta),
        "low": rounded(difference.low),
        "high": rounded(difference.high),
        "p_value": rounded(difference.p_value, 4),
        "change": difference.change,
        "signature": difference.signature,
    }


def _finding(finding: Finding, units: Mapping[int, Unit]) -> dict[str, Any]:
    name = units[finding.unit].segment_id
    values = {"severity": finding.severity.label, "confidence": rounded(finding.confidence, 4)}
    return asdict(finding) | values | ({} if name is None else {"segment_id": name})
