"""How alike words are in their contexts: cosines of a small language model's vectors.

The model is described in `mtaudit/models/README.md`; the vectors of its word pieces are pooled to our words by their
characters. A text longer than the model's window is read in windows that overlap, and each piece is taken from the one
that shows most of what is around it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mtaudit.encode.session import Session, Vectors
from mtaudit.encode.tokenizer import Pieces, Tokenizer
from mtaudit.errors import ConfigError
from mtaudit.model import Segment

MODELS = Path(__file__).resolve().parents[1] / "models"
WINDOW = 254  # pieces, beside the two marks around them
OVERLAP = 64
TOGETHER = 64  # pairs held in memory
BATCH = 16  # windows, of about one length
DECIMALS = 4  # beyond them, processors differ

Matrix = NDArray[np.float64]


def signature() -> str:
    """Names the model that similarities depend on."""
    return f"encoder:{hashlib.sha256((MODELS / 'encoder.onnx').read_bytes()).hexdigest()[:8]}"


class Encoder:
    """Loads the model once; about 250 sentences a second on one core.

    Raises ConfigError where the libraries that run the model are missing or do not load on this machine.
    """

    def __init__(self, folder: Path = MODELS) -> None:
        try:
            self._tokenizer = Tokenizer(folder / "tokenizer.json")
            self._session = Session(folder / "encoder.onnx")
        except ImportError as error:
            reason = " ".join(str(error).split())
            raise ConfigError(f"The setting encoder needs onnxruntime and tokenizers: {reason}.") from None

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
        read = [self._tokenizer.pieces(segment.text) for segment in segments]
        vectors = self._pieces([pieces.numbers for pieces in read])
        return [_pooled(*both) for both in zip(segments, read, vectors, strict=True)]

    def _pieces(self, texts: Sequence[Sequence[int]]) -> list[Vectors]:
        """A (pieces, width) array for each text, read in batches of windows of about one length."""
        windows = [(text, start, stop) for text, numbers in enumerate(texts) for start, stop in _windows(len(numbers))]
        windows.sort(key=lambda window: window[2] - window[1])
        found: dict[tuple[int, int], Vectors] = {}
        for first in range(0, len(windows), BATCH):
            batch = windows[first : first + BATCH]
            numbers = [self._tokenizer.marked(texts[text][start:stop]) for text, start, stop in batch]
            for (text, start, _), vectors in zip(batch, self._session.vectors(numbers), strict=True):
                found[text, start] = vectors[1:-1]
        return [_joined([found[text, start] for start, _ in _windows(len(n))]) for text, n in enumerate(texts)]


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
