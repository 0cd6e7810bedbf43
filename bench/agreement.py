"""How well scores agree with what is known to be right, as statistics of weighted rows.

AUC and best Matthews correlation ask whether scores tell two kinds of rows apart, pair accuracy and Kendall's tau-b
whether they put rows in the right order. A row of weight 2 counts as two rows of weight 1.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from bench.bootstrap import Floats, Statistic


def ratio(numerators: ArrayLike, denominators: ArrayLike) -> Statistic:
    """The sum of the rows' numerators over that of their denominators: a micro-average."""
    over, under = np.asarray(numerators, float), np.asarray(denominators, float)

    def weighted(weights: Floats) -> Floats:
        return _quotient(weights @ over, weights @ under)

    return Statistic(len(over), weighted)


def mean(values: ArrayLike) -> Statistic:
    """The rows' mean; of truth values, the share that is true."""
    array = np.asarray(values, float)
    return ratio(array, np.ones_like(array))


def auc(scores: ArrayLike, gold: ArrayLike) -> Statistic:
    """Area under the ROC curve: the chance that a true row scores above a false one, a tie being half of that."""
    rows, totals = _totals(scores, gold)

    def weighted(weights: Floats) -> Floats:
        true, false = totals(weights)
        below = false.sum(1, keepdims=True) - np.cumsum(false, 1) + false / 2
        return _quotient((true * below).sum(1), true.sum(1) * false.sum(1))

    return Statistic(rows, weighted)


def best_mcc(scores: ArrayLike, gold: ArrayLike) -> Statistic:
    """Matthews correlation of "scores at least t" with `gold` at the t that is best for the rows, each once.

    Flattered by the choice of t, as is its interval.
    """
    rows, totals = _totals(scores, gold)
    true, false = (np.cumsum(kind) for kind in totals(np.ones((1, rows))))
    best = _matthews(true, false, true[-1] - true, false[-1] - false).argmax()
    return mcc(np.asarray(scores, float) >= np.unique(scores)[::-1][best], gold)


def mcc(predicted: ArrayLike, gold: ArrayLike) -> Statistic:
    """Matthews correlation (Matthews 1975) of two truth values, 0 where either is the same throughout."""
    said, so = np.asarray(predicted, bool), np.asarray(gold, bool)
    kinds = np.stack([said & so, said & ~so, ~said & so, ~said & ~so], 1).astype(float)

    def weighted(weights: Floats) -> Floats:
        return _matthews(*(weights @ kinds).T)

    return Statistic(len(said), weighted)


def pair_accuracy(gold: ArrayLike, scores: ArrayLike, groups: Sequence[Hashable]) -> Statistic:
    """Share of the pairs within a group, unequal in gold, that the scores put in the same order; a tie is wrong.

    A group's rows must have one weight.
    """
    wanted, found = np.asarray(gold, float), np.asarray(scores, float)
    right, pairs = np.zeros(len(wanted)), np.zeros(len(wanted))
    members = defaultdict(list)
    for index, group in enumerate(groups):
        members[group].append(index)
    for indices in members.values():
        for i, j in combinations(indices, 2):
            if wanted[i] != wanted[j]:
                pairs[i] += 1  # a pair is counted at its first row
                right[i] += (wanted[i] > wanted[j]) == (found[i] > found[j]) and found[i] != found[j]
    return ratio(right, pairs)


def tau_b(x: ArrayLike, y: ArrayLike) -> Statistic:
    """Kendall's tau-b (Kendall 1945), ties accounted for. Takes memory in proportion to the square of the rows."""
    one, other = (np.asarray(values, float) for values in (x, y))
    orders = [(v[:, None] > v).astype(np.float32) - (v[:, None] < v).astype(np.float32) for v in (one, other)]
    concordance, *untied = orders[0] * orders[1], np.abs(orders[0]), np.abs(orders[1])

    def weighted(weights: Floats) -> Floats:
        pairs = [((weights.astype(np.float32) @ table) * weights).sum(1) for table in (concordance, *untied)]
        return _quotient(pairs[0], np.sqrt(pairs[1] * pairs[2]))

    return Statistic(len(one), weighted)


def _totals(scores: ArrayLike, gold: ArrayLike) -> tuple[int, Callable[[Floats], tuple[Floats, Floats]]]:
    """How many rows there are; and, given weights, those of true and of false rows by score, the highest first."""
    values, truth = np.asarray(scores, float), np.asarray(gold, float)
    order = np.argsort(-values, kind="stable")
    ranked = values[order]
    starts = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]]))

    def totals(weights: Floats) -> tuple[Floats, Floats]:
        every = weights[:, order]
        true: Floats = np.add.reduceat(every * truth[order], starts, axis=1)
        return true, np.add.reduceat(every, starts, axis=1) - true

    return len(values), totals


def _matthews(true: Floats, false: Floats, missed: Floats, spared: Floats) -> Floats:
    """Of true and false positives, false and true negatives."""
    scale = np.sqrt((true + false) * (true + missed) * (false + spared) * (missed + spared))
    return np.where(scale > 0, (true * spared - false * missed) / np.where(scale > 0, scale, 1.0), 0.0)


def _quotient(over: Floats, under: Floats) -> Floats:
    return np.where(under > 0, over / np.where(under > 0, under, 1.0), np.nan)
