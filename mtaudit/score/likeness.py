"""Quality without the judge: likeness to the source on a scale that people can read, less what findings cost.

Likeness is half chrF++ (which sees word order) and half the share of content words, on either side, that have a
partner. Omissions and additions are in that already, so only findings of other kinds cost extra. Measured: this orders
systems better than chrF, BLEU or TER alone; a cost for omissions and additions made it worse.
"""

from collections.abc import Callable, Iterable, Sequence

from mtaudit.compare.wording import CONTENT
from mtaudit.model import Finding, LinkKind, Segment, Token, WordAlignment, WordLink
from mtaudit.mqm import Category, Severity
from mtaudit.score.sacrebleu import SurfaceScores
from mtaudit.score.scale import on_scale

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


def likeness_quality(
    source: Segment, target: Segment, words: WordAlignment, surface: SurfaceScores, findings: Iterable[Finding]
) -> float:
    """Quality of two texts that differ, 0 to 100, by their surface scores, word links and findings."""
    quality = on_scale(_likeness(source, target, words, surface.chrf_plus / 100), KNOTS)
    for finding in findings:
        if finding.category not in IN_LIKENESS:
            quality *= 1 - finding.confidence * COST[finding.severity]
    return quality


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
