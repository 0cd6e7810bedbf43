"""What the judge says of stretches of text, which are cut otherwise than the words it speaks of."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from mtaudit.model import Judgement, Span, Token, WordRisk


class Doubt(NamedTuple):
    """The greatest chances, 0 to 1, among some words: of any error, of a major one, of a critical one."""

    error: float = 0.0
    major: float = 0.0
    critical: float = 0.0


def worst(risks: Sequence[WordRisk], span: Span) -> Doubt:
    """The doubt of the words that share a character with `span`; `risks` are in text order."""
    first = max(0, bisect_right(risks, span.start, key=lambda risk: risk.start) - 1)
    end = bisect_left(risks, span.end, key=lambda risk: risk.start)
    inside = [risk for risk in risks[first:end] if risk.end > span.start]
    if not inside:
        return Doubt()
    return Doubt(max(r.error for r in inside), max(r.major for r in inside), max(r.critical for r in inside))


def of_tokens(risks: Sequence[WordRisk], tokens: Sequence[Token]) -> list[Doubt]:
    """The doubt of each token."""
    return [worst(risks, token.span) for token in tokens]


def doubted(judgement: Judgement | None, source: Span | None, target: Span | None, least: float) -> bool:
    """Whether the judge gives a word of the spans a chance of at least `least` of a major error; or was not asked."""
    if judgement is None:
        return True
    doubts = ((judgement.source, source), (judgement.target, target))
    return any(worst(risks, span).major >= least for risks, span in doubts if span)
