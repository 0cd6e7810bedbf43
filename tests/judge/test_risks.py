import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.judge.risks import probabilities, word_risks


def test_a_word_has_the_greatest_risk_of_its_pieces() -> None:
    chances = np.array([[0.1, 0.05, 0], [0.7, 0.01, 0], [0.2, 0.1, 0.1], [0.3, 0.3, 0.3]], np.float32)
    found = word_risks("unhappy, cats", [(0, 2), (2, 7), (7, 8), (9, 13)], chances)
    assert [(risk.start, risk.end) for risk in found] == [(0, 7), (7, 8), (9, 13)]
    assert [(risk.error, risk.major, risk.critical) for risk in found] == [
        (0.7, 0.05, 0.0),
        (0.2, 0.1, 0.1),
        (0.3, 0.3, 0.3),
    ]


def test_a_word_without_pieces_is_at_no_risk_and_a_piece_over_two_words_counts_for_both() -> None:
    found = word_risks("\x00 a±b", [(2, 5)], np.array([[0.5, 0.5, 0.5]], np.float32))
    assert [(risk.start, risk.error) for risk in found] == [(0, 0), (2, 0.5), (3, 0.5), (4, 0.5)]
    assert word_risks("", [], np.zeros((0, 3), np.float32)) == ()


@given(st.lists(st.lists(st.floats(-1e6, 1e6, width=32), min_size=4, max_size=4), min_size=1, max_size=9))
def test_a_critical_error_is_a_major_one_and_that_an_error(logits: list[list[float]]) -> None:
    error, major, critical = probabilities(np.array(logits, np.float32)).T
    assert ((error >= major) & (major >= critical)).all()
    assert ((critical >= 0) & (error <= 1)).all()


def test_logits_in_order_are_left_as_they_are() -> None:
    assert probabilities(np.array([[2, 0, -2, 9]], np.float32))[0] == pytest.approx([0.8808, 0.5, 0.1192], abs=1e-4)
