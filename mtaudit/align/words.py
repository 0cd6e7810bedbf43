"""Word alignment inside a unit: which target words stand for which source words.

Words that are alike by themselves (`likeness`) start as candidates. Neighbours and syntax then decide among several
equal words, and tie words that are not alike at all but stand in the same place; those links are DIFFERENT, and they
are what lets a check name the two words of a substitution. Measured by `bench/words.py`.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from mtaudit.align.likeness import CONTENT, Likeness, likeness
from mtaudit.align.support import Matrix, Syntax, from_neighbours
from mtaudit.model import LinkKind, Token, WordAlignment, WordLink

# Words of a side beyond which a unit is no prose, and only equal words are tied.
LONGEST = 600
ROUNDS = 4

# What a pair of words is worth, in units of the score from which it is linked (LINKED).
LIKENESS = 0.55  # equal words by themselves
FUNCTION_WORD = 0.35  # as a share: “the” says little by itself
SAME_PART, NEAR_PART, PUNCTUATION = 0.10, 0.05, -0.15  # parts of speech equal, akin, a sign against a word
SAME_ROLE = 0.05
DISTANCE = 0.15  # from one end of the sentence to the other, against
NEIGHBOURS = 0.35
HEAD = 0.25
CHILDREN = 0.25
LINKED = 0.45

_AKIN = [
    {"NOUN", "PROPN", "PRON"}, {"NOUN", "VERB"}, {"NOUN", "ADJ"}, {"VERB", "AUX"}, {"VERB", "ADP"},
    {"ADJ", "DET", "NUM"}, {"ADJ", "ADV"}, {"ADP", "SCONJ", "PART"}, {"DET", "PRON"},
]  # fmt: skip


def align_words(source: Sequence[Token], target: Sequence[Token]) -> WordAlignment:
    """Links between the tokens of the two sides, in source order, each word in at most one."""
    if not source or not target:
        return WordAlignment()
    if max(len(source), len(target)) > LONGEST:
        return WordAlignment(tuple(_equal_words(source, target)))
    alike = _alike(source, target)
    scores = _scores(source, target, alike)
    links = []
    for i, j in _best(scores):
        kind = alike[i, j].kind if (i, j) in alike else LinkKind.DIFFERENT
        links.append(WordLink(i, j, kind, min(1.0, round(float(scores[i, j]), 3))))
    return WordAlignment(tuple(links))


def _alike(source: Sequence[Token], target: Sequence[Token]) -> dict[tuple[int, int], Likeness]:
    """The pairs that are alike. Words that both sides have equally often are compared with themselves alone."""
    ours, theirs = ([token.text.lower() for token in side] for side in (source, target))
    our_counts, their_counts = Counter(ours), Counter(theirs)
    settled = {word for word, count in our_counts.items() if their_counts[word] == count}
    places: dict[str, list[int]] = {}
    for j, word in enumerate(theirs):
        places.setdefault(word, []).append(j)
    open_places = [j for j, word in enumerate(theirs) if word not in settled]
    alike = {}
    for i, word in enumerate(ours):
        for j in places[word] if word in settled else open_places:
            if found := likeness(source[i], target[j]):
                alike[i, j] = found
    return alike


def _scores(source: Sequence[Token], target: Sequence[Token], alike: dict[tuple[int, int], Likeness]) -> Matrix:
    own = np.zeros((len(source), len(target)))
    for pair, (_, score) in alike.items():
        own[pair] = score
    content = [np.array([token.pos in CONTENT for token in side]) for side in (source, target)]
    own *= np.where(np.logical_and.outer(*content), 1.0, FUNCTION_WORD)
    places = [np.arange(len(side)) / len(side) for side in (source, target)]
    distance = DISTANCE * np.abs(np.subtract.outer(*places))
    fixed = LIKENESS * own + _fit(source, target) - distance
    syntax = Syntax(source, target)
    links = _mutual(own * (1 - distance))
    scores = fixed
    for _ in range(ROUNDS):
        scores = fixed + NEIGHBOURS * from_neighbours(links)
        scores += HEAD * syntax.from_heads(links) + CHILDREN * syntax.from_children(links)
        links = _mutual(scores)
    return scores


def _fit(source: Sequence[Token], target: Sequence[Token]) -> Matrix:
    """What parts of speech and roles say of each pair."""
    return np.array([[_part_fit(s.pos, t.pos) + SAME_ROLE * (s.dep == t.dep) for t in target] for s in source])


def _part_fit(a: str, b: str) -> float:
    if a == b:
        return SAME_PART
    if "PUNCT" in (a, b):
        return PUNCTUATION
    return NEAR_PART if any(a in parts and b in parts for parts in _AKIN) else 0.0


def _mutual(scores: Matrix) -> Matrix:
    """How far each pair is the best of its row and of its column, 0 to 1."""
    squares = np.square(np.maximum(scores, 0))
    totals = squares.sum(axis=1, keepdims=True) + squares.sum(axis=0, keepdims=True)
    shares: Matrix = 2 * squares / np.maximum(totals, 1e-9)
    return shares


def _best(scores: Matrix) -> list[tuple[int, int]]:
    """The pairs to link, best first taken, each word once; in source order."""
    free_rows, free_columns = ([True] * size for size in scores.shape)
    pairs = []
    for place in np.argsort(-scores, axis=None, kind="stable"):
        i, j = divmod(int(place), scores.shape[1])
        if scores[i, j] < LINKED:
            break
        if free_rows[i] and free_columns[j]:
            free_rows[i] = free_columns[j] = False
            pairs.append((i, j))
    return sorted(pairs)


def _equal_words(source: Sequence[Token], target: Sequence[Token]) -> list[WordLink]:
    """The n-th occurrence of a word with its n-th on the other side."""
    seen: Counter[str] = Counter()
    places = {}
    for j, token in enumerate(target):
        word = token.text.lower()
        places[word, seen[word]] = j
        seen[word] += 1
    seen.clear()
    links = []
    for i, token in enumerate(source):
        word = token.text.lower()
        if (word, seen[word]) in places:
            links.append(WordLink(i, places[word, seen[word]], LinkKind.IDENTICAL, 1.0))
        seen[word] += 1
    return links
