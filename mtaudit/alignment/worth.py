"""What each pair of words is worth as a link: its two words by themselves, and what stands around them."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from mtaudit.alignment.likeness import CONTENT, Likeness, Word
from mtaudit.alignment.support import Matrix, Syntax, from_neighbours
from mtaudit.model import Token

SAME_PART, NEAR_PART, OTHER_PART = 0.10, 0.06, -0.10  # parts of speech
UNLIKE = -0.3  # a sign against a word, a function word against a content word
ROUNDS = 4
UNRELATED = 0.4  # the similarity of words that have nothing to do with each other
SHARPNESS = 7.0  # of the competition between the pairs of a row or column, by similarity

_AKIN = [
    {"NOUN", "PROPN", "PRON"}, {"NOUN", "VERB"}, {"NOUN", "ADJ"},
    {"ADJ", "NUM"}, {"DET", "NUM"}, {"ADJ", "ADV"}, {"ADP", "SCONJ", "PART"}, {"DET", "PRON"}, {"ADV", "ADP"},
]  # fmt: skip


class Weights(NamedTuple):
    """How much each kind of evidence counts; in the units of what a pair is worth."""

    likeness: float  # equal words by themselves
    function_word: float  # as a share of that: “the” says little by itself
    parts: float  # of speech, as a share of the figures above
    role: float  # the same dependency relation
    distance: float  # from one end of the sentence to the other, against
    neighbours: float
    head: float
    children: float
    least: float  # what a pair must be worth to be linked
    even: float  # what it must be worth for an annotator to link it as often as not
    similarity: float = 0.0  # of contexts, as an encoder has it
    rivals: float = 0.0  # more similar than any other pair of its row and column
    first_similarity: float = 0.0  # of contexts, where nothing else is known yet


BY_FORM = Weights(
    likeness=0.8, function_word=0.3, parts=1.0, role=0.05, distance=0.15, neighbours=0.35, head=0.25, children=0.25,
    least=0.5, even=0.45,
)  # fmt: skip
BY_MEANING = Weights(
    likeness=0.45, function_word=0.0, parts=0.2, role=0.0, distance=0.34, neighbours=0.45, head=0.32, children=0.5,
    least=0.9, even=0.95, similarity=0.3, rivals=1.5, first_similarity=0.95,
)  # fmt: skip


def worth(
    source: Sequence[Token],
    target: Sequence[Token],
    words: tuple[Sequence[Word], Sequence[Word]],
    alike: Mapping[tuple[int, int], Likeness],
    weights: Weights,
    similarity: Matrix | None = None,
) -> Matrix:
    """What each pair of a source and a target token is worth; from about -0.5 (absurd) to 2 (equal, and all around).

    `similarity` is that of their contexts, -1 to 1; by the weights for it a pair is worth up to 4.
    """
    own = _own(*words, alike, weights.function_word)
    places = [np.arange(len(side)) / len(side) for side in (source, target)]
    distance = weights.distance * np.abs(np.subtract.outer(*places))
    roles = np.equal.outer(*(np.array([token.dep for token in side]) for side in (source, target)))
    fits = {part: [_part_fit(part, b.part) for b in words[1]] for part in {a.part for a in words[0]}}
    parts = np.array([fits[a.part] for a in words[0]])
    fixed = weights.likeness * own + weights.parts * parts + weights.role * roles - distance
    if similarity is not None:
        near = np.clip((similarity - UNRELATED) / (1 - UNRELATED), -0.5, 1)
        fixed += weights.similarity * near + weights.rivals * _rivals(similarity)
        own += weights.first_similarity * near
    syntax = Syntax(source, target)
    links = _mutual(own * (1 - distance))
    total: Matrix = fixed
    for _ in range(ROUNDS):
        total = fixed + weights.neighbours * from_neighbours(links)
        total += weights.head * syntax.from_heads(links) + weights.children * syntax.from_children(links)
        links = _mutual(total)
    return total


def _own(
    source: Sequence[Word], target: Sequence[Word], alike: Mapping[tuple[int, int], Likeness], function_word: float
) -> Matrix:
    """What each pair is worth by its two words alone; function words say little."""
    own = np.zeros((len(source), len(target)))
    for (i, j), (_, score) in alike.items():
        own[i, j] = score if source[i].is_content and target[j].is_content else function_word * score
    return own


@cache
def _part_fit(a: str, b: str) -> float:
    """What two parts of speech say of a link."""
    if a == b:
        return SAME_PART
    if any(a in parts and b in parts for parts in _AKIN):
        return NEAR_PART
    return UNLIKE if "PUNCT" in (a, b) or (a in CONTENT) != (b in CONTENT) else OTHER_PART


def _mutual(worth: Matrix) -> Matrix:
    """How far each pair is the best of its row and of its column, 0 to 1."""
    squares = np.square(np.maximum(worth, 0))
    totals = squares.sum(axis=1, keepdims=True) + squares.sum(axis=0, keepdims=True)
    shares: Matrix = 2 * squares / np.maximum(totals, 1e-9)
    return shares


def _rivals(similarity: Matrix) -> Matrix:
    """How far each pair is the most similar of its row and of its column, 0 to 1 (Dou and Neubig, 2021)."""
    powers = np.exp(SHARPNESS * similarity)
    shares: Matrix = powers / np.sqrt(powers.sum(axis=0, keepdims=True) * powers.sum(axis=1, keepdims=True))
    return shares
