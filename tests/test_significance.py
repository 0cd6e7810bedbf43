"""The paired bootstrap tells copies apart that differ, and rarely ones that do not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.significance import FEWEST, Floats, paired_bootstrap

PENALTIES = np.array([0.0] * 12 + [1, 1, 5, 5, 25])  # of sentences: most are faultless, few have grave errors


def mean(sums: Floats) -> float:
    return float(sums[0] / sums[1])


def rows(values: Floats) -> Floats:
    return np.stack([values, np.ones(len(values))], axis=1)


def drawn(count: int, seed: int) -> tuple[Floats, Floats]:
    """Two copies that are equally good: which of them has a passage's errors is chance."""
    rng = np.random.default_rng(seed)
    penalties, swapped = rng.choice(PENALTIES, count), rng.random(count) < 0.5
    return rows(np.where(swapped, penalties, 0)), rows(np.where(swapped, 0, penalties))


@pytest.mark.parametrize("count", [12, 30])
def test_equal_copies_are_rarely_told_apart(count: int) -> None:
    told = [paired_bootstrap(*drawn(count, seed), mean).p_value < 0.05 for seed in range(150)]
    assert np.mean(told) < 0.1  # .05 and what chance adds to it


def test_interval_and_p_value_of_a_known_difference() -> None:
    rng = np.random.default_rng(1)
    old = rng.normal(80, 10, 400)
    new = old + rng.normal(1, 5, 400)
    low, high, p_value = paired_bootstrap(rows(old), rows(new), mean)
    width = 1.96 * np.std(new - old) / 20  # by the central limit theorem
    assert (low, high) == pytest.approx((np.mean(new - old) - width, np.mean(new - old) + width), abs=0.06)
    assert p_value < 0.01


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=FEWEST, max_size=30))
def test_the_p_value_agrees_with_the_interval(pairs: list[tuple[int, int]]) -> None:
    old, new = (rows(np.array(side, dtype=float)) for side in zip(*pairs, strict=True))
    low, high, p_value = paired_bootstrap(old, new, mean)
    assert (p_value < 0.05) is not (low <= 0 <= high)
    assert 0 < p_value <= 1


def test_what_is_the_same_everywhere_is_no_difference_however_little_there_is() -> None:
    one = rows(np.array([1.0]))
    assert paired_bootstrap(one, one, mean) == (0, 0, 1)


def test_too_few_passages_tell_nothing() -> None:
    few = np.arange(FEWEST - 1, dtype=float)
    assert np.isnan(paired_bootstrap(rows(few), rows(few + 1), mean)).all()


def test_the_other_way_round_it_is_the_other_way_round() -> None:
    old, new = drawn(30, 0)
    there, back = paired_bootstrap(old, new, mean), paired_bootstrap(new, old, mean)
    assert (there.low, there.high, there.p_value) == pytest.approx((-back.high, -back.low, back.p_value))


def test_passages_are_drawn_alike_every_time() -> None:
    assert paired_bootstrap(*drawn(30, 0), mean) == paired_bootstrap(*drawn(30, 0), mean)


def test_many_passages_are_drawn_in_batches() -> None:
    old, new = drawn(3_000, 0)
    low, high, _ = paired_bootstrap(old, new, mean)
    assert low < mean(new.sum(axis=0)) - mean(old.sum(axis=0)) < high
