"""Logistic regression as it is applied: evidence with names is weighed, log-odds become a chance and back."""

from collections.abc import Mapping
from math import exp, log

BIAS = "bias"
LARGEST = 30.0  # log-odds beyond which a chance is as good as 0 or 1


def score(weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    """The log-odds that weighed evidence amounts to; what has no weight counts nothing."""
    return weights[BIAS] + sum([weights.get(name, 0.0) * value for name, value in evidence.items()])


def chance(log_odds: float) -> float:
    """The chance, 0 to 1, with such log-odds."""
    return 1 / (1 + exp(-max(-LARGEST, min(LARGEST, log_odds))))


def log_odds(chance: float, least: float) -> float:
    """The natural logarithm of the odds of a chance, which counts as at least `least` from 0 and 1."""
    kept = least if chance < least else min(chance, 1 - least)
    return log(kept / (1 - kept))
