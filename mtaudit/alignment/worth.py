"""What each pair of words is worth as a link: its two words by themselves, and what stands around them."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from mtaudit.alignment.likeness import CONTENT, Likeness, Word
from mtaudit.alignment.support import Matrix, Syntax, from_neighbours
from mtaudit.model import Token

LIKENESS = 0.8  # equal words by themselves
FUNCTION_WORD = 0.3  # as a share: “the” says little by itself
SAME_PART, NEAR_PART, OTHER_PART = 0.10, 0.06, -0.10  # parts of speech
UNLIKE = -0.3  # a sign against a word, a function word against a content word
SAME_ROLE = 0.05
DISTANCE = 0.15  # from one end of the sentence to the other, against
NEIGHBOURS = 0.35
HEAD = 0.25
CHILDREN = 0.25
ROUNDS = 4

_AKIN = [
    {"NOUN", "PROPN", "PRON"}, {"NOUN", "VERB"}, {"NOUN", "ADJ"},
    {"ADJ", "NUM"}, {"DET", "NUM"}, {"ADJ", "ADV"}, {"ADP", "SCONJ", "PART"}, {"DET", "PRON"}, {"ADV", "ADP"},
]  # fmt: skip


def worth(
    source: Sequence[Token],
    target: Sequence[Token],
    words: tuple[Sequence[Word], Sequence[Word]],
    alike: Mapping[tuple[int, int], Likeness],
) -> Matrix:
    """What each pair of a source and a target token is worth; from about -0.5 (absurd) to 2 (equal, and all around)."""
    own = _own(*words, alike)
    places = [np.arange(len(side)) / len(side) for side in (source, target)]
    distance = DISTANCE * np.abs(np.subtract.outer(*places))
    roles = np.equal.outer(*(np.array([token.dep for token in side]) for side in (source, target)))
    parts = np.array([[_part_fit(a.part, b.part) for b in words[1]] for a in words[0]])
    fixed = LIKENESS * own + parts + SAME_ROLE * roles - distance
    syntax = Syntax(source, target)
    links = _mutual(own * (1 - distance))
    total: Matrix = fixed
    for _ in range(ROUNDS):
        total = fixed + NEIGHBOURS * from_neighbours(links)
        total += HEAD * syntax.from_heads(links) + CHILDREN * syntax.from_children(links)
        links = _mutual(total)
    return total


def _own(source: Sequence[Word], target: Sequence[Word], alike: Mapping[tuple[int, int], Likeness]) -> Matrix:
    """What each pair is worth by its two words alone; function words say little."""
    own = np.zeros((len(source), len(target)))
    for (i, j), (_, score) in alike.items():
        own[i, j] = score if source[i].is_content and target[j].is_content else FUNCTION_WORD * score
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
