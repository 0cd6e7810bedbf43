"""How strongly the words of two groups of sentences say that one is a copy of the other.

The measure is a log-likelihood ratio in the manner of naive Bayes: each word of one group either returns in the other
or does not, and that has one probability if the groups correspond and another if they merely stand in the same two
documents. Words that are rare in both documents count for much, frequent ones for almost nothing; numbers and names
are missed more than other words; long sentences give more evidence than short ones.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
LONGEST = 1000  # features kept of one sentence: bounds the cost of a text without full stops
STEM = 4  # characters of a word that are compared: "decided", "decides" and "decision" are one
# Probabilities that a word, a number, a name, or a whole sentence literally, returns in a copy.
KEPT_WORD, KEPT_NUMBER, KEPT_NAME, KEPT_SENTENCE = 0.68, 0.85, 0.80, 0.10
PRIOR, PSEUDO = 0.015, 10.0  # a word's frequency per sentence before it is counted, and the sentences that is worth
TEMPER = 0.5  # words of a sentence are not independent: their evidence counts by half


def features(words: Sequence[str]) -> list[str]:
    """What is compared of a sentence, without repetition: its word stems, and itself as a whole."""
    return list(dict.fromkeys([*map(_stem, words), "=" + " ".join(words).casefold()]))[-LONGEST:]


def _stem(word: str) -> str:
    return word if word[0].isdigit() else word.casefold()[:STEM]


@dataclass(frozen=True)
class Bags:
    """Sentences as sets of feature ids: those of sentence `i` are `ids[starts[i]:starts[i + 1]]`."""

    ids: Ints
    starts: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, index: int) -> Ints:
        """The features of one sentence."""
        return self.ids[self.starts[index] : self.starts[index + 1]]

    @cached_property
    def owners(self) -> Ints:
        """The sentence of each id."""
        return np.repeat(np.arange(len(self)), self.sizes)

    @cached_property
    def sizes(self) -> Ints:
        """How many features each sentence has."""
        return np.diff(self.starts)

    def part(self, first: int, last: int) -> "Bags":
        """Sentences first..last (exclusive) alone."""
        starts = self.starts[first : last + 1]
        return Bags(self.ids[starts[0] : starts[-1]], starts - starts[0])

    def dense(self, first: int, last: int, columns: Ints, width: int) -> NDArray[np.float32]:
        """Membership in sentences first..last (exclusive) of the features that have a column (>= 0) of the `width`."""
        matrix = np.zeros((last - first, width), dtype=np.float32)
        rows = np.repeat(np.arange(last - first), self.sizes[first:last])
        cols = columns[self.ids[self.starts[first] : self.starts[last]]]
        matrix[rows[cols >= 0], cols[cols >= 0]] = 1.0
        return matrix

    def window_sums(self, size: int, weights: Floats) -> Floats:
        """Summed weight of the distinct features of the `size` sentences before each boundary 0..len."""
        n = len(self)
        ends = np.concatenate([self.owners + shift for shift in range(1, size + 1)])
        keys = np.unique(ends * len(weights) + np.tile(self.ids, size))
        ends = keys // len(weights)
        sums = np.bincount(ends, weights[keys % len(weights)], minlength=n + size)
        return sums[: n + 1].astype(np.float64)


@dataclass(frozen=True)
class Evidence:
    """Both documents' features, with the log-likelihood ratio that a match and a miss of each contributes."""

    source: Bags
    target: Bags
    match: Floats
    miss: Floats
    source_ends: Floats  # characters up to each sentence boundary
    target_ends: Floats

    def part(self, source: tuple[int, int], target: tuple[int, int]) -> "Evidence":
        """The evidence between two ranges of sentences (ends exclusive)."""
        (first, last), (left, right) = source, target
        return Evidence(
            self.source.part(first, last),
            self.target.part(left, right),
            self.match,
            self.miss,
            self.source_ends[first : last + 1],
            self.target_ends[left : right + 1],
        )


def collect(source: Sequence[str], target: Sequence[str]) -> Evidence:
    """Features of both documents and what each is worth, given how often it occurs in them."""
    vocabulary: dict[str, int] = {}
    names: set[str] = set()

    def bags(sentences: Sequence[str]) -> Bags:
        ids: list[int] = []
        starts = [0]
        for sentence in sentences:
            words = WORD.findall(sentence) or sentence.split()
            names.update(_stem(word) for word in words[1:] if word[0].isupper())
            ids += [vocabulary.setdefault(feature, len(vocabulary)) for feature in features(words)]
            starts.append(len(ids))
        return Bags(np.array(ids, dtype=np.int64), np.array(starts, dtype=np.int64))

    left, right = bags(source), bags(target)
    size = len(vocabulary)
    seen = np.bincount(left.ids, minlength=size) + np.bincount(right.ids, minlength=size)
    chance = (np.maximum(seen - 2, 0) + PSEUDO * PRIOR) / (len(source) + len(target) + PSEUDO)
    kept = np.array([_kept(feature, names) for feature in vocabulary])
    chance = np.minimum(chance, 0.95 * kept)
    match, miss = TEMPER * np.log(kept / chance), TEMPER * np.log((1 - kept) / (1 - chance))
    return Evidence(left, right, match, miss, _ends(source), _ends(target))


def _kept(feature: str, names: set[str]) -> float:
    if feature[0] == "=":
        return KEPT_SENTENCE
    if feature[0].isdigit():
        return KEPT_NUMBER
    return KEPT_NAME if feature in names else KEPT_WORD


def pair_scores(evidence: Evidence, rows: Ints, columns: Ints) -> Floats:
    """Log-likelihood ratios of source sentences `rows` and target sentences `columns` corresponding one to one."""
    source, target, size = evidence.source, evidence.target, len(evidence.match)
    pairs = np.repeat(np.arange(len(rows)), source.sizes[rows])
    ids = source.ids[spread(source.starts[rows], source.sizes[rows])]
    common = np.isin(columns[pairs] * size + ids, target.owners * size + target.ids)
    gains = (evidence.match - evidence.miss)[ids[common]]
    missed = source.window_sums(1, evidence.miss)[rows + 1] + target.window_sums(1, evidence.miss)[columns + 1]
    lengths = length_score(np.diff(evidence.source_ends)[rows], np.diff(evidence.target_ends)[columns])
    scores: Floats = np.bincount(pairs[common], gains, minlength=len(rows)) + missed / 2 + lengths
    return scores


def spread(starts: Ints, sizes: Ints) -> Ints:
    """start, start + 1, … start + size - 1 for each start and its size, one after the other."""
    return np.arange(sizes.sum()) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)


def _ends(sentences: Sequence[str]) -> Floats:
    return np.cumsum([0.0, *map(len, sentences)])


def length_score(source: Floats, target: Floats) -> Floats:
    """Log-likelihood ratio of lengths in characters (broadcast): a copy is about as long as its original."""
    ratio = np.abs(np.log((source + 5) / (target + 5)))
    scores: Floats = np.maximum(1.4 - 3.7 * ratio, -3.0)
    return scores
