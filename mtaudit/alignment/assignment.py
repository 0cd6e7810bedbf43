"""Which pairs to link, given what each is worth."""

import numpy as np
from numpy.typing import NDArray

from mtaudit.alignment.support import Matrix


def assign(worth: Matrix, least: float) -> dict[tuple[int, int], float]:
    """The pairs worth more than `least`: each row and column once, and no two pairs that would gain by an exchange.

    That is not always the best assignment, but no worse in practice, and quadratic where that is cubic.
    """
    size = max(worth.shape)
    gains = np.zeros((size, size))
    gains[: worth.shape[0], : worth.shape[1]] = np.maximum(worth - least, 0)
    partner = _greedy(gains)
    for _ in range(size):
        ordered = gains[:, partner]
        own = ordered.diagonal()
        change = ordered + ordered.T - own[:, None] - own
        i, k = divmod(int(change.argmax()), size)
        if change[i, k] < 1e-9:
            break
        partner[i], partner[k] = partner[k], partner[i]
    return {(i, j): float(worth[i, j]) for i, j in enumerate(partner.tolist()) if gains[i, j] > 0}


def _greedy(gains: Matrix) -> NDArray[np.intp]:
    """A column for each row, the best pairs taken first."""
    rows, columns = np.nonzero(gains)
    order = np.argsort(-gains[rows, columns], kind="stable")
    partner, taken = np.full(len(gains), -1), np.zeros(len(gains), bool)
    for i, j in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if partner[i] < 0 and not taken[j]:
            partner[i], taken[j] = j, True
    partner[partner < 0] = np.flatnonzero(~taken)
    return partner
