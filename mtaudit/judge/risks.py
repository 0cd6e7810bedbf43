"""From what the model says of word pieces to what the judge says of words."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from mtaudit.judge.fluency import WORD
from mtaudit.model import WordRisk

DECIMALS = 3  # of a probability; beyond them, batches and processors differ

Floats = NDArray[np.float32]


def probabilities(logits: Floats) -> Floats:
    """Of each piece, an array (pieces, 3): any error, a major or critical one, a critical one; each within the former.

    `logits` are the model's, (pieces, 4).
    """
    chances = 1 / (1 + np.exp(-np.clip(logits[:, :3], -50, 50)))
    within: Floats = np.maximum.accumulate(chances[:, ::-1], axis=1)[:, ::-1]
    return within


def word_risks(text: str, spans: Sequence[tuple[int, int]], chances: Floats) -> tuple[WordRisk, ...]:
    """Each word or mark of a text with the greatest of the chances of the pieces that share a character with it.

    `spans` are the pieces' ranges, `chances` (pieces, 3) their probabilities. A word that the model reads nothing in
    (control characters) is at no risk.
    """
    words = [match.span() for match in WORD.finditer(text)]
    if not words:
        return ()
    bounds, places = np.array(words), np.array(spans, int).reshape(-1, 2)
    firsts = np.searchsorted(places[:, 1], bounds[:, 0], side="right")
    ends = np.searchsorted(places[:, 0], bounds[:, 1], side="left")
    rows = np.concatenate([chances, np.zeros((1, 3), np.float32)])  # reduceat wants a place for each bound
    most = np.maximum.reduceat(rows, np.stack([firsts, ends], 1).ravel())[::2]
    most[firsts >= ends] = 0
    return tuple(_risks(words, np.round(most.astype(np.float64), DECIMALS).tolist()))


def _risks(words: Sequence[tuple[int, int]], chances: Sequence[Sequence[float]]) -> Iterator[WordRisk]:
    for (start, end), (error, major, critical) in zip(words, chances, strict=True):
        yield WordRisk(start, end, error, major, critical)
