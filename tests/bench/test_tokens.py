"""Likeness of word pieces."""

import numpy as np
import pytest

from bench.tokens import compare


def vectors(*rows: tuple[float, ...]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.array(rows, np.float32)


def test_equal_texts_are_fully_alike_in_any_order() -> None:
    assert compare(vectors((1, 0), (0, 1)), vectors((0, 1), (1, 0))) == (1, 1)


def test_a_word_that_has_no_match_lowers_the_worst_more_than_the_mean() -> None:
    source = vectors((1, 0, 0), (0, 1, 0), (0, 1, 0), (0, 1, 0))
    target = vectors((0, 0, 1), (0, 1, 0), (0, 1, 0), (0, 1, 0))
    scores = compare(source, target)
    assert scores.f1 == pytest.approx(3 / 4)
    assert scores.worst == pytest.approx(1 / 2)


def test_a_side_without_pieces_is_like_nothing() -> None:
    assert compare(np.zeros((0, 2), np.float32), vectors((1, 0))) == (0, 0)
