"""Blocks that moved: stretches left out at one place that turn up, in their own order, at another; and neighbours
that changed places.

The monotone alignment leaves them without a partner, or pairs them with something that merely looks a little alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import log

import numpy as np

from mtaudit.alignment.band import Anchor, chain, find_anchors
from mtaudit.alignment.beads import NULL, Step
from mtaudit.alignment.search import Range, search
from mtaudit.alignment.similarity import Evidence, pair_scores

MOVE = 1.3  # price of a moved block, minus its log prior, but for the choice of where it stands
YIELDS = 0.5  # a bead gives way to a pair only with less than this share of its evidence: a sentence may be repeated
WINDOW = 40  # sentences searched on either side of an anchor; a longer block is found piece by piece
TRIES = 500  # searches in vain after which two documents are taken to hold no more moves


def settle_moves(evidence: Evidence, steps: Sequence[Step]) -> list[Step]:
    """The steps with beads for moved blocks, where those explain more than what they replace; in no order."""
    sources = {i: step for step in steps for i in step.sources}
    targets = {j: step for step in steps for j in step.targets}
    pairs = list(_pairs(evidence, sources, targets))
    weak = {step for i, j, _ in pairs for step in (sources[i], targets[j])}
    price = _price(evidence)
    in_vain: set[tuple[Range, Range]] = set()
    for i, j, score in pairs:
        if sources[i] == targets[j] or not _yield(score, sources[i], targets[j]):
            continue
        ranges = _run(i, sources, weak), _run(j, targets, weak)
        if ranges in in_vain:
            continue
        block = _unbroken(search(evidence, *ranges))
        replaced = {sources[i] for step in block for i in step.sources}
        replaced |= {targets[j] for step in block for j in step.targets}
        freed = _nulls(replaced, block)
        if _total(block) + _total(freed) - price > _total(replaced):
            for step in (*block, *freed):
                sources |= dict.fromkeys(step.sources, step)
                targets |= dict.fromkeys(step.targets, step)
        else:
            in_vain.add(ranges)
            if len(in_vain) == TRIES:
                break
    return list(dict.fromkeys([*sources.values(), *targets.values()]))


def uncross(evidence: Evidence, steps: Sequence[Step]) -> list[Step]:
    """The steps with two beads for each bead of two by two whose sentences merely changed places."""
    pairs = [step for step in steps if step.taken == step.given == 2]
    first, second = (np.array([step[side] for step in pairs], dtype=np.int64) for side in (0, 1))
    down, up = pair_scores(evidence, first, second + 1), pair_scores(evidence, first + 1, second)
    crossed = {
        step: [Step(i, j + 1, 1, 1, one, sure), Step(i + 1, j, 1, 1, other, sure)]
        for step, one, other in zip(pairs, down.tolist(), up.tolist(), strict=True)
        for i, j, _, _, score, sure in (step,)
        if one + other - _price(evidence) > score
    }
    return [part for step in steps for part in crossed.get(step, [step])]


def _price(evidence: Evidence) -> float:
    return MOVE + log(max(len(evidence.source), len(evidence.target), 1))


def _pairs(
    evidence: Evidence, sources: Mapping[int, Step], targets: Mapping[int, Step]
) -> Iterator[tuple[int, int, float]]:
    """Pairs of sentences, and their score, that explain more than the steps they are now in; strongest tie first."""
    anchors = [anchor for anchor in find_anchors(evidence) if sources[anchor.source] != targets[anchor.target]]
    rows = np.array([anchor.source for anchor in anchors], dtype=np.int64)
    columns = np.array([anchor.target for anchor in anchors], dtype=np.int64)
    for (i, j, _), score in zip(anchors, pair_scores(evidence, rows, columns).tolist(), strict=True):
        if score > 0 and _yield(score, sources[i], targets[j]):
            yield i, j, score


def _yield(score: float, *steps: Step) -> bool:
    return max(step.score for step in steps) <= YIELDS * score


def in_order(steps: Iterable[Step]) -> list[Step]:
    """The beads of the heaviest sequence that rises in both documents: those that did not move."""
    beads = sorted(step for step in steps if step.is_bead)
    anchors = [Anchor(step.source, step.target, float(step.taken + step.given)) for step in beads]
    kept = set(chain(anchors))
    return [step for step, anchor in zip(beads, anchors, strict=True) if anchor in kept]


def _unbroken(steps: Iterable[Step]) -> list[Step]:
    """The beads that form runs, with nothing left out between them, and speak for a correspondence together."""
    runs = (list(run) for is_bead, run in groupby(steps, lambda step: step.is_bead) if is_bead)
    return [step for run in runs if _total(run) > 0 for step in run]


def _total(steps: Iterable[Step]) -> float:
    return sum(step.score for step in steps)


def _run(place: int, owners: dict[int, Step], weak: set[Step]) -> Range:
    """The range around `place` of sentences without a partner or of weak beads."""

    def free(k: int) -> bool:
        return k in owners and (not owners[k].is_bead or owners[k] in weak)

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
