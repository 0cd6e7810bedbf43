"""The machine-readable report, schema "mtaudit-report/1": everything, in the report's order and exact characters."""

import json
import math
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from mtaudit.model import (
    REPORT_SCHEMA,
    Excerpt,
    Finding,
    Report,
    Score,
    Segment,
    SegmentedDocument,
    Span,
    Unit,
    UnitScores,
    Verdict,
    WordRisk,
)

SHOWN = 0.15  # words whose probability of an error reaches this are listed; the rest would drown them

_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: Report, verdict: Verdict | None) -> str:
    """`to_dict` as `dump` writes it."""
    return dump(to_dict(report, verdict))


def dump(data: Any) -> str:
    """Indented JSON that can always be encoded as UTF-8: a lone surrogate becomes its JSON escape."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def to_dict(report: Report, verdict: Verdict | None) -> dict[str, Any]:
    """The report as plain data. Offsets count code points; scores have 2 decimals, confidences (0 to 1) have 4."""
    scores = report.scores
    return {
        "schema": REPORT_SCHEMA,
        "signature": report.signature,
        "source": _document(report.source),
        "target": _document(report.target),
        "units": [_unit(unit) for unit in report.units],
        "findings": [_finding(finding) for finding in report.findings],
        "scores": {
            "quality": rounded(scores.quality),
            "mqm_penalty_per_1000_words": rounded(scores.mqm_penalty_per_1000_words),
            "mqm_weights": asdict(scores.mqm_weights),
            "source_lost": rounded(scores.source_lost, 4),
            "bleu": _score(scores.bleu),
            "chrf": _score(scores.chrf),
            "ter": _score(scores.ter),
            "worst_units": [unit.id for unit in report.worst_units],
        },
        "auditable": report.auditable,
        "complete": report.complete,
        "failures": list(report.failures),
        "unmatched": [asdict(known) | {"severity": known.severity.label} for known in report.unmatched],
        "verdict": None if verdict is None else _verdict(verdict),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "passed": verdict.passed,
        "reasons": list(verdict.reasons),
        "limits": [asdict(limit) for limit in verdict.limits],
    }


def _document(segmented: SegmentedDocument) -> dict[str, Any]:
    return {
        "name": segmented.document.name,
        "sentences": [{"start": span.start, "end": span.end} for span in segmented.sentences],
        "set_aside": [
            {"start": aside.span.start, "end": aside.span.end, "reason": aside.reason} for aside in segmented.set_aside
        ],
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "id": unit.id,
        **({} if unit.segment_id is None else {"segment_id": unit.segment_id}),
        "kind": unit.kind.value,
        "source": _segment(unit, unit.source),
        "target": _segment(unit, unit.target),
        "alignment_confidence": rounded(unit.alignment_confidence, 4),
        "scores": _unit_scores(unit.scores),
        "judgement": _judgement(unit),
    }


def _judgement(unit: Unit) -> dict[str, Any] | None:
    """What the judge says of a unit, with the words it doubts; the penalty only orders translations of one source."""
    judged = unit.judgement
    if judged is None or unit.source is None or unit.target is None:
        return None
    return {
        "major": rounded(judged.major, 4),
        "critical": rounded(judged.critical, 4),
        "source": _risks(unit.source, judged.source),
        "target": _risks(unit.target, judged.target),
    }


def _risks(segment: Segment, risks: Iterable[WordRisk]) -> list[dict[str, Any]]:
    return [
        {
            "start": risk.start,
            "end": risk.end,
            "text": segment.excerpt(Span(risk.start, risk.end)),
            "error": rounded(risk.error, 4),
            "major": rounded(risk.major, 4),
            "critical": rounded(risk.critical, 4),
        }
        for risk in risks
        if risk.error >= SHOWN
    ]


def _unit_scores(scores: UnitScores | None) -> dict[str, Any] | None:
    if scores is None:
        return None
    return {
        "quality": rounded(scores.quality),
        "bleu": rounded(scores.bleu),
        "chrf": rounded(scores.chrf),
        "ter": rounded(scores.ter),
    }


def _segment(unit: Unit, segment: Segment | None) -> dict[str, Any] | None:
    if segment is None:
        return None
    sentences = {"sentences": list(segment.sentences)}
    text = {"start": segment.start, "end": segment.end, "text": segment.text}
    return sentences | text | ({} if unit.segment_id is None else _as_in_file(segment))


def _as_in_file(segment: Segment) -> dict[str, Any]:
    """What is known of a side of an already aligned segment; codes count from its start."""
    codes = [{"start": code.start, "end": code.end, "kind": code.kind.value} for code in segment.codes]
    return {"line": segment.line, "codes": codes}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "check": finding.check,
        "category": finding.category.value,
        "severity": finding.severity.label,
        "confidence": rounded(finding.confidence, 4),
        "unit": finding.unit,
        "source": _excerpt(finding.source),
        "target": _excerpt(finding.target),
        "message": finding.message,
        "baseline": finding.baseline,
        "suppression": finding.suppression,
    }


def _excerpt(excerpt: Excerpt | None) -> dict[str, Any] | None:
    return {"start": excerpt.start, "end": excerpt.end, "text": excerpt.text} if excerpt else None


def _score(score: Score) -> dict[str, Any]:
    return {"score": rounded(score.score), "signature": score.signature}


def rounded(value: float, digits: int = 2) -> float | None:
    """None for what JSON has no number for."""
    return round(float(value), digits) if math.isfinite(value) else None
