"""Where a long unit is cut, so that the two sides of a window say the same.

Pieces, or three pieces in a row, that each side has exactly once are taken for the same place where they come in the
same order; between these places the sides run in proportion. Windows overlap, and each piece belongs to the one that
shows most of what is around it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mtaudit.encode import WINDOW

CONTEXT = 32  # pieces that a window shows before and after its own

Range = tuple[int, int]


class Window(NamedTuple):
    """Ranges of pieces of both sides, source first; each piece is one window's own, and shown by others for context."""

    shown: tuple[Range, Range]
    own: tuple[Range, Range]

    def within(self, side: int) -> slice:
        """Where the window's own pieces of a side are among those it shows."""
        (start, _), (first, last) = self.shown[side], self.own[side]
        return slice(first - start, last - start)


def windows(source: Sequence[int], target: Sequence[int]) -> Iterator[Window]:
    """The windows of a unit, given the pieces of its sides, at least one each; no side of one exceeds `WINDOW`.

    Takes time in proportion to the pieces, but for sorting them.
    """
    lengths = len(source), len(target)
    if max(lengths) <= WINDOW:
        whole = (0, lengths[0]), (0, lengths[1])
        yield Window(whole, whole)
        return
    path = _Path(source, target)
    start = 0
    while start < path.length:
        stop = start + WINDOW - 2 * CONTEXT
        if stop + CONTEXT >= path.length:  # the last one needs no context after it
            stop = path.length
        own = path.ranges(start, stop)
        around = path.ranges(max(0, start - CONTEXT), min(stop + CONTEXT, path.length))
        source_shown, target_shown = map(_at_least_one, around, lengths)
        yield Window((source_shown, target_shown), own)
        start = stop


class _Path:
    """A way from the start to the end of both sides, on which neither goes faster than one piece a step."""

    def __init__(self, source: Sequence[int], target: Sequence[int]) -> None:
        anchors = {(0, 0), *_anchors(np.array(source), np.array(target)), (len(source), len(target))}
        self._places = np.array(sorted(anchors)).T
        self._ways = np.diff(self._places)
        self._steps = np.concatenate([[0], self._ways.max(axis=0).cumsum()])
        self.length = int(self._steps[-1])

    def ranges(self, start: int, stop: int) -> tuple[Range, Range]:
        """What of source and target lies between two steps."""
        (first, other_first), (last, other_last) = self._at(start), self._at(stop)
        return (first, last), (other_first, other_last)

    def _at(self, step: int) -> tuple[int, int]:
        stretch = min(int(np.searchsorted(self._steps, step, side="right")) - 1, len(self._steps) - 2)
        start, end = self._steps[stretch : stretch + 2]
        source, target = self._places[:, stretch] + self._ways[:, stretch] * (step - start) // (end - start)
        return int(source), int(target)


def _at_least_one(shown: Range, length: int) -> Range:
    start = min(shown[0], length - 1)
    return start, max(shown[1], start + 1)


def _anchors(source: NDArray[np.int64], target: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Corresponding places, in order on both sides."""
    pairs = {pair for size in (1, 3) for pair in _shared(_runs(source, size), _runs(target, size))}
    return _longest_chain(sorted(pairs))


def _runs(pieces: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """A number for the pieces from each place on."""
    codes = np.zeros(max(0, len(pieces) - size + 1), np.int64)
    for shift in range(size):
        codes = (codes << 20) + pieces[shift : shift + len(codes)]
    return codes


def _shared(source: NDArray[np.int64], target: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """The places of numbers that each side has once."""
    (ours, our_places), (theirs, their_places) = (_single(codes) for codes in (source, target))
    _, left, right = np.intersect1d(ours, theirs, assume_unique=True, return_indices=True)
    return zip(our_places[left].tolist(), their_places[right].tolist(), strict=True)


def _single(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    values, places, counts = np.unique(codes, return_index=True, return_counts=True)
    return values[counts == 1], places[counts == 1]


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of the pairs that rise on both sides (patience sorting, Fredman 1975); the pairs come sorted."""
    tops: list[int] = []  # least target place that ends a chain of each length
    ends: list[int] = []  # which pair that is
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(tops, place)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
