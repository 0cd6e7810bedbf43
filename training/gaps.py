"""Learns where a text reads as if a word were missing, for `mtaudit/compare/gaps.py`.

    python -m training.gaps [--data ../shared/data] [--sentences 40000] [--out mtaudit/compare/gaps.tsv.gz]

Sentences of the WMT21 and WMT22 into-English direct assessments, each as it is and with a word or phrase dropped
(`training/planting.py`). For each kind, logistic regression (AdaGrad, Duchi, Hazan and Singer, 2011) tells the place
of the gap from all other places; of its weights, those that matter most are kept. Prints, per kind, how many held-out
sentences with a gap score above all but 5% of the untouched ones.
"""

import argparse
import gzip
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.corpora import DEFAULT_DATA
from mtaudit.annotate import Annotator
from mtaudit.compare.gaps import SCALE, Missing, contexts
from mtaudit.config import Config
from mtaudit.model import Token
from training.planting import deletion, translations

SEED = 1
EACH = 4  # translations of a source
MIN_OCCURRENCES = 5  # of a feature
KEPT = 60_000  # features
EPOCHS, BATCH, STEP = 3, 4_096, 0.2
RIDGE, RIDGE_OF_KEPT = 0.05, 0.02
HELD_OUT = 0.1
Weights = NDArray[np.float32]


@dataclass(frozen=True)
class Example:
    """A sentence; where a gap is (a place between tokens) and of which kind, if it has one."""

    tokens: tuple[Token, ...]
    gap: int = -1
    kind: int = -1


def examples(data: Path, sentences: int) -> list[Example]:
    """Each sentence untouched and, where something can be dropped, with a gap; sentences of one source adjoin."""
    rng = random.Random(SEED)
    annotator = Annotator(Config().spacy_model)
    pairs = sorted(translations(data, EACH, SEED)[:sentences])
    texts = list(dict.fromkeys(text for source, target in pairs for text in (source, target)))
    parses = annotator.parse(texts)
    dropped = [deletion(text, parse, rng) for text, parse in zip(texts, parses, strict=True)]
    touched = iter(annotator.parse([gap.text for gap in dropped if gap]))
    found = []
    for parse, gap in zip(parses, dropped, strict=True):
        found.append(Example(parse.tokens))
        if gap:
            tokens = next(touched).tokens
            place = next((i for i, token in enumerate(tokens) if token.start >= gap.place), len(tokens))
            found.append(Example(tokens, place, Missing._fields.index(gap.kind)))
    return found


class Table:
    """The features of every place of some sentences, as numbers of a vocabulary; 0 for those it does not have."""

    def __init__(self, sentences: Sequence[Example], vocabulary: dict[str, int]) -> None:
        self.edges = np.cumsum([0, *(len(sentence.tokens) + 1 for sentence in sentences)])
        places = (names for sentence in sentences for names in contexts(sentence.tokens))
        rows = (np.array([vocabulary.get(name, 0) for name in names], np.int32) for names in places)
        self.features = np.stack(list(rows))
        self.kinds = np.full(len(self.features), -1)
        for start, sentence in zip(self.edges[:-1], sentences, strict=True):
            if sentence.gap >= 0:
                self.kinds[start + sentence.gap] = sentence.kind

    def scores(self, weights: Weights) -> Weights:
        """Log-odds of each place and kind."""
        return np.concatenate([weights[part].sum(axis=1) for part in np.array_split(self.features, 200)])


def learn(table: Table, size: int, ridge: float) -> Weights:
    """Weights of each feature and kind; row 0, for features outside the vocabulary, is zero."""
    weights = np.zeros((size, len(Missing._fields)), np.float32)
    squares = np.full_like(weights, 1e-6)
    order = np.arange(len(table.features))
    rng = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for batch in np.array_split(order, len(order) // BATCH):
            features, kinds = table.features[batch], table.kinds[batch]
            wrong = 1 / (1 + np.exp(-weights[features].sum(axis=1)))
            for kind in range(wrong.shape[1]):
                wrong[kinds == kind, kind] -= 1
                wrong[(kinds >= 0) & (kinds != kind), kind] = 0  # a gap of another kind is no counterexample
            touched, inverse = np.unique(features, return_inverse=True)
            gradient = np.zeros((len(touched), wrong.shape[1]), np.float32)
            np.add.at(gradient, inverse.reshape(features.shape), wrong[:, None, :])
            gradient += ridge * weights[touched]
            squares[touched] += gradient**2
            weights[touched] -= STEP * gradient / np.sqrt(squares[touched])
            weights[0] = 0
    return weights


def main() -> None:
    """Plant, learn, prune, learn what is left again, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--sentences", type=int, default=40_000)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/compare/gaps.tsv.gz"))
    args = parser.parse_args()
    sentences = examples(args.data, args.sentences)
    cut = int(len(sentences) * (1 - HELD_OUT))
    counts = Counter[str]()
    for sentence in sentences[:cut]:
        for names in contexts(sentence.tokens):
            counts.update(names)
    vocabulary = {name: n for n, name in enumerate(sorted(k for k, v in counts.items() if v >= MIN_OCCURRENCES), 1)}
    print(f"{len(sentences)} sentences, {len(vocabulary)} features", flush=True)
    weights = learn(Table(sentences[:cut], vocabulary), len(vocabulary) + 1, RIDGE)
    numbers = np.array([0, *(counts[name] for name in vocabulary)])
    best = np.argsort(-np.abs(weights).max(axis=1) * np.sqrt(numbers), kind="stable")[:KEPT]
    words = ["", *vocabulary]
    kept = {name: n for n, name in enumerate(sorted(words[number] for number in best if number), 1)}
    weights = learn(Table(sentences[:cut], kept), len(kept) + 1, RIDGE_OF_KEPT)
    held_out = Table(sentences[cut:], kept)
    report(sentences[cut:], held_out, held_out.scores(weights))
    lines = ("\t".join((name, *(str(round(SCALE * float(w))) for w in weights[n]))) for name, n in kept.items())
    args.out.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))


def report(sentences: Sequence[Example], table: Table, scores: Weights) -> None:
    """Print, per kind, the share of gaps found where 5% of the untouched sentences alarm."""
    worst = np.array([scores[a:b].max(axis=0) for a, b in pairwise(table.edges)])
    kinds = np.array([sentence.kind for sentence in sentences])
    for number, kind in enumerate(Missing._fields):
        limit = np.quantile(worst[kinds < 0, number], 0.95)
        print(f"{kind:10} found at 5% alarms: {(worst[kinds == number, number] > limit).mean():.3f}", flush=True)


if __name__ == "__main__":
    main()
