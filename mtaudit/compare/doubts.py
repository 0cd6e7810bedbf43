"""What the judge says of stretches of text, which are cut otherwise than the words it speaks of."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from mtaudit.compare.once import once
from mtaudit.model import Judgement, Span, Token, Unit, WordRisk

_start = attrgetter("start")


class Doubt(NamedTuple):
    """The greatest chances, 0 to 1, among some words: of any error, of a major one, of a critical one."""

    error: float = 0.0
    major: float = 0.0
    critical: float = 0.0


def worst(risks: Sequence[WordRisk], span: Span) -> Doubt:
    """The doubt of the words that share a character with `span`; `risks` are in text order."""
    first = max(0, bisect_right(risks, span.start, key=_start) - 1)
    end = bisect_left(risks, span.end, key=_start)
    return _greatest([risk for risk in risks[first:end] if risk.end > span.start])


@once
def of_words(unit: Unit) -> tuple[Sequence[Doubt], Sequence[Doubt]]:
    """The doubt of each token of source and target; none where the judge was not asked."""
    if unit.judgement is None or unit.source is None or unit.target is None:
        return (), ()
    return _of_tokens(unit.judgement.source, unit.source.tokens), _of_tokens(unit.judgement.target, unit.target.tokens)


def _of_tokens(risks: Sequence[WordRisk], tokens: Sequence[Token]) -> list[Doubt]:
    """The doubt of each token; both are in text order."""
    starts = [risk.start for risk in risks]
    firsts = (max(0, bisect_right(starts, token.start) - 1) for token in tokens)
    ends = (bisect_left(starts, token.end) for token in tokens)
    return [
        _greatest([risk for risk in risks[first:end] if risk.end > token.start])
        for token, first, end in zip(tokens, firsts, ends, strict=True)
    ]


def _greatest(risks: Sequence[WordRisk]) -> Doubt:
    if len(risks) == 1:  # as it is for nearly every word
        (risk,) = risks
        return Doubt(risk.error, risk.major, risk.critical)
    if not risks:
        return Doubt()
    return Doubt(max(r.error for r in risks), max(r.major for r in risks), max(r.critical for r in risks))


def doubted(judgement: Judgement | None, source: Span | None, target: Span | None, least: float) -> bool:
    """Whether the judge gives a word of the spans a chance of at least `least` of a major error; or was not asked."""
    if judgement is None:
        return True
    doubts = ((judgement.source, source), (judgement.target, target))
    return any(worst(risks, span).major >= least for risks, span in doubts if span)
