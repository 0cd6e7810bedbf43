"""How alike words are in their contexts: cosines of a small language model's vectors.

The model is described in `mtaudit/models/README.md`; the vectors of its word pieces are pooled to our words by their
characters. A text longer than the model's window is read in windows that overlap, and each piece is taken from the one
that shows most of what is around it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mtaudit.encode.files import MODELS, digest
from mtaudit.encode.session import Session
from mtaudit.encode.tokenizer import Pieces, Tokenizer
from mtaudit.model import Segment

WINDOW = 254  # pieces, beside the two marks around them
OVERLAP = 64
TOGETHER = 64  # pairs held in memory
DECIMALS = 4  # beyond them, processors differ

Matrix = NDArray[np.float64]
Vectors = NDArray[np.float32]


def signature() -> str:
    """Names the model that similarities depend on."""
    return f"encoder:{digest('encoder.onnx')}"


class Encoder:
    """Loads the model once; about 500 sentences a second on one core.

    `threads` share the work, as a rule one for each core; figures do not depend on it. Raises ConfigError where the
    model, or a library that runs it, does not load.
    """

    def __init__(self, folder: Path = MODELS, threads: int | None = None) -> None:
        self._tokenizer = Tokenizer(folder / "tokenizer.json")
        self._session = Session(folder / "encoder.onnx", ["pieces"], threads)

    def pieces(self, text: str) -> Pieces:
        """The word pieces of any text."""
        return self._tokenizer.pieces(text)

    def vectors(self, texts: Iterable[Sequence[int]]) -> list[Vectors]:
        """A (pieces + 2, 384) array for each text of at most `WINDOW` pieces: the mark before, its pieces, the mark
        after. Equal texts are encoded once and share their array; what else is encoded does not change it.
        """
        wanted = [tuple(numbers) for numbers in texts]
        distinct = list(dict.fromkeys(wanted))
        made = self._session.each([np.array(self._tokenizer.marked(numbers), np.int64) for numbers in distinct])
        found = dict(zip(distinct, made, strict=True))
        return [found[numbers] for numbers in wanted]

    def similarities(self, pairs: Iterable[tuple[Segment, Segment]]) -> Iterator[Matrix]:
        """For each pair of annotated segments the cosine of each word with each, source words by target words, -1 to 1.

        A word in which the model reads nothing (control characters) is 0 to all. A pair's figures do not depend on the
        other pairs.
        """
        remaining = iter(pairs)
        while chunk := list(islice(remaining, TOGETHER)):
            words = iter(self._words(list(chain.from_iterable(chunk))))
            for source, target in zip(words, words, strict=True):
                yield np.round(source @ target.T, DECIMALS).astype(np.float64)

    def _words(self, segments: Sequence[Segment]) -> list[Vectors]:
        """A (words, width) array for each segment, its rows of length 1, or 0 for a word without pieces."""
        read = [self.pieces(segment.text) for segment in segments]
        cuts = [list(_windows(len(pieces.numbers))) for pieces in read]
        found = iter(
            self.vectors(
                pieces.numbers[start:stop]
                for pieces, windows in zip(read, cuts, strict=True)
                for start, stop in windows
            )
        )
        joined = [_joined([vectors[1:-1] for vectors in islice(found, len(windows))]) for windows in cuts]
        return [_pooled(*all_three) for all_three in zip(segments, read, joined, strict=True)]


def _windows(length: int) -> Iterator[tuple[int, int]]:
    """Start and stop of the windows of a text of so many pieces; at least one."""
    start = 0
    while start + WINDOW < length:
        yield start, start + WINDOW
        start += WINDOW - OVERLAP
    yield start, length


def _joined(windows: Sequence[Vectors]) -> Vectors:
    """The windows' pieces, each once: where two overlap, half is taken from each."""
    half, last = OVERLAP // 2, len(windows) - 1
    return np.concatenate(
        [
            window[half if number else 0 : len(window) - half if number < last else None]
            for number, window in enumerate(windows)
        ]
    )


def _pooled(segment: Segment, pieces: Pieces, vectors: Vectors) -> Vectors:
    """The mean of the pieces that share a character with a word, as a unit vector, for each of the segment's words."""
    starts, stops = (np.array([span[side] for span in pieces.spans], int) for side in (0, 1))
    firsts = np.searchsorted(stops, [token.start - segment.start for token in segment.tokens], side="right")
    ends = np.searchsorted(starts, [token.end - segment.start for token in segment.tokens], side="left")
    words = np.zeros((len(segment.tokens), vectors.shape[1]), np.float32)
    for word, (first, end) in enumerate(zip(firsts, ends, strict=True)):
        if first < end:
            mean = vectors[first:end].mean(axis=0)
            words[word] = mean / np.linalg.norm(mean)
    return words
