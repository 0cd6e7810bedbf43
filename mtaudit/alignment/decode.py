"""Dynamic programming over beads: the best way through two documents, and how sure each step of it is.

A way through a gap takes its omissions before its additions, so that no two ways mean the same alignment.
"""

from collections.abc import Callable, Sequence

import numpy as np

from mtaudit.alignment.beads import BEADS, NULL, Band, Step, score_beads
from mtaudit.alignment.similarity import Evidence, Floats

Table = list[Floats]  # one row of cells for each row of the band


def decode(evidence: Evidence, band: Band) -> list[Step]:
    """The most probable way through the band, each step with its posterior probability."""
    scores = score_beads(evidence, band)
    closed, opened = _forward(scores, band, np.maximum)
    path = _best_path(closed, opened, scores, band)
    certainty = _posteriors(scores, band)
    return [Step(*place, _score(scores, band, *place), certainty(*place)) for place in path]


def _score(scores: Sequence[Floats], band: Band, i: int, j: int, a: int, b: int) -> float:
    """Score of the step from (i, j) over `a` source and `b` target sentences."""
    for kind, bead in enumerate(BEADS):
        if bead[:2] == (a, b):
            return float(scores[i + a][kind, j + b - band[i + a][0]])
    return NULL


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
        inside = opened[i][j - band[i][0]] + _score(scores, band, i, j, a, b)
        return float(np.exp(min(inside + closed_after[i + a][j + b - band[i + a][0]] - total, 0.0)))

    return posterior
