"""An outcome as columns, schema "mtaudit-batch/1": what a line of JSON has of it, and its findings by severity."""

import sys
from collections.abc import Mapping
from typing import Any, Final

from mtaudit.model import FindingCount, Outcome, Status
from mtaudit.mqm import Severity
from mtaudit.report.batch.jsonl import to_dict

COLUMNS: Final[Mapping[str, type]] = {
    "id": str,
    "source": str,
    "target": str,
    "status": str,
    "reasons": list,
    "quality": float,
    "penalty": float,
    "source_lost": float,
    "source_words": int,
    "units": int,
    "critical": int,
    "major": int,
    "minor": int,
    "neutral": int,
    "findings": list,
    "signature": str,
    "digest": str,
}
"""What tables of any kind keep of an outcome; besides, a row says by which `schema` it is written."""


def to_row(outcome: Outcome) -> dict[str, Any]:
    """The outcome by column."""
    return to_dict(outcome) | {severity.label: outcome.count(severity) for severity in sorted(Severity, reverse=True)}


def from_row(row: Mapping[str, Any]) -> Outcome:
    """Inverse of `to_row`; words that many outcomes share are kept once."""
    return Outcome(
        id=row["id"],
        source=row["source"],
        target=row["target"],
        status=Status(row["status"]),
        reasons=tuple(row["reasons"]),
        quality=row["quality"],
        penalty=row["penalty"],
        source_lost=row["source_lost"],
        source_words=row["source_words"],
        units=row["units"],
        findings=tuple(
            FindingCount(sys.intern(found["check"]), Severity.from_label(found["severity"]), found["count"])
            for found in row["findings"]
        ),
        signature=sys.intern(row["signature"]),
        digest=row["digest"],
    )
