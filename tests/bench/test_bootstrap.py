"""Intervals by resampling clusters."""

import numpy as np
import pytest

from bench.agreement import auc, mean


def test_the_interval_of_a_share_is_that_of_the_binomial_distribution() -> None:
    right = np.arange(400) % 4 > 0
    value, low, high = mean(right).estimate(range(400))
    assert value == 0.75
    error = 1.96 * np.sqrt(0.75 * 0.25 / 400)
    assert (low, high) == pytest.approx((0.75 - error, 0.75 + error), abs=0.01)


def test_rows_that_rise_and_fall_together_promise_less() -> None:
    right = np.repeat(np.arange(40) % 4 > 0, 10)
    alone, together = mean(right).estimate(range(400)), mean(right).estimate([k // 10 for k in range(400)])
    assert together.value == alone.value
    assert together.high - together.low > 2 * (alone.high - alone.low)


def test_the_same_every_time() -> None:
    right = np.arange(50) % 3 > 0
    assert mean(right).estimate(range(50)) == mean(right).estimate(range(50))


def test_one_cluster_says_nothing_of_others() -> None:
    assert mean([True, False]).estimate("aa") == (0.5, 0.5, 0.5)


def test_what_is_undefined_has_no_interval() -> None:
    assert str(auc([1, 2], [True, True]).estimate("ab")) == "Estimate(value=nan, low=nan, high=nan)"
