"""Dynamic programming over beads: the best way through two documents, and how sure each step of it is."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mtaudit.align.similarity import Evidence, Floats

# (source sentences, target sentences) of a bead and the log prior of meeting one.
BEADS: tuple[tuple[int, int, float], ...] = (
    (1, 1, 0.0),
    (1, 2, -2.5),
    (2, 1, -2.5),
    (1, 3, -5.0),
    (3, 1, -5.0),
    (2, 2, -5.0),
)
NULL = -1.7  # log prior of a sentence without a partner
WIDEST = max(max(a, b) for a, b, _ in BEADS)
ROWS = 64  # rows of the band scored at once

Band = Sequence[tuple[int, int]]  # for each source boundary 0..n, the target boundaries first..last (inclusive)


def score_beads(evidence: Evidence, band: Band) -> list[Floats]:
    """For each row of the band, scores [bead kind, column] of the beads that end there; -inf where none fits."""
    source, target = evidence.source, evidence.target
    widths = range(1, WIDEST + 1)
    missed_source = [source.window_sums(size, evidence.miss) for size in widths]
    missed_target = [target.window_sums(size, evidence.miss) for size in widths]
    net = (evidence.match - evidence.miss).astype(np.float32)
    columns = np.full(len(net), -1, dtype=np.int64)
    rows: list[Floats] = []
    for top in range(0, len(band), ROWS):
        bottom = min(top + ROWS, len(band))
        left = min(band[i][0] for i in range(top, bottom))
        right = max(band[i][1] for i in range(top, bottom))
        first, first_target = max(top - WIDEST, 0), max(left - WIDEST, 0)
        used = np.unique(source.ids[source.starts[first] : source.starts[bottom - 1]])
        columns[used] = np.arange(len(used))
        a_side = _unions(source.dense(first, bottom - 1, columns), top - first, bottom - top)
        b_side = _unions(target.dense(first_target, right, columns), left - first_target, right - left + 1)
        columns[used] = -1
        scores = np.full((len(BEADS), bottom - top, right - left + 1), -np.inf)
        for kind, (a, b, prior) in enumerate(BEADS):
            x, y = a_side[a - 1], b_side[b - 1][:, : a_side[a - 1].shape[1]]
            matched = (x * net[used]) @ np.pad(y, ((0, 0), (0, x.shape[1] - y.shape[1]))).T
            missed = missed_source[a - 1][top:bottom, None] + missed_target[b - 1][None, left : right + 1]
            scores[kind] = prior + matched + missed / 2
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


def sweep(scores: Sequence[Floats], band: Band, combine: np.ufunc) -> list[Floats]:
    """Total score of all ways (`np.logaddexp`) or of the best way (`np.maximum`) from the start to each cell."""
    table: list[Floats] = []
    for i, (low, high) in enumerate(band):
        best = np.full(high - low + 1, -np.inf)
        if i == 0:
            best[0] = 0.0
        for kind, (a, b, _) in enumerate(BEADS):
            if a <= i:
                _merge(best, table[i - a], band[i - a][0] + b - low, combine, scores[i][kind])
        if i:
            _merge(best, table[i - 1], band[i - 1][0] - low, combine, np.full(len(best), NULL))
        ramp = NULL * np.arange(len(best))
        table.append(combine.accumulate(best - ramp) + ramp)
    return table


def _merge(best: Floats, earlier: Floats, shift: int, combine: np.ufunc, step: Floats) -> None:
    """Combine into `best` the ways that come from `earlier`, whose first cell lies `shift` columns to the right."""
    start, stop = max(shift, 0), min(shift + len(earlier), len(best))
    if start < stop:
        combine(best[start:stop], earlier[start - shift : stop - shift] + step[start:stop], out=best[start:stop])


def best_path(table: Sequence[Floats], scores: Sequence[Floats], band: Band) -> list[tuple[int, int, int, int]]:
    """The best way as steps (source boundary, target boundary, source sentences, target sentences), from the start."""
    i, j = len(band) - 1, band[-1][1]
    steps = []
    while i or j:
        a, b = _last_step(table, scores, band, i, j)
        steps.append((i - a, j - b, a, b))
        i, j = i - a, j - b
    return steps[::-1]


def _last_step(table: Sequence[Floats], scores: Sequence[Floats], band: Band, i: int, j: int) -> tuple[int, int]:
    def reach(a: int, b: int, step: float) -> float:
        if a > i or not band[i - a][0] <= j - b <= band[i - a][1]:
            return -np.inf
        return float(table[i - a][j - b - band[i - a][0]]) + step

    column = j - band[i][0]
    ways = [(reach(a, b, float(scores[i][kind, column])), a, b) for kind, (a, b, _) in enumerate(BEADS)]
    ways += [(reach(1, 0, NULL), 1, 0), (reach(0, 1, NULL), 0, 1)]
    return max(ways, key=lambda way: way[0])[1:]
