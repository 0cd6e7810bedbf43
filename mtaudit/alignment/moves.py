"""Blocks that moved: stretches left out at one place that turn up, in their own order, at another.

The monotone alignment leaves them without a partner, or pairs them with something that merely looks a little alike.
"""

from collections.abc import Iterable, Sequence

from mtaudit.alignment.band import Anchor, chain, find_anchors
from mtaudit.alignment.beads import NULL, Step
from mtaudit.alignment.search import Range, search
from mtaudit.alignment.similarity import Evidence, pair_score

MOVE = 4.0  # price of a moved block: minus its log prior
YIELDS = 0.5  # a bead gives way to a pair only with less than this share of its evidence: a sentence may be repeated
WINDOW = 40  # sentences searched on either side of an anchor; a longer block is found piece by piece
TRIES = 500  # searches in vain after which two documents are taken to hold no more moves


def settle_moves(evidence: Evidence, steps: Sequence[Step]) -> list[Step]:
    """The steps with beads for moved blocks, where those explain more than what they replace; in no order."""
    sources = {i: step for step in steps for i in step.sources}
    targets = {j: step for step in steps for j in step.targets}
    in_vain: set[tuple[Range, Range]] = set()
    for i, j, _ in find_anchors(evidence):
        contested = {sources[i], targets[j]}
        score = pair_score(evidence, i, j) if len(contested) == 2 else 0.0
        if score <= 0 or max(step.score for step in contested) > YIELDS * score:
            continue
        ranges = _run(i, sources, contested), _run(j, targets, contested)
        if ranges in in_vain:
            continue
        block = [step for step in search(evidence, *ranges) if step.is_bead and step.score > 0]
        replaced = {sources[i] for step in block for i in step.sources}
        replaced |= {targets[j] for step in block for j in step.targets}
        freed = _nulls(replaced, block)
        if _total(block) + _total(freed) - MOVE > _total(replaced):
            for step in (*block, *freed):
                sources |= dict.fromkeys(step.sources, step)
                targets |= dict.fromkeys(step.targets, step)
        else:
            in_vain.add(ranges)
            if len(in_vain) == TRIES:
                break
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
    """The range around `place` of sentences without a partner or of contested beads."""

    def free(k: int) -> bool:
        return k in owners and (not owners[k].is_bead or owners[k] in contested)

    first = last = place
    while free(first - 1) and first > place - WINDOW:
        first -= 1
    while free(last + 1) and last < place + WINDOW:
        last += 1
    return first, last + 1


def _nulls(replaced: Iterable[Step], block: Sequence[Step]) -> list[Step]:
    """What is left without a partner when the block takes its sentences out of the steps it replaces."""
    rows = {i for step in block for i in step.sources}
    columns = {j for step in block for j in step.targets}
    omitted = [Step(i, s.target, 1, 0, NULL, 0.5) for s in replaced for i in s.sources if i not in rows]
    return omitted + [Step(s.source, j, 0, 1, NULL, 0.5) for s in replaced for j in s.targets if j not in columns]
