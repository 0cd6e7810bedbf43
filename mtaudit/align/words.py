"""Word alignment inside a unit: which target words stand for which source words.

Words that are alike by themselves (`likeness`) start as candidates. Neighbours and syntax then decide among several
equal words, and tie words that are not alike at all but stand in the same place; those links are DIFFERENT, and they
are what lets a check name the two words of a substitution. Measured by `bench/words.py`.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import product
from math import exp

import numpy as np
from numpy.typing import NDArray

from mtaudit.align.likeness import CONTENT, Likeness, Word, likeness, read
from mtaudit.align.phrases import phrases
from mtaudit.align.support import Matrix, Syntax, from_neighbours
from mtaudit.model import LinkKind, Token, WordAlignment, WordLink

# Words of a side beyond which a unit is no prose, and only equal words are tied.
LONGEST = 300
COMPARISONS = 10_000  # of words without an equal on the other side; a sentence of prose needs some hundred
ROUNDS = 4

# What a pair of words is worth, in units of the score from which it is linked (LINKED).
LIKENESS = 0.8  # equal words by themselves
FUNCTION_WORD = 0.3  # as a share: “the” says little by itself
SAME_PART, NEAR_PART, OTHER_PART = 0.10, 0.06, -0.10  # parts of speech
UNLIKE = -0.3  # a sign against a word, a function word against a content word
SAME_ROLE = 0.05
DISTANCE = 0.15  # from one end of the sentence to the other, against
NEIGHBOURS = 0.35
HEAD = 0.25
CHILDREN = 0.25
LINKED = 0.5

# The score of a link is the probability that an annotator would draw it: logistic in what the pair is worth, fitted by
# eye to MultiMWA-MTRef (0.5 → 0.56, 0.75 → 0.82, 1 → 0.94).
EVEN, STEEPNESS = 0.45, 5.0

_AKIN = [
    {"NOUN", "PROPN", "PRON"}, {"NOUN", "VERB"}, {"NOUN", "ADJ"},
    {"ADJ", "NUM"}, {"DET", "NUM"}, {"ADJ", "ADV"}, {"ADP", "SCONJ", "PART"}, {"DET", "PRON"}, {"ADV", "ADP"},
]  # fmt: skip


def align_words(source: Sequence[Token], target: Sequence[Token]) -> WordAlignment:
    """Links between the tokens of the two sides, in source order; only in a phrase has a word several."""
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
    chosen = _best(scores)
    kinds = {pair: alike[pair].kind if pair in alike else LinkKind.DIFFERENT for pair in chosen}
    surely = {pair: score for pair, score in chosen.items() if kinds[pair] is not LinkKind.DIFFERENT}
    for run, other, found in several:
        rest = _rest(run, other, surely)
        surely |= rest
        kinds |= dict.fromkeys(rest, found.kind)
    rows, columns = {i for i, _ in surely}, {j for _, j in surely}
    chosen = {(i, j): score for (i, j), score in chosen.items() if i not in rows and j not in columns} | surely
    return WordAlignment(tuple(WordLink(*pair, kinds[pair], _probability(chosen[pair])) for pair in sorted(chosen)))


def _alike(source: Sequence[Word], target: Sequence[Word]) -> dict[tuple[int, int], Likeness]:
    """The pairs that are alike. Words that both sides have equally often are compared with themselves alone."""
    ours, theirs = ([word.text.lower() for word in side] for side in (source, target))
    our_counts, their_counts = Counter(ours), Counter(theirs)
    settled = {text for text, count in our_counts.items() if their_counts[text] == count}
    places: dict[str, list[int]] = {}
    for j, text in enumerate(theirs):
        places.setdefault(text, []).append(j)
    open_places = [j for j, text in enumerate(theirs) if text not in settled]
    too_many = len(open_places) * sum(text not in settled for text in ours) > COMPARISONS
    alike = {}
    for i, text in enumerate(ours):
        for j in places.get(text, ()) if text in settled or too_many else open_places:
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
    return UNLIKE if "PUNCT" in (a, b) or (a in CONTENT) != (b in CONTENT) else OTHER_PART


def _mutual(scores: Matrix) -> Matrix:
    """How far each pair is the best of its row and of its column, 0 to 1."""
    squares = np.square(np.maximum(scores, 0))
    totals = squares.sum(axis=1, keepdims=True) + squares.sum(axis=0, keepdims=True)
    shares: Matrix = 2 * squares / np.maximum(totals, 1e-9)
    return shares


def _best(scores: Matrix) -> dict[tuple[int, int], float]:
    """The pairs to link with their scores: each word once, and no two pairs that would gain by changing partners."""
    size = max(scores.shape)
    gains = np.zeros((size, size))
    gains[: scores.shape[0], : scores.shape[1]] = np.maximum(scores - LINKED, 0)
    partner = _greedy(gains)
    for _ in range(size):
        ordered = gains[:, partner]
        own = ordered.diagonal()
        change = ordered + ordered.T - own[:, None] - own
        i, k = divmod(int(change.argmax()), size)
        if change[i, k] < 1e-9:
            break
        partner[i], partner[k] = partner[k], partner[i]
    return {(i, j): float(scores[i, j]) for i, j in enumerate(partner.tolist()) if gains[i, j] > 0}


def _greedy(gains: Matrix) -> NDArray[np.intp]:
    """A column for each row, the best pairs taken first."""
    rows, columns = np.nonzero(gains)
    order = np.argsort(-gains[rows, columns], kind="stable")
    partner, taken = np.full(len(gains), -1), np.zeros(len(gains), bool)
    for i, j in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if partner[i] < 0 and not taken[j]:
            partner[i], taken[j] = j, True
    partner[partner < 0] = np.flatnonzero(~taken)
    return partner


def _rest(run: range, other: range, chosen: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """The links of a phrase's words that have none, where another of the phrase is linked, and as sure as that one."""
    linked = next((pair for pair in product(run, other) if pair in chosen), None)
    if linked is None:
        return {}
    busy_rows, busy_columns = {i for i, _ in chosen}, {j for _, j in chosen}
    pairs = [(i, linked[1]) for i in run if i not in busy_rows]
    pairs += [(linked[0], j) for j in other if j not in busy_columns]
    return dict.fromkeys(pairs, chosen[linked])


def _probability(worth: float) -> float:
    return round(1 / (1 + exp(STEEPNESS * (EVEN - worth))), 3)


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
