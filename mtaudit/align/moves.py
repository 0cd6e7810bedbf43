"""Blocks that moved: stretches left out at one place that turn up, in their own order, at another.

The monotone alignment leaves them without a partner, or pairs them with something that merely looks a little alike.
"""

from collections.abc import Iterable, Sequence

from mtaudit.align.band import Anchor, chain, find_anchors
from mtaudit.align.decode import NULL, Step
from mtaudit.align.search import Range, search
from mtaudit.align.similarity import Evidence

MOVE = 4.0  # price of a moved block: minus its log prior
YIELDS = 0.5  # a bead gives way to a pair only with less than this share of its evidence: a sentence may be repeated
TRIES = 2_000  # searches in vain after which a document is taken to hold no more moves


def settle_moves(evidence: Evidence, steps: Sequence[Step]) -> list[Step]:
    """The steps with beads for moved blocks, where those explain more than what they replace; in no order."""
    sources = {i: step for step in steps for i in step.sources}
    targets = {j: step for step in steps for j in step.targets}
    tried: set[tuple[Range, Range]] = set()
    for i, j, weight in find_anchors(evidence):
        contested = {sources[i], targets[j]}
        if len(contested) < 2 or max(step.score for step in contested) > YIELDS * weight or len(tried) >= TRIES:
            continue
        ranges = _run(i, sources, contested), _run(j, targets, contested)
        if ranges in tried:
            continue
        tried.add(ranges)
        block = [step for step in search(evidence, *ranges) if step.is_bead and step.score > 0]
        replaced = {sources[i] for step in block for i in step.sources}
        replaced |= {targets[j] for step in block for j in step.targets}
        freed = _nulls(replaced, block)
        if _total(block) + _total(freed) - MOVE > _total(replaced):
            for step in (*block, *freed):
                sources |= dict.fromkeys(step.sources, step)
                targets |= dict.fromkeys(step.targets, step)
    return list(dict.fromkeys([*sources.values(), *targets.values()]))


def in_order(steps: Iterable[Step]) -> list[Step]:
    """The beads of the heaviest sequence that rises in both documents: those that did not move."""
    beads = sorted(step for step in steps if step.is_bead)
    anchors = [Anchor(step.source, step.target, float(step.taken + step.given)) for step in beads]
    kept = set(chain(anchors))
    return [step for step, anchor in zip(beads, anchors, strict=True) if anchor in kept]


def _total(steps: Iterable[Step]) -> float:
    return sum(step.score for step in steps)


def _run(place: int, owners: dict[int, Step], contested: set[Step]) -> Range:
    """The longest range around `place` of sentences without a partner or of contested beads."""

    def free(k: int) -> bool:
        return k in owners and (not owners[k].is_bead or owners[k] in contested)

    first = last = place
    while free(first - 1):
        first -= 1
    while free(last + 1):
        last += 1
    return first, last + 1


def _nulls(replaced: Iterable[Step], block: Sequence[Step]) -> list[Step]:
    """What is left without a partner when the block takes its sentences out of the steps it replaces."""
    rows = {i for step in block for i in step.sources}
    columns = {j for step in block for j in step.targets}
    omitted = [Step(i, s.target, 1, 0, NULL, 0.5) for s in replaced for i in s.sources if i not in rows]
    return omitted + [Step(s.source, j, 0, 1, NULL, 0.5) for s in replaced for j in s.targets if j not in columns]
