"""What the base model says untrained: how well each side's word pieces are matched on the other side.

A piece's match is its greatest cosine with a piece of the other side. Token F1 is the harmonic mean of the mean matches
of both sides (BERTScore, Zhang et al. 2020); "worst two" the mean of the two poorest matches on each side, for an error
is a matter of a word or two.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from bench.corpora import Pair
from bench.store import Store
from mtaudit.encode import WINDOW, Encoder, Vectors, signature

TOGETHER = 200  # pairs in memory at a time
WORST = 2


class TokenScores(NamedTuple):
    """Likeness of two texts, at most 1; 0 where either has no word pieces."""

    f1: float
    worst: float


class Tokens:
    """Scores pairs of texts, once in all runs; loads the encoder when it is needed."""

    def __init__(self) -> None:
        self._store = Store[Pair, TokenScores]("tokens", signature())
        self._encoder: Encoder | None = None

    def of(self, pairs: Sequence[Pair]) -> list[TokenScores]:
        """The scores of each pair, in order."""
        return self._store.values(pairs, self._score)

    def _score(self, pairs: Sequence[Pair]) -> list[TokenScores]:
        self._encoder = self._encoder or Encoder()
        found: dict[Pair, TokenScores] = {}
        ordered = sorted(pairs)  # so that a source's pairs are together
        for first in range(0, len(ordered), TOGETHER):
            chunk = ordered[first : first + TOGETHER]
            texts = sorted(set(chain.from_iterable(chunk)))
            vectors = dict(zip(texts, _encoded(texts, self._encoder), strict=True))
            found |= {pair: compare(vectors[pair[0]], vectors[pair[1]]) for pair in chunk}
        return [found[pair] for pair in pairs]


def compare(source: Vectors, target: Vectors) -> TokenScores:
    """Scores of two sides' (pieces, width) vectors of length 1."""
    if not len(source) or not len(target):
        return TokenScores(0.0, 0.0)
    cosines = source @ target.T
    matches = cosines.max(1), cosines.max(0)
    kept, founded = (max(float(side.mean()), 1e-9) for side in matches)
    worst = [float(np.sort(side)[:WORST].mean()) for side in matches]
    return TokenScores(2 * kept * founded / (kept + founded), sum(worst) / 2)


def _encoded(texts: Sequence[str], encoder: Encoder) -> Iterator[Vectors]:
    """The vectors of the texts' pieces, of length 1; of a text beyond the encoder's window, of its beginning."""
    for vectors in encoder.vectors(encoder.pieces(text).numbers[:WINDOW] for text in texts):
        pieces = vectors[1:-1]  # without the marks
        yield pieces / np.linalg.norm(pieces, axis=1, keepdims=True)
