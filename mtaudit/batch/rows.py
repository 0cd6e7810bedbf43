"""An outcome as plain data, schema "mtaudit-batch/1": the one form that JSON lines, SQLite and Parquet have of it."""

from collections.abc import Mapping
from typing import Any

from mtaudit.model import BATCH_SCHEMA, FindingCount, Outcome, Status
from mtaudit.mqm import Severity


def to_row(outcome: Outcome) -> dict[str, Any]:
    """The outcome by column; its findings are counted by severity, too."""
    return {
        "schema": BATCH_SCHEMA,
        "id": outcome.id,
        "source": outcome.source,
        "target": outcome.target,
        "status": outcome.status.value,
        "reasons": list(outcome.reasons),
        "quality": outcome.quality,
        "penalty": outcome.penalty,
        "source_lost": outcome.source_lost,
        "source_words": outcome.source_words,
        "units": outcome.units,
        **{severity.label: outcome.count(severity) for severity in sorted(Severity, reverse=True)},
        "findings": [
            {"check": found.check, "severity": found.severity.label, "count": found.count} for found in outcome.findings
        ],
        "signature": outcome.signature,
        "digest": outcome.digest,
    }


def from_row(row: Mapping[str, Any]) -> Outcome:
    """Inverse of `to_row`."""
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
            FindingCount(found["check"], Severity.from_label(found["severity"]), found["count"])
            for found in row["findings"]
        ),
        signature=row["signature"],
        digest=row["digest"],
    )
