"""Whether the target is a copy of the source at all, or another text that shares names and quotations with it."""

from collections.abc import Iterable
from math import fsum

import numpy as np

from mtaudit.alignment.beads import Step
from mtaudit.alignment.similarity import Bags, Evidence, Floats

# A text is the best evidence of itself. The beads of a copy carry at least SHARE of what the shorter text would give:
# nearly FULL in machine translations, half of that in garbled ones, less than a twentieth in reports of the same event.
SHARE = 0.11
FULL = 0.3  # of a bead's own best evidence counts at most, so that literal quotations do not outweigh the rest
SPREAD = 0.02  # around SHARE: gives the score its slope
LENIENCE = 0.5  # evidence granted beforehand, so that texts of a few words are not judged by their want of evidence


def copy_score(evidence: Evidence, steps: Iterable[Step]) -> float:
    """0 to 1; from 0.5 the target is a copy. Sentences dropped or added on one side only do not count against it."""
    ours, theirs = (_best_evidence(side, evidence.match) for side in (evidence.source, evidence.target))
    possible = min(float(ours[-1]), float(theirs[-1]))
    if not possible:
        return 0.0

    def worth(step: Step) -> float:
        here, there = step.sources, step.targets
        limit = min(ours[here.stop] - ours[here.start], theirs[there.stop] - theirs[there.start])
        return max(0.0, min(step.score, FULL * float(limit)))

    found = LENIENCE + fsum(map(worth, steps))  # the same whatever the order of the steps
    return float(1 / (1 + np.exp(np.clip((SHARE - found / possible) / SPREAD, -50, 50))))


def _best_evidence(bags: Bags, match: Floats) -> Floats:
    """Up to each sentence boundary, what the sentences before it would match in themselves."""
    return np.concatenate([[0.0], np.cumsum(match[bags.ids])])[bags.starts]
