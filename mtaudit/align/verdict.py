"""Whether the target is a copy of the source at all, or another text that shares names and quotations with it."""

from collections.abc import Iterable

import numpy as np

from mtaudit.align.decode import Step
from mtaudit.align.similarity import Bags, Evidence, Floats

# Beads of a copy carry at least this share of the evidence that the shorter text would give of itself: about half of it
# in machine translations, a quarter in garbled ones, below a twelfth in reports of the same event.
SHARE = 0.10
SPREAD = 0.02  # of the share, around the threshold: gives the score its slope
LENIENCE = 0.5  # evidence granted beforehand, so that texts of a few words are not judged by their want of evidence


def copy_score(evidence: Evidence, steps: Iterable[Step]) -> float:
    """0 to 1; from 0.5 the target is a copy. Sentences dropped or added on one side only do not count against it."""
    found = LENIENCE + sum(step.score for step in steps if step.taken and step.given)
    possible = min(_self_evidence(evidence.source, evidence.match), _self_evidence(evidence.target, evidence.match))
    if not possible:
        return 0.0
    return float(1 / (1 + np.exp(np.clip((SHARE - found / possible) / SPREAD, -50, 50))))


def _self_evidence(bags: Bags, match: Floats) -> float:
    return float(match[bags.ids].sum())
