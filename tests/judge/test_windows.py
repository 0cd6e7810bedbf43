import random
from collections.abc import Sequence
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.encode import WINDOW
from mtaudit.judge.windows import CONTEXT, Window, windows


def made(length: int, vocabulary: int = 20_000, seed: int = 0) -> list[int]:
    """A text of so many pieces drawn at random."""
    return random.Random(seed).choices(range(vocabulary), k=length)


def with_equal_sides(source: Sequence[int], target: Sequence[int]) -> list[Window]:
    """The windows that show the same on both sides."""
    return [w for w in windows(source, target) if source[slice(*w.shown[0])] == target[slice(*w.shown[1])]]


def test_what_fits_is_one_window() -> None:
    whole = (0, WINDOW), (0, 3)
    assert list(windows(made(WINDOW), made(3))) == [Window(whole, whole)]


@given(
    st.integers(1, 900),
    st.sampled_from([1, 3, 50, 20_000]),
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 500), st.integers(0, 500)), max_size=4),
)
def test_each_piece_is_one_windows_own(length: int, vocabulary: int, edits: list[tuple[int, int, int]]) -> None:
    source = made(length, vocabulary)
    target = list(source)
    for start, removed, added in edits:
        target[start : start + removed] = made(added, vocabulary, seed=1)
    target = target or [0]
    found = list(windows(source, target))
    for side, text in enumerate((source, target)):
        own = [piece for window in found for piece in range(*window.own[side])]
        assert own == list(range(len(text)))
        for window in found:
            (start, stop), (first, last) = window.shown[side], window.own[side]
            assert 0 <= start < stop <= len(text)
            assert stop - start <= WINDOW
            assert first == last or (start <= first and last <= stop)
            assert text[start:stop][window.within(side)] == text[first:last]


def test_own_pieces_have_context_on_both_sides() -> None:
    text = made(1000)
    for window in windows(text, text):
        (start, stop), (first, last) = window.shown[0], window.own[0]
        assert start == max(0, first - CONTEXT)
        assert stop == len(text) or stop == last + CONTEXT


def test_both_sides_are_in_step_again_after_a_gap_or_an_insertion() -> None:
    text = made(5000)
    changed = text[:1000] + text[1600:3000] + made(700, seed=1) + text[3000:]
    shorter = sum(1 for _ in windows(text, text))
    assert len(with_equal_sides(text, text)) == shorter
    assert len(with_equal_sides(text, changed)) > shorter - 10


def test_texts_without_rare_pieces_run_in_proportion() -> None:
    window = list(windows([7] * 1000, [7] * 500))[2]
    assert abs(window.shown[0][0] - 2 * window.shown[1][0]) <= 1


def test_time_is_linear() -> None:
    began = process_time()
    text = made(300_000)
    assert sum(1 for _ in windows(text, text[:1000] + text[2000:])) > 1000
    assert sum(1 for _ in windows([1] * 300_000, [1, 2] * 150_000)) > 1000
    assert process_time() - began < 20
