"""Reliability of probabilities."""

import pytest

from bench.calibration import Bin, calibration_error, reliability

BORDERS = (0.0, 0.5, 1.0)


def test_a_border_belongs_to_the_bin_above_it_and_one_to_the_last() -> None:
    cases = [(0.0, False), (0.4, True), (0.5, True), (1.0, True)]
    assert list(reliability(cases, BORDERS)) == [Bin(0, 0.5, 2, 0.2, 0.5), Bin(0.5, 1, 2, 0.75, 1)]


def test_the_error_is_weighted_by_the_number_of_cases() -> None:
    cases = [(0.25, False)] * 3 + [(1.0, True)]
    assert calibration_error(cases, BORDERS) == pytest.approx(0.25 * 3 / 4)


def test_what_is_right_as_often_as_it_says_has_no_error() -> None:
    assert calibration_error([(0.75, right) for right in (True, True, True, False)], BORDERS) == 0
