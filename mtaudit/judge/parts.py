"""What a window shows of one side of a unit, and the arrays that the model reads of it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from mtaudit.encode import Pieces
from mtaudit.judge.fluency import Fluency
from mtaudit.judge.reader import Read
from mtaudit.judge.surface import FIRST, FLAGS, LAST, SPELLING, Surface, surface

PADDING = 2  # empty places after the longest text, too: what the model sees at a text's ends depends on there being any
FIELDS = ("vectors", "mask", "written", "lower", "flags", "spelling")


class Part(NamedTuple):
    """Consecutive pieces of a text, with its characters around them; `spans` count from the start of `text`."""

    text: str
    numbers: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    starts: bool  # with the text's first piece
    ends: bool  # with its last

    @classmethod
    def of(cls, text: str, pieces: Pieces, start: int, stop: int) -> "Part":
        """The pieces from `start` to `stop` (exclusive, at least one)."""
        starts, ends = start == 0, stop == len(pieces.numbers)
        first = 0 if starts else pieces.spans[start][0]
        last = len(text) if ends else pieces.spans[stop - 1][1]
        spans = tuple((a - first, b - first) for a, b in pieces.spans[start:stop])
        return cls(text[first:last], tuple(pieces.numbers[start:stop]), spans, starts, ends)

    def surface(self, fluency: Fluency) -> Surface:
        """The surface of its pieces; only the whole text's first and last word count as first and last."""
        found = surface(self.text, self.spans, fluency)
        found.flags[:, FIRST] *= self.starts
        found.flags[:, LAST] *= self.ends
        return found


def padded(side: str, read: Sequence[tuple[Read, Surface]]) -> dict[str, NDArray[Any]]:
    """The model's inputs for one side of a batch, by name: vectors, and surfaces."""
    count, longest = len(read), max(len(face) for _, face in read) + PADDING
    vectors = np.zeros((count, longest, *read[0][0].shape[1:]), np.float32)
    mask = np.zeros((count, longest), np.float32)
    written, lower = np.full((count, longest), -1, np.int64), np.full((count, longest), -1, np.int64)
    flags = np.zeros((count, longest, FLAGS), np.float32)
    spelling = np.zeros((count, longest, SPELLING), np.float32)
    for row, (seen, face) in enumerate(read):
        length = len(face)
        vectors[row, : length + 1] = seen
        mask[row, :length] = 1
        written[row, :length], lower[row, :length] = face.written, face.lower
        flags[row, :length], spelling[row, :length] = face.flags, face.spelling
    arrays: tuple[NDArray[Any], ...] = (vectors, mask, written, lower, flags, spelling)
    return {f"{side}_{field}": array for field, array in zip(FIELDS, arrays, strict=True)}
