"""Where in the grid of source and target sentences an alignment can run: a band around anchors.

Anchors are pairs of sentences that share words rare in both documents. The heaviest chain of them that rises in both
documents guides the band, so that cost grows with the length of the documents and not with its square.
"""

from bisect import bisect_left

import numpy as np

from mtaudit.align.similarity import Bags, Evidence, Floats, Ints

RARE = 16  # a feature ties at most this many pairs of sentences
SMALL = 64  # sentences: documents or gaps up to here are searched whole
MARGIN = 8  # sentences the band reaches beyond an anchor


def anchors(evidence: Evidence) -> tuple[Ints, Ints, Floats]:
    """Pairs of sentences that share rare features, (source, target, summed weight), strongest first."""
    source, target = evidence.source, evidence.target
    size = len(evidence.match)
    here, there = np.bincount(source.ids, minlength=size), np.bincount(target.ids, minlength=size)
    rare = (here * there > 0) & (here * there <= RARE)
    left, right = _postings(source, rare), _postings(target, rare)
    # Both postings are sorted by feature: repeat each source entry for each target entry of its feature.
    start = np.concatenate([[0], np.cumsum(np.where(rare, there, 0))])[left[0]]
    times = there[left[0]]
    rows = np.repeat(left[1], times)
    offsets = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    columns = right[1][np.repeat(start, times) + offsets]
    weights = np.repeat((evidence.match - evidence.miss)[left[0]], times)
    pairs, inverse = np.unique(rows * max(len(target), 1) + columns, return_inverse=True)
    totals = np.bincount(inverse, weights, minlength=len(pairs))
    order = np.argsort(-totals, kind="stable")
    return pairs[order] // max(len(target), 1), pairs[order] % max(len(target), 1), totals[order]


def _postings(bags: Bags, wanted: np.ndarray) -> tuple[Ints, Ints]:
    """The wanted features and the sentences they are in, sorted by feature."""
    owners = np.repeat(np.arange(len(bags)), np.diff(bags.starts))
    keep = wanted[bags.ids]
    order = np.argsort(bags.ids[keep], kind="stable")
    return bags.ids[keep][order], owners[keep][order]
