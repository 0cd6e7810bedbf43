"""The judge disposes of what the checks propose: from a candidate's strength to the confidence of a finding.

The confidence is the chance that at least one of three experts would mark an error at the finding's words. It is given
by logistic regression, one for each check, on features with names: what the check itself says, what the judge says of
the words, and how far the unit departs from its source. Among paraphrases a difference means less, so each weight is
two: one for units that keep near their source, one for those that depart from it, and in between some of either.
`training/disposal.py` fits the weights; `disposal.json` holds them, readable. Without a judge, a candidate's strength
is all there is to go by.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp, log, sqrt
from typing import NamedTuple

from mtaudit.compare.context import coverage
from mtaudit.compare.doubts import Doubt, worst
from mtaudit.compare.sides import sides
from mtaudit.findings import JUDGE, check_id
from mtaudit.model import Candidate, Check, Span, Unit, WordRisk
from mtaudit.mqm import Severity

BIAS = "bias"
GRAVE = JUDGE  # the check whose severity is a matter of chance, too
FEATURES = frozenset({"strength", "unlikeness", "length", "wrong", "wrong, critical", "lost", "lost, critical"})
"""What most checks are judged by; what a check adds itself counts for `GRAVE` alone."""
# Where the check has asked the judge itself, or speaks of marks and forms that the judge knows little of.
_OWN_EVIDENCE = frozenset({"strength", "unlikeness", "length"})
USED: Mapping[str, frozenset[str]] = dict.fromkeys(("addition", "antonym", "omission"), _OWN_EVIDENCE)
LEAST = 0.001  # chances are kept this far from 0 and 1, where log-odds have no end
USUAL = 20  # words of a unit of usual length
LONGEST = 100  # words beyond which length counts no more
# Unlikeness at which a unit is half far from its source, and how suddenly that changes.
HALFWAY, STEP = 0.96, 0.1
LIKELY_GRAVE, LIKELY_CRITICAL = 0.5, 0.5  # chances from which on a doubtful phrase is a major, a critical error


class Disposal(NamedTuple):
    """What becomes of a candidate."""

    confidence: float
    severity: Severity


def dispose(check: Check, candidate: Candidate, unit: Unit) -> Disposal:
    """How likely an expert would mark what `check` proposes in `unit`, 0 to 1, and how grave it is."""
    name = check_id(check)
    if unit.judgement is None or name not in _weights()["marked"] or "whole unit" in candidate.features:
        return Disposal(candidate.strength, candidate.severity)
    numbers = features(candidate, unit)
    severity = candidate.severity
    if name == GRAVE and severity is not Severity.CRITICAL:
        grave = _chance(_weights()["grave"][name], numbers)
        severity = Severity.MAJOR if grave >= LIKELY_GRAVE else Severity.MINOR
    return Disposal(_chance(_weights()["marked"][name], numbers), severity)


def features(candidate: Candidate, unit: Unit) -> dict[str, float]:
    """What is known of a candidate, by name; chances as log-odds, so that they add up."""
    own = {"strength": log_odds(candidate.strength), "severity": float(candidate.severity)}
    return own | dict(candidate.features) | _of_unit(unit) | _of_words(candidate, unit)


def log_odds(chance: float) -> float:
    """The natural logarithm of the odds, within bounds."""
    kept = min(max(chance, LEAST), 1 - LEAST)
    return log(kept / (1 - kept))


def share_far(numbers: Mapping[str, float]) -> float:
    """How much a unit with these features is one that departs from its source, 0 to 1."""
    return 1 / (1 + exp((HALFWAY - numbers.get("unlikeness", 0.0)) / STEP))


def _chance(weights: Mapping[str, Mapping[str, float]], numbers: Mapping[str, float]) -> float:
    far = share_far(numbers)
    near, other = (
        table[BIAS] + sum(slope * numbers.get(name, 0.0) for name, slope in table.items() if name != BIAS)
        for table in (weights["near"], weights["far"])
    )
    return 1 / (1 + exp(-max(-30.0, min(30.0, (1 - far) * near + far * other))))


def _of_unit(unit: Unit) -> dict[str, float]:
    """How long a unit is, and how far from its source."""
    if unit.source is None or unit.target is None or unit.judgement is None:
        return {}
    words = max(1, min(LONGEST, len(unit.source.text.split())))
    both = sides(unit)
    return {
        "length": log(words / USUAL),
        "unlikeness": unit.judgement.penalty * sqrt(words / USUAL) / 50,
        "unit, major": log_odds(unit.judgement.major),
        "unit, critical": log_odds(unit.judgement.critical),
        "words unsaid": 1 - min(coverage(side) for side in both) if both else 0.0,
    }


def _of_words(candidate: Candidate, unit: Unit) -> dict[str, float]:
    """What the judge says of the words."""
    if unit.judgement is None:
        return {}
    wrong, lost = _doubt(unit.judgement.target, candidate.target), _doubt(unit.judgement.source, candidate.source)
    return {
        "wrong": log_odds(wrong.error),
        "wrong, critical": log_odds(wrong.critical),
        "lost": log_odds(lost.error),
        "lost, critical": log_odds(lost.critical),
    }


def _doubt(risks: tuple[WordRisk, ...], span: Span | None) -> Doubt:
    return worst(risks, span) if span else Doubt()


@cache
def _weights() -> Mapping[str, Mapping[str, Mapping[str, Mapping[str, float]]]]:
    weights: dict[str, dict[str, dict[str, dict[str, float]]]] = json.loads(
        files("mtaudit").joinpath("disposal.json").read_text("utf-8")
    )
    return weights
