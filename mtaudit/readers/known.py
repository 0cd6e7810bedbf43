"""What is known of findings already: baselines that `--write-baseline` wrote, reviews that the HTML page saved."""

import json
from collections.abc import Iterable
from typing import Any, Final

from mtaudit.errors import InputError
from mtaudit.model import Baseline, KnownFinding, Origin
from mtaudit.mqm import Severity

BASELINE_SCHEMA: Final = "mtaudit-baseline/1"
REVIEW_SCHEMA: Final = "mtaudit-review/1"
FALSE_ALARM: Final = "false alarm"
VERDICTS: Final = (FALSE_ALARM, "true", None)  # none where a reviewer only wrote a note


def parse_baseline(text: str, name: str) -> Baseline:
    """The baseline in `text`. Raises InputError, with `name` in it, where it is none."""
    data = _data(text, name, BASELINE_SCHEMA, "baseline")
    try:
        return Baseline(
            _text(data["source"]),
            _once([_known(entry, Origin.BASELINE) for entry in _listed(data["findings"])], name),
            _within(data["quality"], 100),
            _within(data["unit_quality"], 100),
            _within(data["source_lost"], 1),
        )
    except (KeyError, TypeError, ValueError):
        raise InputError(f"'{name}' is no whole baseline; write it again with --write-baseline.") from None


def parse_review(text: str, name: str) -> tuple[KnownFinding, ...]:
    """The findings that a reviewer marked. Raises InputError, with `name` in it, where it is no review."""
    data = _data(text, name, REVIEW_SCHEMA, "review")
    try:
        return _once([_reviewed(entry) for entry in _listed(data["verdicts"])], name)
    except (KeyError, TypeError, ValueError):
        raise InputError(f"'{name}' is no whole review; save it again from the HTML report.") from None


def _data(text: str, name: str, schema: str, kind: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(f"'{name}' is not JSON, so no {kind}.") from None
    if not isinstance(data, dict) or data.get("schema") != schema:
        raise InputError(f"'{name}' is JSON, but no {kind} of mtaudit (schema {schema}).")
    return data


def _reviewed(entry: Any) -> KnownFinding:
    if entry["verdict"] not in VERDICTS:
        raise ValueError
    note = _text(entry.get("note", ""))
    return _known(entry, Origin.REVIEW, note if entry["verdict"] == FALSE_ALARM else None)


def _known(entry: Any, origin: Origin, note: str | None = None) -> KnownFinding:
    severity = Severity.from_label(_text(entry["severity"]))
    return KnownFinding(_text(entry["id"]), _text(entry["check"]), severity, _text(entry["message"]), origin, note)


def _once(known: Iterable[KnownFinding], name: str) -> tuple[KnownFinding, ...]:
    """What is known, each finding once. Raises InputError where two entries, as of files put together, disagree."""
    by_id: dict[str, KnownFinding] = {}
    for finding in known:
        if by_id.setdefault(finding.id, finding) != finding:
            raise InputError(f"'{name}' says two things of one finding (id {finding.id!r:.40}).")
    return tuple(by_id.values())


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _within(value: Any, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise ValueError
    return float(value)
