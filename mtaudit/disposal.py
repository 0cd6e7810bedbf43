"""The judge disposes of what the checks propose: from a candidate's strength to the confidence of a finding.

The confidence is the chance that at least one of three experts would mark an error at the finding's words. It is given
by logistic regression, one for each check and setting (with and without a judge), on features with names: what the
check itself says, what the judge says of the words, and how far the whole unit departs from its source, for among
paraphrases a difference means less. `training/disposal.py` fits the weights; `disposal.json` holds them, readable.
"""

from math import log, sqrt

from mtaudit.compare.context import coverage
from mtaudit.compare.doubts import Doubt, worst
from mtaudit.compare.sides import sides
from mtaudit.model import Candidate, Check, Span, Unit, WordRisk

LEAST = 0.001  # chances are kept this far from 0 and 1, where log-odds have no end
USUAL = 20  # words of a unit of usual length
MEMORY = 64  # units whose features are remembered: checks propose unit by unit


def confidence(check: Check, candidate: Candidate, unit: Unit) -> float:
    """The probability (0 to 1) that an expert would mark what `check` proposes in `unit`."""
    return candidate.strength


def features(candidate: Candidate, unit: Unit) -> dict[str, float]:
    """What is known of a candidate, by name; log-odds of chances, so that they add up."""
    own = {"strength": log_odds(candidate.strength), "severity": float(candidate.severity)}
    own["points at the target"] = float(candidate.target is not None)
    return own | dict(candidate.features) | _of_unit(unit) | _of_words(candidate, unit)


def log_odds(chance: float) -> float:
    """The natural logarithm of odds, within bounds."""
    kept = min(max(chance, LEAST), 1 - LEAST)
    return log(kept / (1 - kept))


def _of_unit(unit: Unit) -> dict[str, float]:
    if unit.source is None or unit.target is None:
        return {}
    words = max(1, len(unit.source.text.split()))
    known = {"length": log(words / USUAL), "unaligned": 1 - unit.alignment_confidence}
    both = sides(unit)
    if both:
        known["words unsaid"] = 1 - min(coverage(side) for side in both)
    if unit.judgement:
        known["unlikeness"] = unit.judgement.penalty * sqrt(min(words, 5 * USUAL) / USUAL) / 50
        known["unit major"] = log_odds(unit.judgement.major)
        known["unit critical"] = log_odds(unit.judgement.critical)
    return known


def _of_words(candidate: Candidate, unit: Unit) -> dict[str, float]:
    if unit.judgement is None:
        return {}
    wrong, lost = _risk(unit.judgement.target, candidate.target), _risk(unit.judgement.source, candidate.source)
    return {
        "wrong": log_odds(wrong.error),
        "wrong, critical": log_odds(wrong.critical),
        "lost": log_odds(lost.error),
        "lost, critical": log_odds(lost.critical),
    }


def _risk(risks: tuple[WordRisk, ...], span: Span | None) -> Doubt:
    return worst(risks, span) if span else Doubt()
