"""Calibration keeps the decoder's order and makes it humble where it has been too sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.alignment.beads import Step
from mtaudit.alignment.confidence import calibrated

probabilities = st.floats(0, 1)


def bead(posterior: float) -> float:
    return calibrated(Step(3, 4, 1, 2, 5.0, posterior)).confidence


def null(posterior: float) -> float:
    return calibrated(Step(3, 4, 1, 0, -2.2, posterior)).confidence


@given(probabilities, probabilities)
def test_what_is_more_probable_is_at_least_as_sure(one: float, other: float) -> None:
    low, high = sorted((one, other))
    for kind in (bead, null):
        assert 0 < kind(low) <= kind(high) < 1


def test_nothing_else_of_the_step_changes() -> None:
    assert calibrated(Step(3, 4, 1, 2, 5.0, 0.5))[:5] == (3, 4, 1, 2, 5.0)


@pytest.mark.parametrize("posterior", [0.6, 0.9, 0.99, 0.999])
def test_a_missing_partner_is_doubted_and_a_found_one_believed(posterior: float) -> None:
    assert null(posterior) < posterior < bead(posterior)
