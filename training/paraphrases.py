"""Makes `mtaudit/compare/paraphrases.tsv.gz`: words that translators use for each other and WordNet does not relate.

    python -m training.paraphrases --data ../shared/data

Well-rated English machine translations (WMT21 and WMT22 direct assessments, z-score above 0) are aligned word by word
with the human original. Words that keep standing in each other's place, in far more sentences than chance would have
it, are paraphrases: firm/company, ministry/department. Opposites, names, numbers and function words are left out, for a
frequent error is no paraphrase. One line a pair: the two lemmas, and the pointwise mutual information in bits.
"""

import argparse
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log2
from pathlib import Path

from bench.corpora import DEFAULT_DATA, rows
from mtaudit.alignment.words import align_words
from mtaudit.annotate import Annotator
from mtaudit.compare.lexicon import antonymy
from mtaudit.config import Config
from mtaudit.model import LinkKind, Token

Pair = tuple[str, str]

OUTPUTS = 4  # of each original, the best rated
SURE = 0.7  # score of a link
SENTENCES = 3  # a pair must stand in so many originals
INFORMATION = 4.0  # bits
PARTS = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
LIGHT = frozenset({"be", "have", "do", "get", "make", "take", "give", "go", "come"})
BATCH = 250


def read(data: Path) -> list[tuple[str, list[str]]]:
    """Originals with their best translations, in order of the originals."""
    rated: dict[str, dict[str, float]] = {}
    for row in rows("da_to_english", data):
        if row["z"] > 0 and row["target"] != row["source"]:
            rated.setdefault(row["source"], {})[row["target"]] = row["z"]
    return [
        (source, sorted(rated[source], key=lambda text: (-rated[source][text], text))[:OUTPUTS])
        for source in sorted(rated)
    ]


def substitutions(
    texts: Iterable[tuple[str, list[str]]], annotator: Annotator, sure: float = SURE
) -> Iterator[set[Pair]]:
    """For each original the pairs of lemmas that stand in each other's place in a translation, by links as `sure`."""
    batch: list[tuple[str, list[str]]] = []
    for item in texts:
        batch.append(item)
        if len(batch) == BATCH:
            yield from _batch(batch, annotator, sure)
            batch = []
    yield from _batch(batch, annotator, sure)


def _batch(batch: list[tuple[str, list[str]]], annotator: Annotator, sure: float) -> Iterator[set[Pair]]:
    sources = annotator.parse([source for source, _ in batch])
    targets = iter(annotator.parse([target for _, targets in batch for target in targets]))
    for source, (_, outputs) in zip(sources, batch, strict=True):
        yield {pair for _ in outputs for pair in _pairs(source.tokens, next(targets).tokens, sure)}


def _pairs(source: tuple[Token, ...], target: tuple[Token, ...], sure: float) -> Iterator[Pair]:
    for link in align_words(source, target).links:
        a, b = source[link.source], target[link.target]
        if link.kind in (LinkKind.DIFFERENT, LinkKind.RELATED) and link.score >= sure and _counts(a) and _counts(b):
            first, second = sorted((a.lemma, b.lemma))
            yield first, second


def _counts(token: Token) -> bool:
    return token.pos in PARTS and token.lemma.isascii() and token.lemma.isalpha() and token.lemma not in LIGHT


def select(pairs: Counter[Pair]) -> list[tuple[str, str, float]]:
    """The pairs that are paraphrases, with their pointwise mutual information among all substitutions."""
    words: Counter[str] = Counter()
    for (a, b), count in pairs.items():
        words[a] += count
        words[b] += count
    total = pairs.total()
    chosen = []
    for (a, b), count in sorted(pairs.items()):
        information = log2(2 * count * total / (words[a] * words[b]))
        if count >= SENTENCES and information >= INFORMATION and not antonymy(a, b):
            chosen.append((a, b, information))
    return chosen


def main() -> None:
    """Count, select and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--output", type=Path, default=Path("mtaudit/compare/paraphrases.tsv.gz"))
    options = parser.parse_args()
    pairs: Counter[Pair] = Counter()
    for found in substitutions(read(options.data), Annotator(Config().spacy_model)):
        pairs.update(found)
    text = "".join(f"{a}\t{b}\t{information:.1f}\n" for a, b, information in select(pairs))
    options.output.write_bytes(gzip.compress(text.encode("ascii"), mtime=0))


if __name__ == "__main__":
    main()
