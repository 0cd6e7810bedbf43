"""Word alignment inside a unit: which target words stand for which source words.

Words that are alike by themselves (`likeness`) start as candidates. Neighbours and syntax then decide among several
equal words, and tie words that are not alike at all but stand in the same place; those links are DIFFERENT, and they
are what lets a check name the two words of a substitution. Measured by `bench/words.py`.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np

from mtaudit.align.likeness import CONTENT, Likeness, Word, likeness, read
from mtaudit.align.phrases import phrases
from mtaudit.align.support import Matrix, Syntax, from_neighbours
from mtaudit.model import LinkKind, Token, WordAlignment, WordLink

# Words of a side beyond which a unit is no prose, and only equal words are tied.
LONGEST = 600
ROUNDS = 4

# What a pair of words is worth, in units of the score from which it is linked (LINKED).
LIKENESS = 0.8  # equal words by themselves
FUNCTION_WORD = 0.35  # as a share: “the” says little by itself
SAME_PART, NEAR_PART = 0.10, 0.06  # parts of speech equal, akin
UNLIKE = -0.3  # a sign against a word, a function word against a content word
SAME_ROLE = 0.05
DISTANCE = 0.15  # from one end of the sentence to the other, against
NEIGHBOURS = 0.35
HEAD = 0.25
CHILDREN = 0.25
LINKED = 0.45

_AKIN = [
    {"NOUN", "PROPN", "PRON"}, {"NOUN", "VERB"}, {"NOUN", "ADJ"},
    {"ADJ", "NUM"}, {"DET", "NUM"}, {"ADJ", "ADV"}, {"ADP", "SCONJ", "PART"}, {"DET", "PRON"},
]  # fmt: skip


def align_words(source: Sequence[Token], target: Sequence[Token]) -> WordAlignment:
    """Links between the tokens of the two sides, in source order, each word in at most one."""
    if not source or not target:
        return WordAlignment()
    if max(len(source), len(target)) > LONGEST:
        return WordAlignment(tuple(_equal_words(source, target)))
    ours, theirs = [read(token) for token in source], [read(token) for token in target]
    alike = _alike(ours, theirs)
    several = list(phrases(source, target))
    for run, other, found in several:
        alike |= {(i, j): found for i in run for j in other if alike.get((i, j), found).score <= found.score}
    fit = np.array([[_part_fit(a.part, b.part) for b in theirs] for a in ours])
    scores = _in_context(source, target, _own(ours, theirs, alike), fit)
    pairs = _best(scores)
    for run, other, _ in several:
        pairs |= _rest(run, other, pairs)
    links = []
    for i, j in sorted(pairs):
        kind = alike[i, j].kind if (i, j) in alike else LinkKind.DIFFERENT
        links.append(WordLink(i, j, kind, min(1.0, round(float(scores[i, j]), 3))))
    return WordAlignment(tuple(links))


def _alike(source: Sequence[Word], target: Sequence[Word]) -> dict[tuple[int, int], Likeness]:
    """The pairs that are alike. Words that both sides have equally often are compared with themselves alone."""
    ours, theirs = ([word.text.lower() for word in side] for side in (source, target))
    our_counts, their_counts = Counter(ours), Counter(theirs)
    settled = {text for text, count in our_counts.items() if their_counts[text] == count}
    places: dict[str, list[int]] = {}
    for j, text in enumerate(theirs):
        places.setdefault(text, []).append(j)
    open_places = [j for j, text in enumerate(theirs) if text not in settled]
    alike = {}
    for i, text in enumerate(ours):
        for j in places[text] if text in settled else open_places:
            if found := likeness(source[i], target[j]):
                alike[i, j] = found
    return alike


def _own(source: Sequence[Word], target: Sequence[Word], alike: dict[tuple[int, int], Likeness]) -> Matrix:
    """What each pair is worth by its two words alone; function words say little."""
    own = np.zeros((len(source), len(target)))
    for (i, j), (_, score) in alike.items():
        own[i, j] = score if source[i].is_content and target[j].is_content else FUNCTION_WORD * score
    return own


def _in_context(source: Sequence[Token], target: Sequence[Token], own: Matrix, fit: Matrix) -> Matrix:
    """What each pair is worth given what stands around its two words."""
    places = [np.arange(len(side)) / len(side) for side in (source, target)]
    distance = DISTANCE * np.abs(np.subtract.outer(*places))
    roles = np.equal.outer(*(np.array([token.dep for token in side]) for side in (source, target)))
    fixed = LIKENESS * own + fit + SAME_ROLE * roles - distance
    syntax = Syntax(source, target)
    links = _mutual(own * (1 - distance))
    scores: Matrix = fixed
    for _ in range(ROUNDS):
        scores = fixed + NEIGHBOURS * from_neighbours(links)
        scores += HEAD * syntax.from_heads(links) + CHILDREN * syntax.from_children(links)
        links = _mutual(scores)
    return scores


@cache
def _part_fit(a: str, b: str) -> float:
    """What two parts of speech say of a link."""
    if a == b:
        return SAME_PART
    if any(a in parts and b in parts for parts in _AKIN):
        return NEAR_PART
    return UNLIKE if "PUNCT" in (a, b) or (a in CONTENT) != (b in CONTENT) else 0.0


def _mutual(scores: Matrix) -> Matrix:
    """How far each pair is the best of its row and of its column, 0 to 1."""
    squares = np.square(np.maximum(scores, 0))
    totals = squares.sum(axis=1, keepdims=True) + squares.sum(axis=0, keepdims=True)
    shares: Matrix = 2 * squares / np.maximum(totals, 1e-9)
    return shares


def _best(scores: Matrix) -> set[tuple[int, int]]:
    """The pairs to link, best first taken, each word once."""
    free_rows, free_columns = ([True] * size for size in scores.shape)
    pairs = set()
    for place in np.argsort(-scores, axis=None, kind="stable"):
        i, j = divmod(int(place), scores.shape[1])
        if scores[i, j] < LINKED:
            break
        if free_rows[i] and free_columns[j]:
            free_rows[i] = free_columns[j] = False
            pairs.add((i, j))
    return pairs


def _rest(run: range, other: range, pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The links of a phrase's words that have none, where one of the phrase is linked."""
    linked = sorted((i, j) for i, j in pairs if i in run and j in other)
    if not linked:
        return set()
    i, j = linked[0]
    busy_rows, busy_columns = {i for i, _ in pairs}, {j for _, j in pairs}
    return {(row, j) for row in run if row not in busy_rows} | {
        (i, column) for column in other if column not in busy_columns
    }


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
