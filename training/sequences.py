"""Counts which parts of speech follow each other in English news, for `mtaudit/compare/sequences.py`.

    python -m training.sequences [--data ../shared/data] [--out mtaudit/compare/sequences.tsv.gz]

The texts are the human English side of the WMT21 and WMT22 into-English direct assessments; what is kept of them are
numbers of occurrences of tag sequences.
"""

import argparse
import gzip
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from bench.corpora import DEFAULT_DATA, rows
from mtaudit.annotate import Annotator
from mtaudit.compare.sequences import END, RARE, START, word_class
from mtaudit.config import Config

SENTENCES = 24_000
SEED = 1
RARELY = 60  # occurrences below which a class (a misspelt preposition, say) is RARE
MIN_TRIPLE = 2  # occurrences of a triple that is kept


def count(sentences: Iterable[Sequence[str]]) -> list[tuple[tuple[str, ...], int]]:
    """Pairs of neighbouring classes, and triples seen often enough, with their numbers of occurrences, sorted."""
    sentences = list(sentences)
    kept = {name for name, number in Counter(name for names in sentences for name in names).items() if number >= RARELY}
    pairs: Counter[tuple[str, ...]] = Counter()
    triples: Counter[tuple[str, ...]] = Counter()
    for names in sentences:
        padded = [START, START, *(name if name in kept else RARE for name in names), END]
        pairs.update(pairwise(padded[1:]))
        triples.update(zip(padded, padded[1:], padded[2:], strict=False))
    return sorted(pairs.items()) + sorted(item for item in triples.items() if item[1] >= MIN_TRIPLE)


def main() -> None:
    """Read, annotate, count, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/compare/sequences.tsv.gz"))
    args = parser.parse_args()
    texts = sorted({row["source"] for row in rows("da_to_english", args.data)})
    random.Random(SEED).shuffle(texts)
    parses = Annotator(Config().spacy_model).parse(texts[:SENTENCES])
    counts = count([word_class(token) for token in parse.tokens] for parse in parses)
    table = "".join("\t".join((*names, str(number))) + "\n" for names, number in counts)
    args.out.write_bytes(gzip.compress(table.encode(), mtime=0))


if __name__ == "__main__":
    main()
