"""Trigram counts of good English for `mtaudit.judge.fluency`.

    python -m training.judge.fluency --work FOLDER [--data ../shared/data]

Writes FOLDER/fluency.npz, counted on the human side of the direct assessments and the translations rated above average,
without what the measuring sets have; and FOLDER/fluency-0.npz and -1.npz, each without one half of the sources: a model
that trains on a text must not find it familiar. Sequences seen once are dropped.
"""

import argparse
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from bench.corpora import DEFAULT_DATA, rows
from mtaudit.judge.fluency import WORD, Fluency, hashed
from training.judge.plant import held_out

LEAST = 2

__all__ = ["Fluency", "count"]


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


def main() -> None:
    """Count twice, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    banned = held_out(args.data)
    texts: tuple[set[str], set[str]] = (set(), set())
    for row in rows("da_to_english", args.data):
        if row["source"] not in banned:
            texts[half(row["source"])].update([row["source"], *([row["target"]] if row["z"] > 0 else [])])
    for name, chosen in (("fluency", texts[0] | texts[1]), ("fluency-0", texts[1]), ("fluency-1", texts[0])):
        made = count(sorted(chosen))
        np.savez_compressed(args.work / f"{name}.npz", keys=made.keys, counts=made.counts, total=made.total)
        print(f"{name}: {made.total} words, {len(made.keys)} sequences")


if __name__ == "__main__":
    main()
