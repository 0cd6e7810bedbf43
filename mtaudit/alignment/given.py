"""An alignment that a user gives: their pairs are taken as they are, kinds and order follow from them."""

from collections.abc import Iterable, Sequence

from mtaudit.alignment.beads import Step
from mtaudit.alignment.sentences import SentenceAlignment, _beads
from mtaudit.errors import InputError

Pair = tuple[Sequence[int], Sequence[int]]  # consecutive source and target sentences, from 0; either may be empty
LEAST = 0.5  # share of the shorter text that is paired in a copy; of 160 real copies the least had .78


def align_as_given(source: Sequence[str], target: Sequence[str], pairs: Iterable[Pair]) -> SentenceAlignment:
    """One bead per pair, of confidence 1; each sentence in no pair is omitted or added by itself.

    Who gives an alignment says that the target is a copy, and the likeness of the texts is not asked. But only what is
    paired is compared, so pairs that leave out more than half of the shorter text (in characters; the share is the
    `copy_score`) do not make it one: a text that nobody compared must not pass a gate.

    Raises InputError for a pair without sentences, with sentences that do not exist or are not consecutive, and for a
    sentence in two pairs.
    """
    free = {"source": set(range(len(source))), "target": set(range(len(target)))}
    steps = [_step(number, pair, free) for number, pair in enumerate(pairs)]
    share = _paired_share(source, target, steps)
    steps += [Step(i, 0, 1, 0, 0.0, 1.0) for i in free["source"]]
    steps += [Step(0, j, 0, 1, 0.0, 1.0) for j in free["target"]]
    return SentenceAlignment(_beads(steps), share >= LEAST, share)


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


def _paired_share(source: Sequence[str], target: Sequence[str], steps: Iterable[Step]) -> float:
    """Of the characters of the shorter text, the share in sentences with a partner."""
    beads = [step for step in steps if step.is_bead]
    sides = (
        (sum(map(len, source)), sum(len(source[i]) for step in beads for i in step.sources)),
        (sum(map(len, target)), sum(len(target[j]) for step in beads for j in step.targets)),
    )
    total, paired = min(sides)
    return paired / total if total else 0.0
