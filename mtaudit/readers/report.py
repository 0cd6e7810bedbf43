"""A JSON report read back: what gates and comparisons need of it.

Texts of documents, words and judgements do not come back: reports hold them in part only. Fields that the first reports
of the schema did not have may be missing.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from mtaudit.errors import InputError
from mtaudit.model import (
    REPORT_SCHEMA,
    BaselineState,
    Code,
    CodeKind,
    Document,
    DocumentScores,
    Excerpt,
    Finding,
    KnownFinding,
    Origin,
    Report,
    Score,
    Segment,
    SegmentedDocument,
    SetAside,
    Span,
    Unit,
    UnitKind,
    UnitScores,
)
from mtaudit.mqm import WMT, Category, Severity, Weights

T = TypeVar("T")


def parse(text: str, name: str) -> Report:
    """The report in `text`. Raises InputError, with `name` in it, where it is none of ours."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(f"'{name}' is not JSON; to audit a text, name its copy too.") from None
    schema = data.get("schema") if isinstance(data, dict) else None
    if isinstance(schema, str) and schema != REPORT_SCHEMA:
        raise InputError(f"'{name}' has schema '{schema}', not '{REPORT_SCHEMA}'.")
    try:
        return _consistent(_report(data))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise InputError(f"'{name}' is JSON, but no mtaudit report.") from None


def _report(data: Any) -> Report:
    scores = data["scores"]
    return Report(
        signature=_typed(str, data["signature"]),
        source=_document(data["source"]),
        target=_document(data["target"]),
        units=tuple(map(_unit, _list(data["units"]))),
        findings=tuple(map(_finding, _list(data["findings"]))),
        scores=DocumentScores(
            quality=_between(scores["quality"], 0, 100),
            mqm_penalty_per_1000_words=_number(scores["mqm_penalty_per_1000_words"]),
            mqm_weights=_weights(scores["mqm_weights"]) if "mqm_weights" in scores else WMT,
            source_lost=_number(scores.get("source_lost")),
            bleu=_score(scores["bleu"]),
            chrf=_score(scores["chrf"]),
            ter=_score(scores["ter"]),
        ),
        auditable=_typed(bool, data["auditable"]),
        failures=tuple(_typed(str, failure) for failure in _list(data["failures"])),
        complete=_typed(bool, data.get("complete", True)),
        unmatched=tuple(map(_known, _list(data.get("unmatched", [])))),
    )


def _consistent(report: Report) -> Report:
    """The report, if what it refers to by number is there."""
    known = {unit.id for unit in report.units}
    if len(known) < len(report.units) or not known.issuperset(finding.unit for finding in report.findings):
        raise ValueError
    if len({finding.id for finding in report.findings}) < len(report.findings):
        raise ValueError  # what is known of one would be said of the other
    if report.auditable and not report.units:
        raise ValueError
    for unit in report.units:
        if unit.source is None and unit.target is None:
            raise ValueError
        for segment, document in ((unit.source, report.source), (unit.target, report.target)):
            if segment and not all(0 <= number < len(document.sentences) for number in segment.sentences):
                raise ValueError
    return report


def _document(data: Any) -> SegmentedDocument:
    return SegmentedDocument(
        Document(_typed(str, data["name"]), ""),
        tuple(map(_span, _list(data["sentences"]))),
        tuple(SetAside(_span(aside), _typed(str, aside["reason"])) for aside in _list(data.get("set_aside", []))),
    )


def _unit(data: Any) -> Unit:
    return Unit(
        id=_typed(int, data["id"]),
        kind=UnitKind(data["kind"]),
        source=_optional(_segment, data["source"]),
        target=_optional(_segment, data["target"]),
        alignment_confidence=_number(data["alignment_confidence"]),
        scores=_optional(_unit_scores, data["scores"]),
        segment_id=_optional(lambda name: _typed(str, name), data.get("segment_id")),
    )


def _segment(data: Any) -> Segment:
    span = _span(data)
    numbers = tuple(_typed(int, number) for number in _list(data["sentences"]))
    if not numbers:
        raise ValueError
    text, line = _typed(str, data["text"]), _optional(_line, data.get("line"))
    codes = tuple(_code(code, text) for code in _list(data.get("codes", [])))
    if any(before.end > after.start for before, after in pairwise(codes)):
        raise ValueError
    return Segment(span.start, span.end, text, numbers, codes=codes, line=line)


def _code(data: Any, text: str) -> Code:
    span = _span(data)
    if not span or span.end > len(text):
        raise ValueError
    return Code(span.start, span.end, span.of(text), CodeKind(data["kind"]))


def _line(value: Any) -> int:
    if (number := _typed(int, value)) < 1:
        raise ValueError
    return number


def _unit_scores(data: Any) -> UnitScores:
    return UnitScores(_between(data["quality"], 0, 100), *(_number(data[metric]) for metric in ("bleu", "chrf", "ter")))


def _finding(data: Any) -> Finding:
    return Finding(
        id=_typed(str, data["id"]),
        check=_typed(str, data["check"]),
        category=Category(data["category"]),
        severity=Severity.from_label(data["severity"]),
        confidence=_between(data["confidence"], 0, 1),
        unit=_typed(int, data["unit"]),
        source=_optional(_excerpt, data["source"]),
        target=_optional(_excerpt, data["target"]),
        message=_typed(str, data["message"]),
        baseline=_optional(BaselineState, data.get("baseline")),
        suppression=_optional(lambda note: _typed(str, note), data.get("suppression")),
    )


def _known(data: Any) -> KnownFinding:
    return KnownFinding(
        id=_typed(str, data["id"]),
        check=_typed(str, data["check"]),
        severity=Severity.from_label(data["severity"]),
        message=_typed(str, data["message"]),
        origin=Origin(data["origin"]),
        note=_optional(lambda note: _typed(str, note), data["note"]),
    )


def _excerpt(data: Any) -> Excerpt:
    span = _span(data)
    return Excerpt(span.start, span.end, _typed(str, data["text"]))


def _span(data: Any) -> Span:
    return Span(_typed(int, data["start"]), _typed(int, data["end"]))


def _weights(data: Mapping[str, Any]) -> Weights:
    points = {severity.label: _number(data[severity.label]) for severity in Severity}
    return Weights(_typed(str, data["name"]), **points)


def _score(data: Any) -> Score:
    return Score(_number(data["score"]), _typed(str, data["signature"]))


def _optional(read: Callable[[Any], T], value: Any) -> T | None:
    return None if value is None else read(value)


def _list(value: Any) -> Sequence[Any]:
    return _typed(list, value)


def _number(value: Any) -> float:
    """A number; what JSON has none for was written as null."""
    if value is None:
        return float("nan")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return float(value)


def _between(value: Any, least: float, most: float) -> float:
    number = _number(value)
    if not least <= number <= most:
        raise ValueError
    return number


def _typed(kind: type[T], value: Any) -> T:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError
    return value
