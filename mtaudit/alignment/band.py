"""Where in the grid of source and target sentences an alignment can run: a band around anchors.

Anchors are pairs of sentences that share words rare in both documents. The heaviest chain of them that rises in both
documents guides the band, so that cost grows with the length of the documents and not with its square (the idea of
vecalign and of Moore, 2002, by other means).
"""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from mtaudit.alignment.beads import Band
from mtaudit.alignment.similarity import Bags, Evidence, Floats, Ints, spread

RARE = 64  # a feature ties at most this many pairs of sentences
STRONG = 3.0  # least log-likelihood ratio of an anchor
RIVAL = 0.3  # share of the best anchor of either of its sentences that an anchor has at least
REACH = 3  # anchors on either side that may be wrong: the band reaches past them
GRID = 30_000  # cells of a grid that is searched whole
CELLS = 500_000  # cells of a band, unless that would make it narrower than NARROW
NARROW = 100  # target sentences searched for a source sentence, far from any anchor, in however long a text


class Anchor(NamedTuple):
    """Source and target sentence, and the log-likelihood ratio of the rare features they share."""

    source: int
    target: int
    weight: float


def find_anchors(evidence: Evidence) -> list[Anchor]:
    """Pairs of sentences that share rare words or rare pairs of neighbouring words, strongest first."""
    net = evidence.match - evidence.miss
    source, target = evidence.source, evidence.target
    single = _ties(source.owners, source.ids, target.owners, target.ids)
    double = _ties(*_neighbours(source, len(net)), *_neighbours(target, len(net)))
    width = max(len(target), 1)
    ties = np.concatenate([rows * width + columns for rows, columns, _ in (single, double)])
    worth = np.concatenate([net[single[2]], net[double[2] // len(net)] + net[double[2] % len(net)]])
    pairs, inverse = np.unique(ties, return_inverse=True)
    weights: Floats = np.bincount(inverse, worth, minlength=len(pairs)).astype(np.float64)
    rows, columns = pairs // width, pairs % width
    best = _best(rows, weights, len(source))[rows], _best(columns, weights, len(target))[columns]
    chosen = np.flatnonzero((weights >= STRONG) & (weights >= RIVAL * np.maximum(*best)))
    chosen = chosen[np.argsort(-weights[chosen], kind="stable")]
    return list(map(Anchor, rows[chosen].tolist(), columns[chosen].tolist(), weights[chosen].tolist()))


def _best(sentences: Ints, weights: Floats, count: int) -> Floats:
    """The greatest weight of each sentence."""
    best = np.zeros(count)
    np.maximum.at(best, sentences, weights)
    return best


def _neighbours(bags: Bags, size: int) -> tuple[Ints, Ints]:
    """Sentences and the pairs of features that first occur in them one after the other, as numbers below size²."""
    same = bags.owners[1:] == bags.owners[:-1]
    return bags.owners[1:][same], (bags.ids[:-1] * size + bags.ids[1:])[same]


def _ties(rows: Ints, features: Ints, columns: Ints, others: Ints) -> tuple[Ints, Ints, Ints]:
    """Each tie between a source and a target occurrence of a feature that makes few ties: row, column, feature."""
    known, here = np.unique(features, return_counts=True)
    order = np.argsort(others, kind="stable")
    first = np.searchsorted(others[order], known, side="left")
    there = np.searchsorted(others[order], known, side="right") - first
    rare = here * there <= RARE
    index = np.searchsorted(known, features)
    rows, features, index = rows[rare[index]], features[rare[index]], index[rare[index]]
    times = there[index]
    return np.repeat(rows, times), columns[order][spread(first[index], times)], np.repeat(features, times)


def chain(anchors: Iterable[Anchor]) -> list[Anchor]:
    """The heaviest sequence of anchors that rises strictly in both documents."""
    ordered = sorted(anchors, key=lambda anchor: (anchor.source, -anchor.target))  # so that one of a sentence follows
    # The front holds chains that no other beats in both: a later end must buy a greater weight.
    front: list[tuple[int, float, int]] = []  # target sentence of the last anchor, weight, index of the last anchor
    before: list[int] = []
    for index, (_, target, weight) in enumerate(ordered):
        place = bisect_left(front, (target,))
        before.append(front[place - 1][2] if place else -1)
        total = weight + (front[place - 1][1] if place else 0.0)
        beaten = place
        while beaten < len(front) and front[beaten][1] <= total:
            beaten += 1
        if beaten > place or place == len(front) or front[place][0] > target:
            front[place:beaten] = [(target, total, index)]
    links = []
    index = front[-1][2] if front else -1
    while index >= 0:
        links.append(ordered[index])
        index = before[index]
    return links[::-1]


def find_band(rows: int, columns: int, links: list[Anchor]) -> Band:
    """For each source boundary 0..rows, the target boundaries to search, given a chain of anchors."""
    if (rows + 1) * (columns + 1) <= GRID:
        return [(0, columns)] * (rows + 1)
    at = np.array([0] + [link.source for link in links] + [rows])
    onto = np.array([0] + [link.target for link in links] + [columns])
    boundary = np.arange(rows + 1)
    gap = np.searchsorted(at, boundary, side="right")
    low = onto[np.maximum(gap - REACH, 0)]
    high = onto[np.minimum(gap + REACH, len(onto) - 1)]
    middle = np.interp(boundary, at, onto).astype(np.int64)
    half = max(CELLS // (rows + 1), NARROW) // 2
    low, high = np.maximum(low, middle - half), np.minimum(high + 1, middle + half)
    low[0], high[-1] = 0, columns
    high = np.minimum(np.maximum.accumulate(high), columns)
    low = np.minimum.accumulate(low[::-1])[::-1]
    high[:-1] = np.maximum(high[:-1], low[1:])  # an insertion runs along a row to where the next begins
    return list(zip(low.tolist(), high.tolist(), strict=True))
