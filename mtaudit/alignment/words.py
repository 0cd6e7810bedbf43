"""Word alignment inside a unit: which target words stand for which source words.

Words that are alike by themselves (`likeness`) start as candidates. Neighbours and syntax then decide among several
equal words, and tie words that are not alike at all but stand in the same place; those links are DIFFERENT, and they
are what lets a check name the two words of a substitution. Where an encoder tells how similar the words are in their
contexts, that counts too, and phrases that stand for one word are found. Measured by `bench/words.py`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import exp

from mtaudit.alignment.assignment import assign
from mtaudit.alignment.completion import complete
from mtaudit.alignment.likeness import Likeness, Word, likeness, read
from mtaudit.alignment.phrases import phrases
from mtaudit.alignment.support import Matrix
from mtaudit.alignment.worth import BY_FORM, BY_MEANING, worth
from mtaudit.model import LinkKind, Token, WordAlignment, WordLink

# Words of a side beyond which a unit is no prose, and only equal words are tied.
LONGEST = 300
COMPARISONS = 10_000  # of words without an equal on the other side; a sentence of prose needs some hundred
SIMILAR = 0.65  # similarity from which two words count as related that nothing else relates

# The score of a link is the probability that an annotator would draw it: logistic in what the pair is worth, fitted by
# eye to MultiMWA-MTRef.
STEEPNESS = 5.0


def reads_similarity(source: Sequence[Token], target: Sequence[Token]) -> bool:
    """Whether `align_words` would make use of a similarity: not where the words are the same, or too many."""
    return max(len(source), len(target)) <= LONGEST and [t.text for t in source] != [t.text for t in target]


def align_words(source: Sequence[Token], target: Sequence[Token], similarity: Matrix | None = None) -> WordAlignment:
    """Links between the tokens of the two sides, in source order; only in a phrase has a word several.

    `similarity` is how alike the words are in their contexts, source words by target words, -1 to 1: cosines of an
    encoder's vectors. It makes no synonyms: opposites stand in the same contexts.
    """
    if not source or not target:
        return WordAlignment()
    if max(len(source), len(target)) > LONGEST:
        return WordAlignment(tuple(_equal_words(source, target)))
    words = [read(token) for token in source], [read(token) for token in target]
    alike = _alike(*words)
    several = list(phrases(source, target))
    for run, other, found in several:
        alike |= {(i, j): found for i in run for j in other if alike.get((i, j), found).score <= found.score}
    weights = BY_FORM if similarity is None else BY_MEANING
    chosen = assign(worth(source, target, words, alike, weights, similarity), weights.least)
    if similarity is not None:
        alike |= _related(chosen, alike, words, similarity)
    surely = {pair: value for pair, value in chosen.items() if _kind(alike, pair) is not LinkKind.DIFFERENT}
    for run, other, _ in several:
        surely |= _rest(run, other, surely)
    rows, columns = {i for i, _ in surely}, {j for _, j in surely}
    chosen = {(i, j): value for (i, j), value in chosen.items() if i not in rows and j not in columns} | surely
    links = {pair: WordLink(*pair, _kind(alike, pair), _score(value - weights.even)) for pair, value in chosen.items()}
    if similarity is not None:
        kinds = {pair: link.kind for pair, link in links.items()}
        for pair, score in complete(source, target, kinds, similarity).items():
            links[pair] = WordLink(*pair, LinkKind.RELATED, round(score, 3))
    return WordAlignment(tuple(links[pair] for pair in sorted(links)))


def _kind(alike: Mapping[tuple[int, int], Likeness], pair: tuple[int, int]) -> LinkKind:
    return alike[pair].kind if pair in alike else LinkKind.DIFFERENT


def _related(
    chosen: Iterable[tuple[int, int]],
    alike: Mapping[tuple[int, int], Likeness],
    words: tuple[Sequence[Word], Sequence[Word]],
    similarity: Matrix,
) -> dict[tuple[int, int], Likeness]:
    """The chosen pairs of content words that mean something similar; names and numbers never do."""
    return {
        (i, j): Likeness(LinkKind.RELATED, float(similarity[i, j]))
        for i, j in chosen
        if (i, j) not in alike and similarity[i, j] >= SIMILAR
        if all(word.is_content and word.part not in ("PROPN", "NUM") for word in (words[0][i], words[1][j]))
    }


def _alike(source: Sequence[Word], target: Sequence[Word]) -> dict[tuple[int, int], Likeness]:
    """The pairs that are alike. Words that both sides have equally often are compared with themselves alone."""
    ours, theirs = ([(word.text.lower(), word.lemma) for word in side] for side in (source, target))
    our_counts, their_counts = Counter(ours), Counter(theirs)
    settled = {word for word, count in our_counts.items() if their_counts[word] == count}
    places: dict[tuple[str, str], list[int]] = {}
    for j, word in enumerate(theirs):
        places.setdefault(word, []).append(j)
    open_places = [j for j, word in enumerate(theirs) if word not in settled]
    too_many = len(open_places) * sum(word not in settled for word in ours) > COMPARISONS
    alike = {}
    for i, word in enumerate(ours):
        for j in places.get(word, ()) if word in settled or too_many else open_places:
            if found := likeness(source[i], target[j]):
                alike[i, j] = found
    return alike


def _rest(run: range, other: range, chosen: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """The links of a phrase's words that have none, where another of the phrase is linked, and as sure as that one."""
    linked = next((pair for pair in product(run, other) if pair in chosen), None)
    if linked is None:
        return {}
    busy_rows, busy_columns = {i for i, _ in chosen}, {j for _, j in chosen}
    pairs = [(i, linked[1]) for i in run if i not in busy_rows]
    pairs += [(linked[0], j) for j in other if j not in busy_columns]
    return dict.fromkeys(pairs, chosen[linked])


def _score(above_even: float) -> float:
    return round(1 / (1 + exp(-STEEPNESS * above_even)), 3)


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
