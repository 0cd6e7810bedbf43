"""How unusual each word is after the two before it: trigram counts of good English, in one hashed table.

`training/judge/fluency.py` counts; sequences seen once are dropped.
"""

import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"\w+|[^\w\s]")
DISCOUNT, BACK_OFF = 0.75, (15.0, 4.0)  # absolute discounting; words' worth of trust in the shorter context


class Fluency:
    """Counts by 32-bit hash of the words; a wrong hit has a chance of one in 10,000."""

    def __init__(self, keys: NDArray[np.uint32], counts: NDArray[np.uint32], total: int) -> None:
        self.keys, self.counts, self.total = keys, counts, total

    @classmethod
    def load(cls, file: Path | BinaryIO) -> "Fluency":
        """From an .npz file. Raises ValueError, among others, for one that holds no such table."""
        with np.load(file, allow_pickle=False) as saved:
            keys, counts, total = saved["keys"], saved["counts"], int(saved["total"])
        if not (keys.dtype == counts.dtype == np.uint32 and 0 < len(keys) == len(counts) and total > 0):
            raise ValueError("it holds no counts of hashed words")
        return cls(keys, counts, total)

    def surprise(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Minus the natural logarithm of each word's chance after the two before it, words in lower case."""
        padded = ["^", *words]
        ones = self._count(words)
        context = np.concatenate([[self.total / 20], ones[:-1]])
        pairs = self._count([f"{a} {b}" for a, b in zip(padded, words, strict=False)])
        triples = self._count([f"{a} {b} {c}" for a, b, c in zip(padded, words, words[1:], strict=False)])
        plain = (ones + 0.5) / self.total
        chance = (np.maximum(pairs - DISCOUNT, 0) + BACK_OFF[0] * plain) / (context + BACK_OFF[0])
        chance[1:] = (np.maximum(triples - DISCOUNT, 0) + BACK_OFF[1] * chance[1:]) / (pairs[:-1] + BACK_OFF[1])
        return -np.log(np.minimum(chance, 1.0)).astype(np.float32)

    def _count(self, sequences: Sequence[str]) -> NDArray[np.float64]:
        codes = np.array([hashed(sequence) for sequence in sequences], np.uint32)
        places = np.minimum(np.searchsorted(self.keys, codes), len(self.keys) - 1)
        return np.where(self.keys[places] == codes, self.counts[places], 0).astype(np.float64)


def hashed(sequence: str) -> int:
    """A 32-bit hash of words joined by spaces."""
    return zlib.crc32(sequence.encode("utf-8", "surrogatepass"))
