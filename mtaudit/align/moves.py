"""Blocks that moved: stretches left out at one place that turn up, in their own order, at another."""

from collections.abc import Sequence

from mtaudit.align.band import find_anchors
from mtaudit.align.decode import Step
from mtaudit.align.search import Range, search
from mtaudit.align.similarity import Evidence

SURE = 4.0  # log-likelihood ratio from which a block counts as moved


def find_moves(evidence: Evidence, steps: Sequence[Step]) -> list[Step]:
    """Beads between sentences that `steps` leaves without a partner, out of document order."""
    free_source = {step.source for step in steps if not step.given}
    free_target = {step.target for step in steps if not step.taken}
    moved: list[Step] = []
    tried: set[tuple[Range, Range]] = set()
    for i, j, _ in find_anchors(evidence):
        if i not in free_source or j not in free_target:
            continue
        ranges = _run(free_source, i), _run(free_target, j)
        if ranges in tried:
            continue
        tried.add(ranges)
        block = [step for step in search(evidence, *ranges) if step.taken and step.given and step.score > 0]
        if sum(step.score for step in block) >= SURE:
            moved += block
            for step in block:
                free_source.difference_update(range(step.source, step.source + step.taken))
                free_target.difference_update(range(step.target, step.target + step.given))
    return moved


def _run(free: set[int], place: int) -> Range:
    """The longest range of free sentences around `place`."""
    first = last = place
    while first - 1 in free:
        first -= 1
    while last + 1 in free:
        last += 1
    return first, last + 1
