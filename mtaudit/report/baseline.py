"""The baseline file, schema "mtaudit-baseline/1": what later audits are to know of this one."""

import json

from mtaudit.model import Report

SCHEMA = "mtaudit-baseline/1"


def render(report: Report) -> str:
    """The report's findings and lowest values as JSON, a finding with what a person needs to recognise it."""
    lowest = report.lowest_unit
    data = {
        "schema": SCHEMA,
        "signature": report.signature,
        "source": report.source.document.name,
        "target": report.target.document.name,
        "quality": round(report.scores.quality, 2),
        "unit_quality": round(lowest.scores.quality, 2) if lowest and lowest.scores else 0.0,
        "source_lost": round(report.scores.source_lost, 4),
        "findings": [
            {
                "id": finding.id,
                "check": finding.check,
                "severity": finding.severity.label,
                "message": finding.message,
            }
            for finding in report.findings
        ],
    }
    return json.dumps(data, indent=2) + "\n"
