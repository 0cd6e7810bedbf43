"""Outcomes as JSON lines, schema "mtaudit-batch/1": one pair a line."""

import json
from typing import Any

from mtaudit.model import BATCH_SCHEMA, Outcome
from mtaudit.report.json import rounded


def render(outcome: Outcome) -> str:
    """`to_dict` on one line, in ASCII, with its line break: no character of a text can end it before."""
    return f"{json.dumps(to_dict(outcome), allow_nan=False)}\n"


def to_dict(outcome: Outcome) -> dict[str, Any]:
    """The outcome as plain data; null stands for what nobody could tell."""
    return {
        "schema": BATCH_SCHEMA,
        "id": outcome.id,
        "source": outcome.source,
        "target": outcome.target,
        "status": outcome.status.value,
        "reasons": list(outcome.reasons),
        "quality": _number(outcome.quality),
        "penalty": _number(outcome.penalty),
        "source_lost": _number(outcome.source_lost, 4),
        "source_words": outcome.source_words,
        "units": outcome.units,
        "findings": [
            {"check": found.check, "severity": found.severity.label, "count": found.count} for found in outcome.findings
        ],
        "signature": outcome.signature,
        "digest": outcome.digest,
    }


def _number(value: float | None, digits: int = 2) -> float | None:
    return None if value is None else rounded(value, digits)
