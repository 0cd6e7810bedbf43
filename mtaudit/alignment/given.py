"""An alignment that a user gives: their pairs are taken as they are, kinds and order follow from them."""

from collections.abc import Iterable, Sequence

import numpy as np

from mtaudit.alignment.beads import Step, by_chance
from mtaudit.alignment.sentences import SentenceAlignment, in_target_order
from mtaudit.alignment.similarity import Evidence, collect, length_score
from mtaudit.alignment.verdict import copy_score
from mtaudit.errors import InputError

Pair = tuple[Sequence[int], Sequence[int]]  # consecutive source and target sentences, from 0; either may be empty


def align_as_given(source: Sequence[str], target: Sequence[str], pairs: Iterable[Pair]) -> SentenceAlignment:
    """One bead per pair, of confidence 1; each sentence in no pair is omitted or added by itself.

    Who gives an alignment knows best which sentences correspond; whether the target is a copy is still asked, of the
    pairs as they are given. So a copy that was refused because its sentences were not found is one when they are
    paired, and no file makes another text pass a gate, be it that it pairs what has nothing in common (`mtaudit align`
    prints a guess for any two texts) or next to nothing of the texts.

    Raises InputError for a pair without sentences, with sentences that do not exist or are not consecutive, and for a
    sentence in two pairs.
    """
    free = {"source": set(range(len(source))), "target": set(range(len(target)))}
    steps = [_step(number, pair, free) for number, pair in enumerate(pairs)]
    evidence = collect(source, target)
    score = copy_score(evidence, [step._replace(score=_score(evidence, step)) for step in steps if step.is_bead])
    is_copy = score >= 0.5 and any(step.is_bead for step in steps)
    steps += [Step(i, 0, 1, 0, 0.0, 1.0) for i in free["source"]]
    steps += [Step(0, j, 0, 1, 0.0, 1.0) for j in free["target"]]
    return SentenceAlignment(in_target_order(steps), is_copy, score)


def _step(number: int, pair: Pair, free: dict[str, set[int]]) -> Step:
    """The step of one pair, whose sentences are no longer `free` afterwards."""
    if not any(map(len, pair)):
        raise InputError(f"Pair {number} of the alignment has no sentences.")
    starts = []
    for (side, left), sentences in zip(free.items(), pair, strict=True):
        start = min(sentences, default=0)
        if list(sentences) != list(range(start, start + len(sentences))):
            raise InputError(f"Pair {number} of the alignment has {side} sentences that are not consecutive.")
        if not left.issuperset(sentences):
            raise InputError(f"Pair {number} of the alignment has a {side} sentence that does not exist or is taken.")
        left.difference_update(sentences)
        starts.append(start)
    return Step(starts[0], starts[1], len(pair[0]), len(pair[1]), 0.0, 1.0)


def _score(evidence: Evidence, bead: Step) -> float:
    """Log-likelihood ratio of the two sides corresponding, for a bead of any size; the search knows only small ones."""
    ours = np.unique(np.concatenate([evidence.source.of(i) for i in bead.sources]))
    theirs = np.unique(np.concatenate([evidence.target.of(j) for j in bead.targets]))
    common = np.intersect1d(ours, theirs, assume_unique=True)
    gains = np.maximum(evidence.match[common] - evidence.miss[common] - by_chance(bead.taken, bead.given), 0)
    missed = evidence.miss[ours].sum() + evidence.miss[theirs].sum()
    source, target = evidence.source_ends, evidence.target_ends
    lengths = length_score(
        source[bead.sources.stop] - source[bead.sources.start], target[bead.targets.stop] - target[bead.targets.start]
    )
    return float(gains.sum() + missed / 2 + lengths)
