"""Dynamic programming over beads: the best way through two documents, and how sure each step of it is.

A way through a gap takes its omissions before its additions, so that no two ways mean the same alignment. All scores
are natural logarithms.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mtaudit.align.similarity import TEMPER, Evidence, Floats, length_score

# (source sentences, target sentences) of a bead and the log prior of meeting one.
BEADS: tuple[tuple[int, int, float], ...] = (
    (1, 1, 0.0),
    (1, 2, -1.0),
    (2, 1, -1.0),
    (1, 3, -2.0),
    (3, 1, -2.0),
    (2, 2, -4.0),
)
NULL = -2.0  # log prior of a sentence without a partner
WIDEST = max(max(a, b) for a, b, _ in BEADS)
ROWS = 8  # rows of the band scored at once: so few that the matrix product is not worth threads

Band = Sequence[tuple[int, int]]  # for each source boundary 0..n, the target boundaries first..last (inclusive)
Table = list[Floats]  # one row of cells for each row of the band


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


def decode(evidence: Evidence, band: Band) -> list[Step]:
    """The most probable way through the band, each step with its posterior probability."""
    scores = score_beads(evidence, band)
    closed, opened = _forward(scores, band, np.maximum)
    path = _best_path(closed, opened, scores, band)
    certainty = _posteriors(scores, band)
    return [
        Step(
            i, j, a, b, NULL if not a or not b else _bead_score(scores, band, i + a, j + b, a, b), certainty(i, j, a, b)
        )
        for i, j, a, b in path
    ]


def literal(evidence: Evidence, source: int, target: int) -> Step:
    """Two sentences of the same characters, aligned."""
    return Step(source, target, 1, 1, float(evidence.match[evidence.source.of(source)].sum()), 1.0)


def skip(taken: int, given: int) -> list[Step]:
    """All of `taken` source sentences omitted and all of `given` target sentences added."""
    omitted = [Step(i, 0, 1, 0, NULL, 0.5) for i in range(taken)]
    return omitted + [Step(taken, j, 0, 1, NULL, 0.5) for j in range(given)]


def _bead_score(scores: Sequence[Floats], band: Band, i: int, j: int, a: int, b: int) -> float:
    kind = next(kind for kind, bead in enumerate(BEADS) if bead[:2] == (a, b))
    return float(scores[i][kind, j - band[i][0]])


def score_beads(evidence: Evidence, band: Band) -> Table:
    """For each row of the band, scores [bead kind, column] of the beads that end there; -inf where none fits."""
    source, target = evidence.source, evidence.target
    widths = range(1, WIDEST + 1)
    missed_source = [source.window_sums(size, evidence.miss) for size in widths]
    missed_target = [target.window_sums(size, evidence.miss) for size in widths]
    net = (evidence.match - evidence.miss).astype(np.float32)
    columns = np.full(len(net), -1, dtype=np.int64)
    rows: Table = []
    for top in range(0, len(band), ROWS):
        bottom = min(top + ROWS, len(band))
        left = min(band[i][0] for i in range(top, bottom))
        right = max(band[i][1] for i in range(top, bottom))
        first, first_target = max(top - WIDEST, 0), max(left - WIDEST, 0)
        used = np.unique(source.ids[source.starts[first] : source.starts[bottom - 1]])
        columns[used] = np.arange(len(used))
        of_source = _unions(source.dense(first, bottom - 1, columns, len(used)), top - first, bottom - top)
        of_target = _unions(
            target.dense(first_target, right, columns, len(used)), left - first_target, right - left + 1
        )
        columns[used] = -1
        scores = np.full((len(BEADS), bottom - top, right - left + 1), -np.inf)
        for kind, (a, b, prior) in enumerate(BEADS):
            # The more sentences, the likelier a word returns among them by chance.
            gains = np.maximum(net[used] - TEMPER / 2 * np.float32(np.log(a * b)), 0)
            matched = (of_source[a - 1] * gains) @ of_target[b - 1].T
            missed = missed_source[a - 1][top:bottom, None] + missed_target[b - 1][None, left : right + 1]
            there = np.maximum(np.arange(left, right + 1) - b, 0)
            here = np.maximum(np.arange(top, bottom) - a, 0)
            lengths = length_score(
                (evidence.source_ends[top:bottom] - evidence.source_ends[here])[:, None],
                (evidence.target_ends[left : right + 1] - evidence.target_ends[there])[None, :],
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


def _forward(scores: Sequence[Floats], band: Band, combine: np.ufunc) -> tuple[Table, Table]:
    """Score of the best way (`np.maximum`) or all ways (`np.logaddexp`) from the start to each cell.

    First those whose last step is no addition, then all.
    """
    closed: Table = []
    opened: Table = []
    for i, (low, high) in enumerate(band):
        row = np.full(high - low + 1, -np.inf)
        if i == 0:
            row[0] = 0.0
        for kind, (a, b, _) in enumerate(BEADS):
            if a <= i:
                _merge(row, opened[i - a], band[i - a][0] + b - low, combine, scores[i][kind])
        if i:
            _merge(row, closed[i - 1], band[i - 1][0] - low, combine, NULL)
        ramp = NULL * np.arange(len(row))
        closed.append(row)
        opened.append(combine.accumulate(row - ramp) + ramp)
    return closed, opened


def _backward(scores: Sequence[Floats], band: Band) -> tuple[Table, Table]:
    """Score of all ways from each cell to the end: those with any first step, then all but omissions."""
    n = len(band) - 1
    closed: Table = [np.empty(0)] * (n + 1)
    opened: Table = [np.empty(0)] * (n + 1)
    for i in range(n, -1, -1):
        low, high = band[i]
        row = np.full(high - low + 1, -np.inf)
        if i == n:
            row[-1] = 0.0
        for kind, (a, b, _) in enumerate(BEADS):
            if i + a <= n:
                _merge(row, closed[i + a] + scores[i + a][kind], band[i + a][0] - b - low, np.logaddexp, 0.0)
        ramp = NULL * np.arange(len(row))
        opened[i] = (np.logaddexp.accumulate(row[::-1] - ramp) + ramp)[::-1]
        closed[i] = opened[i].copy()
        if i < n:
            _merge(closed[i], closed[i + 1], band[i + 1][0] - low, np.logaddexp, NULL)
    return closed, opened


def _merge(row: Floats, other: Floats, shift: int, combine: np.ufunc, step: Floats | float) -> None:
    """Combine into `row` the ways of `other`, whose first cell lies `shift` columns to the right of the row's."""
    start, stop = max(shift, 0), min(shift + len(other), len(row))
    if start < stop:
        added = step if isinstance(step, float) else step[start:stop]
        combine(row[start:stop], other[start - shift : stop - shift] + added, out=row[start:stop])


def _best_path(closed: Table, opened: Table, scores: Sequence[Floats], band: Band) -> list[tuple[int, int, int, int]]:
    """The best way as (source boundary, target boundary, source sentences, target sentences), from the start."""

    def reach(table: Table, a: int, b: int) -> float:
        if a > i or not band[i - a][0] <= j - b <= band[i - a][1]:
            return -np.inf
        return float(table[i - a][j - b - band[i - a][0]])

    i, j = len(band) - 1, band[-1][1]
    path: list[tuple[int, int, int, int]] = []
    may_add = True
    while i or j:
        column = j - band[i][0]
        ways = [(reach(opened, a, b) + float(scores[i][kind, column]), a, b) for kind, (a, b, _) in enumerate(BEADS)]
        ways.append((reach(closed, 1, 0) + NULL, 1, 0))
        if may_add:
            ways.append((reach(opened, 0, 1) + NULL, 0, 1))
        _, a, b = max(ways, key=lambda way: way[0])
        may_add = (a, b) != (1, 0)
        i, j = i - a, j - b
        path.append((i, j, a, b))
    return path[::-1]


def _posteriors(scores: Sequence[Floats], band: Band) -> Callable[[int, int, int, int], float]:
    """The probability of a step (i, j, a, b); of an omission or addition, wherever in the other document it falls."""
    closed, opened = _forward(scores, band, np.logaddexp)
    closed_after, opened_after = _backward(scores, band)
    total = float(opened[-1][-1])
    added = np.zeros(band[-1][1] + 1)
    omitted = np.zeros(len(band))
    for i, (low, high) in enumerate(band):
        added[low + 1 : high + 1] += np.exp(opened[i][:-1] + NULL + opened_after[i][1:] - total)
        if i:
            row = np.full(high - low + 1, -np.inf)
            _merge(row, closed[i - 1], band[i - 1][0] - low, np.maximum, NULL)
            omitted[i] = np.exp(row + closed_after[i] - total).sum()

    def posterior(i: int, j: int, a: int, b: int) -> float:
        if not a:
            return float(min(added[j + 1], 1.0))
        if not b:
            return float(min(omitted[i + 1], 1.0))
        inside = opened[i][j - band[i][0]] + _bead_score(scores, band, i + a, j + b, a, b)
        return float(np.exp(min(inside + closed_after[i + a][j + b - band[i + a][0]] - total, 0.0)))

    return posterior
