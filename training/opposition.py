"""Makes `mtaudit/compare/opposition.tsv.gz`: words as points in a space that tells opposites from paraphrases.

    python -m training.opposition --work FOLDER [--wordnet /usr/share/wordnet] [--data ../shared/data]

Lexicons list few opposites: they know confirm/deny, not speculate/dismiss. Each word is embedded by MiniLM, as it
stands and by the glosses of its most frequent senses, and a small network maps that to `AGREE` dimensions in which
opposites are alike and as many in which they differ, much as the semantic differential of Osgood, Suci and Tannenbaum
("The measurement of meaning", 1957) has it. It is trained to tell opposites (WordNet's, ours, and those that follow
from them) from words that stand in each other's place in well-rated translations, from synonyms and from broader words.
What takes long, embeddings and substitutions, is kept in the work folder. A few rounds suffice; more learn the words by
heart. One line a word: the word, and its coordinates in steps of 1/32 as signed bytes in base 85.
"""

import argparse
import base64
import gzip
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BertModel

from bench.corpora import DEFAULT_DATA, rows
from mtaudit.annotate import Annotator
from mtaudit.compare.lexicon import antonymy, hypernym, listed_opposites, synonyms
from mtaudit.compare.opposition import AGREE, SCALE
from mtaudit.config import Config
from training.judge.encode import BASE, WIDTH, tokenizer
from training.paraphrases import read, substitutions
from training.wordnet import (
    ANTONYM,
    DERIVED,
    Synset,
    lexical_pairs,
    negated_pairs,
    opposite_synsets,
    read_senses,
    read_synsets,
)

Pair = tuple[str, str]
Floats = NDArray[np.float32]

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
SENSES = 3  # glosses a word
LEAST = 0.25  # antonymy of a pair that counts as opposed
WORDS_A_SYNSET = 12
SAMPLE = 15_000  # pairs of synonyms, and of broader words
WEIGHTS = {"listed": 1.0, "derived": 0.5, "synonym": 0.5, "broader": 0.3}
OUTPUTS = 2  # translations of an original in which substitutions are counted
SEEN_MOST = 3  # a substitution counts as often as it was seen, up to this
POSITIVE = 0.5  # weight of all opposites together, by that of all others
ROUNDS, BATCH, RATE, DECAY, HIDDEN = 4, 1024, 3e-3, 1e-3, 64


def main() -> None:
    """Embed, collect pairs, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--output", type=Path, default=Path("mtaudit/compare/opposition.tsv.gz"))
    options = parser.parse_args()
    synsets, senses = read_synsets(options.wordnet), read_senses(options.wordnet)
    words = vocabulary(synsets, senses, options.data)
    points = _kept(options.work / "words.pickle", lambda: embedded(words, synsets, senses))
    seen = _kept(options.work / "substitutions.pickle", lambda: _seen(options.data))
    opposed, others = pairs(words, synsets, senses, seen)
    text = "".join(
        sorted(
            f"{word}\t{_packed(point)}\n"
            for word, point in zip(words, fit(points, words, opposed, others), strict=True)
        )
    )
    options.output.write_bytes(gzip.compress(text.encode("ascii"), mtime=0))


def _kept(path: Path, make: Callable[[], Any]) -> Any:
    if not path.exists():
        path.write_bytes(pickle.dumps(make()))
    return pickle.loads(path.read_bytes())


def vocabulary(synsets: dict[str, Synset], senses: dict[str, dict[str, float]], data: Path) -> list[str]:
    """WordNet's words that translations use or that have an antonym, and those of our own table."""
    used = Counter[str]()
    for row in rows("da_to_english", data):
        used.update(WORD.findall(row["target"].lower()))
    own = set(listed_opposites())
    listed = lexical_pairs(synsets, {ANTONYM}) | negated_pairs(synsets, lexical_pairs(synsets, DERIVED))
    antonyms = {word for pair in listed for word in pair}
    known = (word for word in senses if WORD.fullmatch(word))
    return sorted({word for word in known if word in antonyms or not used.keys().isdisjoint(_forms(word))} | own)


def _forms(word: str) -> tuple[str, ...]:
    """A word with the endings that English gives to words, right ones and wrong ones."""
    stem = word[:-1]
    return (
        word,
        word + "s",
        word + "es",
        word + "d",
        word + "ed",
        word + "ing",
        stem + "ing",
        stem + "ies",
        stem + "ied",
    )


def embedded(words: Sequence[str], synsets: dict[str, Synset], senses: dict[str, dict[str, float]]) -> Floats:
    """For each word the vector of the word and the mean one of its glosses, one after the other."""
    glosses = []
    for place, word in enumerate(words):
        for synset, weight in sorted(senses.get(word, {}).items(), key=lambda item: -item[1])[:SENSES]:
            glosses.append((place, weight, f"{word}: " + synsets[synset].gloss.partition('; "')[0]))
    vectors = np.zeros((len(words), 2 * WIDTH), np.float32)
    vectors[:, :WIDTH] = _vectors(words)
    total = np.zeros(len(words), np.float32)
    for (place, weight, _), vector in zip(glosses, _vectors([gloss for _, _, gloss in glosses]), strict=True):
        vectors[place, WIDTH:] += weight * vector
        total[place] += weight
    vectors[:, WIDTH:] /= np.maximum(total, 1e-6)[:, None]
    return vectors


def _vectors(texts: Sequence[str]) -> Floats:
    """MiniLM's sentence vectors: the mean over tokens, of length 1."""
    model = BertModel.from_pretrained(BASE).eval()
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    out = np.zeros((len(texts), WIDTH), np.float32)
    encoder = tokenizer()
    encoder.enable_padding()
    for first in range(0, len(order), 128):
        batch = order[first : first + 128]
        made = encoder.encode_batch([texts[place] for place in batch])
        mask = torch.tensor([one.attention_mask for one in made])
        with torch.inference_mode():
            states = model(torch.tensor([one.ids for one in made]), mask).last_hidden_state
            mean = (states * mask[:, :, None]).sum(1)
            out[batch] = torch.nn.functional.normalize(mean, dim=1).numpy()
    return out


def _seen(data: Path) -> Counter[Pair]:
    texts = [(source, outputs[:OUTPUTS]) for source, outputs in read(data)]
    counts = Counter[Pair]()
    for found in substitutions(texts, Annotator(Config().spacy_model), sure=0.0):
        counts.update(found)
    return counts


def pairs(
    words: Sequence[str], synsets: dict[str, Synset], senses: dict[str, dict[str, float]], seen: Counter[Pair]
) -> tuple[dict[Pair, float], dict[Pair, float]]:
    """Weighted pairs of words that are opposites, and of words that are none."""
    mates = defaultdict(list)
    for word in words:
        for synset in senses.get(word, {}):
            mates[synset].append(word)
    derived = lexical_pairs(synsets, DERIVED)
    kin = defaultdict(set, {word: {word} for word in words})
    for a, b in derived:
        kin[a].add(b)
    listed = lexical_pairs(synsets, {ANTONYM}) | negated_pairs(synsets, derived)
    listed |= {(a, b) for a, opposites in listed_opposites().items() for b in opposites}
    candidates = {(min(c, d), max(c, d)) for a, b in listed for c in kin[a] for d in kin[b] if c != d}
    for synset, others in opposite_synsets(synsets).items():
        candidates |= {
            (min(a, b), max(a, b)) for a in mates[synset] for other in others for b in mates[other] if a != b
        }
    known = set(words)
    degree = {pair: antonymy(*pair) for pair in sorted(candidates) if known.issuperset(pair)}
    opposed = {
        pair: WEIGHTS["listed" if value >= 0.9 else "derived"] for pair, value in degree.items() if value >= LEAST
    }
    unlike: dict[Pair, float] = {}
    rng = np.random.default_rng(0)
    same = sorted({pair for group in mates.values() for pair in combinations(sorted(group)[:WORDS_A_SYNSET], 2)})
    for pair in _sample([pair for pair in same if synonyms(*pair)], rng):
        unlike[pair] = WEIGHTS["synonym"]
    up = {
        (min(a, b), max(a, b))
        for synset, group in mates.items()
        for symbol, above, _, _ in synsets[synset].pointers
        if symbol == "@"
        for a in group
        for b in mates.get(above, ())
        if a != b
    }
    for pair in _sample([pair for pair in sorted(up) if hypernym(*pair) or hypernym(*pair[::-1])], rng):
        unlike[pair] = WEIGHTS["broader"]
    unlike |= {pair: float(min(count, SEEN_MOST)) for pair, count in sorted(seen.items()) if known.issuperset(pair)}
    return opposed, {pair: weight for pair, weight in unlike.items() if pair not in opposed and pair[0] != pair[1]}


def _sample(found: list[Pair], rng: np.random.Generator) -> list[Pair]:
    chosen = rng.permutation(len(found))[:SAMPLE]
    return [found[place] for place in sorted(chosen)]


class Network(torch.nn.Module):
    """From the embedding of a word to its point."""

    def __init__(self) -> None:
        super().__init__()
        self.point = torch.nn.Sequential(
            torch.nn.Dropout(0.3),
            torch.nn.Linear(2 * WIDTH, HIDDEN),
            torch.nn.Tanh(),
            torch.nn.Dropout(0.4),
            torch.nn.Linear(HIDDEN, 2 * AGREE),
        )
        self.bias = torch.nn.Parameter(torch.zeros(1))

    def forward(self, a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
        """Log-odds that two words are opposites."""
        product = self.point(a) * self.point(b)
        total: torch.Tensor = product[:, :AGREE].sum(1) - product[:, AGREE:].sum(1) + self.bias
        return total


def fit(vectors: Floats, words: Sequence[str], opposed: dict[Pair, float], others: dict[Pair, float]) -> Floats:
    """The points of all words, (words, 2 * AGREE)."""
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    place = {word: number for number, word in enumerate(words)}
    table = [*opposed, *others]
    a, b = (torch.tensor([place[pair[side]] for pair in table]) for side in (0, 1))
    gold = torch.tensor([1.0] * len(opposed) + [0.0] * len(others))
    weights = torch.tensor([*opposed.values(), *others.values()])
    weights[gold == 1] *= POSITIVE * weights[gold == 0].sum() / weights[gold == 1].sum()
    inputs = torch.tensor(vectors - vectors.mean(0))
    inputs = 2 * torch.nn.functional.normalize(inputs, dim=1)
    network = Network()
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(ROUNDS):
        order = torch.tensor(rng.permutation(len(table)))
        for batch in order.split(BATCH):
            chances = network(inputs[a[batch]], inputs[b[batch]])
            losses = torch.nn.functional.binary_cross_entropy_with_logits(chances, gold[batch], reduction="none")
            optimizer.zero_grad()
            (losses * weights[batch]).mean().backward()
            optimizer.step()
    with torch.inference_mode():
        points: Floats = network.eval().point(inputs).numpy()
    return points


def _packed(point: Floats) -> str:
    return base64.b85encode(np.clip(np.round(point / SCALE), -127, 127).astype(np.int8).tobytes()).decode("ascii")


if __name__ == "__main__":
    main()
