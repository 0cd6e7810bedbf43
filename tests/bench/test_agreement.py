"""Figures of agreement, against what their definitions say of small cases and against counting row by row."""

from itertools import combinations, product
from math import nan, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.agreement import auc, best_mcc, mcc, mean, pair_accuracy, ratio, tau_b
from bench.bootstrap import Statistic

few = st.integers(0, 4)  # so that ties are common
rows = st.lists(st.tuples(few, st.booleans()), min_size=1, max_size=25)


def test_auc_counts_ties_half() -> None:
    assert auc([3, 2, 2, 1], [True, True, False, False]).value == (1 + 1 + 0.5 + 1) / 4


def test_auc_of_a_perfect_and_of_a_reversed_order() -> None:
    assert auc([0.1, 0.2, 0.9], [False, False, True]).value == 1
    assert auc([0.1, 0.2, 0.9], [True, True, False]).value == 0


@given(rows)
def test_auc_is_the_share_of_pairs_in_order(table: list[tuple[int, bool]]) -> None:
    true, false = ([score for score, gold in table if gold is kind] for kind in (True, False))
    wins = [1.0 if a > b else 0.5 if a == b else 0.0 for a, b in product(true, false)]
    wanted = sum(wins) / len(wins) if wins else nan
    assert auc(*zip(*table, strict=True)).value == pytest.approx(wanted, nan_ok=True)


def _naive_mcc(predicted: list[bool], gold: list[bool]) -> float:
    tp, fp, fn, tn = (
        sum((p, g) == kind for p, g in zip(predicted, gold, strict=True))
        for kind in ((True, True), (True, False), (False, True), (False, False))
    )
    scale = sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return (tp * tn - fp * fn) / scale if scale else 0.0


@given(rows)
def test_best_mcc_is_that_of_the_best_threshold(table: list[tuple[int, bool]]) -> None:
    gold = [kind for _, kind in table]
    wanted = max(_naive_mcc([score >= t for score, _ in table], gold) for t in {score for score, _ in table})
    assert best_mcc(*zip(*table, strict=True)).value == pytest.approx(wanted)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=20))
def test_mcc(table: list[tuple[bool, bool]]) -> None:
    predicted, gold = map(list, zip(*table, strict=True))
    assert mcc(predicted, gold).value == pytest.approx(_naive_mcc(predicted, gold))


def test_a_tie_in_the_scores_is_a_pair_lost_and_one_in_gold_is_no_pair() -> None:
    assert pair_accuracy([1, 2, 2], [5, 5, 6], "aaa").value == 1 / 2


def test_pairs_are_formed_within_groups() -> None:
    assert pair_accuracy([1, 2, 2, 1], [1, 2, 1, 2], "aabb").value == 1 / 2


@given(st.lists(st.tuples(few, few, st.sampled_from("ab")), min_size=2, max_size=15))
def test_pair_accuracy_counts_pairs(table: list[tuple[int, int, str]]) -> None:
    pairs = [(x, y) for x, y in combinations(table, 2) if x[2] == y[2] and x[0] != y[0]]
    wanted = sum((x[0] - y[0]) * (x[1] - y[1]) > 0 for x, y in pairs) / len(pairs) if pairs else nan
    assert pair_accuracy(*zip(*table, strict=True)).value == pytest.approx(wanted, nan_ok=True)


@given(st.lists(st.tuples(few, few), min_size=2, max_size=15))
def test_tau_b_counts_pairs(table: list[tuple[int, int]]) -> None:
    pairs = list(combinations(table, 2))
    signs = [(np.sign(x[0] - y[0]), np.sign(x[1] - y[1])) for x, y in pairs]
    scale = sqrt(sum(a != 0 for a, _ in signs) * sum(b != 0 for _, b in signs))
    wanted = sum(a * b for a, b in signs) / scale if scale else nan
    assert tau_b(*zip(*table, strict=True)).value == pytest.approx(wanted, nan_ok=True)


def test_ratio_and_mean() -> None:
    assert ratio([1, 3], [2, 6]).value == 0.5
    assert mean([True, False, True, True]).value == 0.75


def test_infinite_scores_are_scores_like_others() -> None:
    assert auc([np.inf, np.inf, 1, -np.inf], [True, False, True, False]).value == (0.5 + 1 + 0 + 1) / 4
    assert tau_b([1, 2, 3], [1, np.inf, np.inf]).value == pytest.approx(2 / sqrt(3 * 2))


@pytest.mark.parametrize(
    "statistic",
    [
        lambda a, b, group: auc(a, np.array(b) > 2),
        lambda a, b, group: mcc(np.array(a) > 2, np.array(b) > 2),
        lambda a, b, group: tau_b(a, b),
        lambda a, b, group: pair_accuracy(a, b, group),
        lambda a, b, group: ratio(a, np.array(b) + 1),
    ],
)
@given(data=st.data())
def test_a_weight_stands_for_so_many_rows(statistic, data) -> None:  # type: ignore[no-untyped-def]
    groups = data.draw(st.lists(st.lists(st.tuples(few, few), min_size=1, max_size=4), min_size=1, max_size=4))
    weights = data.draw(st.lists(few, min_size=len(groups), max_size=len(groups)).filter(any))
    single = [(a, b, k) for k, group in enumerate(groups) for a, b in group]
    copied = [(a, b, (k, copy)) for k, group in enumerate(groups) for copy in range(weights[k]) for a, b in group]
    short: Statistic = statistic(*zip(*single, strict=True))
    long: Statistic = statistic(*zip(*copied, strict=True))
    (found,) = short.weighted(np.array([[float(weights[k]) for _, _, k in single]]))
    assert found == pytest.approx(long.value, nan_ok=True)
