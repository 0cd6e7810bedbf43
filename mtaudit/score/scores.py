"""The scores of all units of a report, and of its document."""

from collections.abc import Sequence
from dataclasses import replace

from mtaudit.model import DocumentScores, Finding, Score, Unit, UnitScores
from mtaudit.mqm import WMT, Weights
from mtaudit.progress import Progress, Stage, counted
from mtaudit.score.lost import source_lost
from mtaudit.score.quality import document_quality, unit_quality
from mtaudit.score.sacrebleu import score_document, score_unit


def scored(
    units: Sequence[Unit], findings: Sequence[Finding], weights: Weights, progress: Progress
) -> tuple[tuple[Unit, ...], DocumentScores]:
    """The units with their scores, and those of the document."""
    pairs = [(unit.source.text if unit.source else "", unit.target.text if unit.target else "") for unit in units]
    surface = [score_unit(*pair) for pair in counted(pairs, progress, Stage.SCORING, len(pairs))]
    by_unit: dict[int, list[Finding]] = {unit.id: [] for unit in units}
    for finding in findings:
        by_unit[finding.unit].append(finding)
    qualities = [unit_quality(unit, scores, by_unit[unit.id]) for unit, scores in zip(units, surface, strict=True)]
    rated = tuple(
        replace(unit, scores=UnitScores(quality, scores.bleu, scores.chrf, scores.ter))
        for unit, quality, scores in zip(units, qualities, surface, strict=True)
    )
    bleu, chrf, ter = score_document(surface)
    words = sum(len(source.split()) for source, _ in pairs)
    return rated, DocumentScores(
        quality=document_quality(zip(units, qualities, strict=True)),
        mqm_penalty_per_1000_words=weights.penalty_per_1000_words((finding.severity for finding in findings), words),
        mqm_weights=weights,
        source_lost=source_lost(units, findings),
        bleu=bleu,
        chrf=chrf,
        ter=ter,
    )


def unscored(weights: Weights = WMT) -> DocumentScores:
    """The scores of a document that nobody could score: all 0, signed by no metric."""
    return DocumentScores(0.0, 0.0, weights, 0.0, *[Score(0.0, "")] * 3)
