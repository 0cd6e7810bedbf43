"""How unusual each word is after the two before it: trigram counts of good English, in hashed tables.

    python -m training.judge.fluency --work FOLDER [--data ../shared/data]

Writes FOLDER/fluency.npz, counted on the human side of the direct assessments and the translations rated above average,
without what the measuring sets have; and FOLDER/fluency-apart.npz, without the texts that errors were planted in and
the MQM data: a model that trains on a text must not find it familiar. Sequences seen once are dropped.
"""

import argparse
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.corpora import DEFAULT_DATA, rows
from training.judge.plant import held_out, planted_sources

WORD = re.compile(r"\w+|[^\w\s]")
DISCOUNT, BACK_OFF = 0.75, (15.0, 4.0)  # absolute discounting; words' worth of trust in the shorter context
LEAST = 2


class Fluency:
    """Counts by 32-bit hash of the words; a wrong hit has a chance of one in 10,000."""

    def __init__(self, keys: NDArray[np.uint32], counts: NDArray[np.uint32], total: int) -> None:
        self.keys, self.counts, self.total = keys, counts, total

    @classmethod
    def load(cls, path: Path) -> "Fluency":
        """From an .npz file."""
        with np.load(path) as saved:
            return cls(saved["keys"], saved["counts"], int(saved["total"]))

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


def main() -> None:
    """Count twice, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    banned, trained = held_out(args.data), planted_sources(args.work / "planted")
    every: set[str] = set()
    apart: set[str] = set()
    for row in rows("da_to_english", args.data):
        if row["source"] not in banned:
            texts = [row["source"], *([row["target"]] if row["z"] > 0 else [])]
            every.update(texts)
            if row["source"] not in trained:
                apart.update(texts)
    for name, chosen in (("fluency", every), ("fluency-apart", apart)):
        made = count(sorted(chosen))
        np.savez_compressed(args.work / f"{name}.npz", keys=made.keys, counts=made.counts, total=made.total)
        print(f"{name}: {made.total} words, {len(made.keys)} sequences")


if __name__ == "__main__":
    main()
