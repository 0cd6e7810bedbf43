"""Trigram counts of good English, for `mtaudit.judge.fluency`; `prepare` says of which texts."""

import zlib
from collections import Counter
from collections.abc import Iterable

import numpy as np

from mtaudit.judge.fluency import WORD, Fluency, hashed

LEAST = 2  # sequences seen less often are dropped


def count(texts: Iterable[str]) -> Fluency:
    """Counts of one, two and three words in a row."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        words = WORD.findall(text.lower())
        total += len(words)
        padded = ["^", *words]
        counts.update(words)
        counts.update(f"{a} {b}" for a, b in zip(padded, words, strict=False))
        counts.update(f"{a} {b} {c}" for a, b, c in zip(padded, words, words[1:], strict=False))
    table = {hashed(sequence): times for sequence, times in counts.items() if times >= LEAST}
    keys = np.array(sorted(table), np.uint32)
    return Fluency(keys, np.array([table[int(key)] for key in keys], np.uint32), total)


def half(source: str) -> int:
    """Which half of the sources a text belongs to, 0 or 1."""
    return zlib.crc32(source.encode()) % 2
