"""How often a step of a given posterior probability is right: the decoder's word, calibrated.

The decoder knows only the texts at hand and its own model, by which words are lost independently: it is too sure that
a sentence has no partner (some translations share no word with their original) and not sure enough of what it pairs.
So log-odds are scaled (temperature scaling: Guo et al., 2017), by factors that `python -m training.confidence` fits on
half of the development documents; `python -m bench.alignment` shows how the other half fares.
"""

from math import exp, log

from mtaudit.alignment.beads import Step

BEAD, NULL = 1.30, 0.67  # factors on the log-odds
CERTAIN = 1e-6  # nothing is surer than this: keeps the log-odds finite


def calibrated(step: Step) -> Step:
    """The step with the share of such steps that are right as its confidence, in place of its posterior."""
    factor = BEAD if step.is_bead else NULL
    return step._replace(confidence=1 / (1 + exp(-factor * log_odds(step.confidence))))


def log_odds(probability: float) -> float:
    """Of a probability, kept away from 0 and 1."""
    kept = min(max(probability, CERTAIN), 1 - CERTAIN)
    return log(kept / (1 - kept))
