"""Beads, and what each is worth: its prior, the words and the lengths of its two sides.

All scores are natural logarithms of a likelihood ratio against "these sentences have nothing to do with each other".
"""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mtaudit.alignment.similarity import TEMPER, Evidence, Floats, length_score, pair_scores

# (source sentences, target sentences) of a bead and the log prior of meeting one.
BEADS: tuple[tuple[int, int, float], ...] = (
    (1, 1, 0.0),
    (1, 2, -1.5),
    (2, 1, -1.5),
    (1, 3, -2.5),
    (3, 1, -2.5),
    (2, 2, -4.0),
)
NULL = -2.2  # log prior of a sentence without a partner
WIDEST = max(max(a, b) for a, b, _ in BEADS)
ROWS = 8  # rows of the band scored at once: so few that the matrix product is not worth threads

Band = Sequence[tuple[int, int]]  # for each source boundary 0..n, the target boundaries first..last (inclusive)


class Step(NamedTuple):
    """Source sentences `source`..`source + taken`, target sentences `target`..`target + given` (ends exclusive)."""

    source: int
    target: int
    taken: int
    given: int
    score: float
    confidence: float

    @property
    def sources(self) -> range:
        """Indices of its source sentences."""
        return range(self.source, self.source + self.taken)

    @property
    def targets(self) -> range:
        """Indices of its target sentences."""
        return range(self.target, self.target + self.given)

    @property
    def is_bead(self) -> bool:
        """Whether it has both sides."""
        return self.taken > 0 and self.given > 0


def literal(evidence: Evidence, source: range, target: range) -> list[Step]:
    """Sentences of the same characters, aligned one to one."""
    scores = pair_scores(evidence, np.asarray(source, dtype=np.int64), np.asarray(target, dtype=np.int64))
    return [Step(i, j, 1, 1, score, 1.0) for i, j, score in zip(source, target, scores.tolist(), strict=True)]


def by_chance(taken: int, given: int) -> float:
    """By how much each match counts for less: the more sentences, the likelier a word returns among them anyway."""
    return TEMPER / 3 * log(taken * given)


def score_beads(evidence: Evidence, band: Band) -> list[Floats]:
    """For each row of the band, scores [bead kind, column] of the beads that end there; -inf where none fits."""
    source, target = evidence.source, evidence.target
    widths = range(1, WIDEST + 1)
    missed_source = [source.window_sums(size, evidence.miss) for size in widths]
    missed_target = [target.window_sums(size, evidence.miss) for size in widths]
    columns = np.full(len(evidence.match), -1, dtype=np.int64)
    present = np.zeros(len(evidence.match), dtype=np.bool_)
    rows: list[Floats] = []
    for top in range(0, len(band), ROWS):
        bottom = min(top + ROWS, len(band))
        left = min(band[i][0] for i in range(top, bottom))
        right = max(band[i][1] for i in range(top, bottom))
        first, first_target = max(top - WIDEST, 0), max(left - WIDEST, 0)
        used = np.unique(source.ids[source.starts[first] : source.starts[bottom - 1]])
        theirs = target.ids[target.starts[first_target] : target.starts[right]]
        present[theirs] = True
        used = used[present[used]]
        present[theirs] = False
        net = (evidence.match[used] - evidence.miss[used]).astype(np.float32)
        columns[used] = np.arange(len(used))
        of_source = _unions(source.dense(first, bottom - 1, columns, len(used)), top - first, bottom - top)
        of_target = _unions(
            target.dense(first_target, right, columns, len(used)), left - first_target, right - left + 1
        )
        columns[used] = -1
        scores = np.full((len(BEADS), bottom - top, right - left + 1), -np.inf)
        for kind, (a, b, prior) in enumerate(BEADS):
            gains = np.maximum(net - np.float32(by_chance(a, b)), 0)
            matched = (of_source[a - 1] * gains) @ of_target[b - 1].T
            missed = missed_source[a - 1][top:bottom, None] + missed_target[b - 1][None, left : right + 1]
            lengths = length_score(
                _lengths(evidence.source_ends, top, bottom, a)[:, None],
                _lengths(evidence.target_ends, left, right + 1, b)[None, :],
            )
            scores[kind] = prior + matched + missed / 2 + lengths
            scores[kind, : max(a - top, 0)] = -np.inf
            scores[kind, :, : max(b - left, 0)] = -np.inf
        rows += [scores[:, i - top, band[i][0] - left : band[i][1] - left + 1] for i in range(top, bottom)]
    return rows


def _unions(sentences: NDArray[np.float32], lead: int, count: int) -> list[NDArray[np.float32]]:
    """Membership in the 1, 2, … WIDEST sentences that end before each of `count` boundaries, the first at `lead`."""
    padded = np.vstack([np.zeros((WIDEST, sentences.shape[1]), np.float32), sentences])
    union = np.zeros((count, sentences.shape[1]), np.float32)
    unions = []
    for size in range(1, WIDEST + 1):
        start = WIDEST + lead - size
        union = np.maximum(union, padded[start : start + count])
        unions.append(union)
    return unions


def _lengths(ends: Floats, first: int, last: int, size: int) -> Floats:
    """Characters in the `size` sentences before each boundary first..last (exclusive)."""
    return ends[first:last] - ends[np.maximum(np.arange(first, last) - size, 0)]
