"""Words left over after one-to-one assignment join their neighbours: dead end / impasse, hand over / extradite.

A phrase that stands for one word gets one link by assignment. Its other words join that link if they stand beside its
word, depend on it or it on them, and the encoder finds them like the partner. Beside a word that stayed the same they
were rather added or lost, and stay alone. So do function words, but for the particles of verbs: a denial joins nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import exp

from mtaudit.alignment.likeness import CONTENT
from mtaudit.alignment.support import Matrix
from mtaudit.model import LinkKind, Token

# What speaks for joining a link, logistic; from MultiMWA-MTRef's training half.
EVEN = -3.0
SIMILAR = 3.0  # cosine of the word and the partner
RIVAL = 10.0  # how much that lies below the word's highest cosine, against
TIED = 2.0  # beside the link's word, and one depends on the other
SAME = 1.7  # that word and the partner are forms of one word, against

_SAME = frozenset({LinkKind.IDENTICAL, LinkKind.VARIANT})
Pair = tuple[int, int]


def complete(
    source: Sequence[Token], target: Sequence[Token], links: Mapping[Pair, LinkKind], similarity: Matrix
) -> dict[Pair, float]:
    """Further pairs that an annotator would rather draw than not, with the probability of that, 0.5 to 1."""
    found = dict(_joining(source, links, similarity))
    backwards = _joining(target, {(j, i): kind for (i, j), kind in links.items()}, similarity.T)
    return found | {(i, j): score for (j, i), score in backwards}


def _joining(
    tokens: Sequence[Token], links: Mapping[Pair, LinkKind], similarity: Matrix
) -> Iterator[tuple[Pair, float]]:
    """For each of `tokens` without a partner the link beside it that it most likely joins, if any."""
    partners = dict(links.keys())
    before, after = _linked_beside(len(tokens), partners)
    for place, token in enumerate(tokens):
        if place in partners or not (token.pos in CONTENT or token.dep == "prt"):
            continue
        highest = float(similarity[place].max())
        best, joined = 0.0, -1
        for word in {before[place], after[place]} - {-1}:
            partner = partners[word]
            cosine = float(similarity[place, partner])
            value = EVEN + SIMILAR * cosine - RIVAL * (highest - cosine)
            value += TIED * (token.head == word or tokens[word].head == place)
            value -= SAME * (links[word, partner] in _SAME)
            if value > best:
                best, joined = value, partner
        if joined >= 0:
            yield (place, joined), 1 / (1 + exp(-best))


def _linked_beside(length: int, partners: Mapping[int, int]) -> tuple[list[int], list[int]]:
    """For each place the nearest before and after it that has a partner; -1 where there is none."""
    before, after = [-1] * length, [-1] * length
    for place in range(1, length):
        before[place] = place - 1 if place - 1 in partners else before[place - 1]
        after[-place - 1] = length - place if length - place in partners else after[-place]
    return before, after
