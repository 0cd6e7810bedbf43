"""`quality`: one number for a unit and a document, 0 to 100, until the trained judge replaces it.

A unit's quality is its likeness to the source on a scale that people can read, less what its findings cost. Likeness is
half chrF++ (which sees word order) and half the share of content words, on either side, that have a partner. Omissions
and additions are in that already, so only findings of other kinds cost extra. Measured: this orders systems better than
chrF, BLEU or TER alone; a cost for omissions and additions made it worse (bench/quality.py).
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from mtaudit.compare.wording import CONTENT
from mtaudit.model import Finding, LinkKind, Segment, Token, Unit, WordAlignment, WordLink
from mtaudit.mqm import Category, Severity
from mtaudit.score.sacrebleu import SurfaceScores

WORTH = {
    LinkKind.IDENTICAL: 1.0,
    LinkKind.VARIANT: 0.95,
    LinkKind.SYNONYM: 0.85,
    LinkKind.RELATED: 0.6,
    LinkKind.DIFFERENT: 0.2,
}
# likeness → quality; unrelated sentences have likeness 0.11 ± 0.05, human retranslations 0.62, one in ten below 0.45
KNOTS = ((0.0, 0.0), (0.2, 10.0), (0.35, 60.0), (0.5, 82.0), (0.65, 92.0), (1.0, 100.0))
COST = {Severity.NEUTRAL: 0.0, Severity.MINOR: 0.02, Severity.MAJOR: 0.05, Severity.CRITICAL: 0.45}

IN_LIKENESS = frozenset({Category.OMISSION, Category.ADDITION})


def unit_quality(unit: Unit, surface: SurfaceScores, findings: Iterable[Finding]) -> float:
    """Quality of one unit with its `findings`, 0 to 100: 0 where a side is missing, 100 for identical text."""
    if unit.source is None or unit.target is None:
        return 0.0
    if unit.source.text == unit.target.text:
        return 100.0
    quality = _interpolate(_likeness(unit.source, unit.target, unit.words, surface.chrf_plus / 100))
    for finding in findings:
        if finding.category not in IN_LIKENESS:
            quality *= 1 - finding.confidence * COST[finding.severity]
    return quality


def document_quality(units: Iterable[tuple[Unit, float]]) -> float:
    """The units' qualities averaged by length in characters (of the longer side); 0 where there is nothing."""
    total = weight = 0.0
    for unit, quality in units:
        length = max(len(side.text) for side in (unit.source, unit.target) if side is not None)
        total += length * quality
        weight += length
    return total / weight if weight else 0.0


def _likeness(source: Segment, target: Segment, words: WordAlignment, chrf: float) -> float:
    """How much of the source is in the target and the other way round, 0 to 1; without content words chrF++ tells."""
    kept = _covered(source.tokens, words.from_source)
    founded = _covered(target.tokens, words.from_target)
    return (2 * chrf + (chrf if kept is None else kept) + (chrf if founded is None else founded)) / 4


def _covered(tokens: Sequence[Token], links: Callable[[int], Sequence[WordLink]]) -> float | None:
    """Mean worth of the best link of each content word, None where there is no content word."""
    worths = [
        max((WORTH[link.kind] for link in links(index)), default=0.0)
        for index, token in enumerate(tokens)
        if token.pos in CONTENT
    ]
    return sum(worths) / len(worths) if worths else None


def _interpolate(value: float) -> float:
    for (x, low), (right, high) in pairwise(KNOTS):
        if value <= right:
            return low + (high - low) * max(0.0, value - x) / (right - x)
    return KNOTS[-1][1]
