"""How well the words around a place correspond: a difference among words that match is surely one."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from mtaudit.compare.once import once
from mtaudit.compare.sides import Side
from mtaudit.compare.wording import CONTENT
from mtaudit.model import LinkKind, Token

T = TypeVar("T")
SAME = frozenset({LinkKind.IDENTICAL, LinkKind.VARIANT, LinkKind.SYNONYM})
NEIGHBOURHOOD = 6  # tokens to either side


def lemma(token: Token) -> str:
    """The token's lemma as the lexicon spells it."""
    return token.lemma.casefold()


def partners(side: Side, index: int) -> list[int]:
    """Indices of the other side's tokens that stand for the one at `index`."""
    return [other for other, kind in side.links[index] if kind is not LinkKind.DIFFERENT]


def kept(side: Side, index: int) -> bool:
    """Whether the other side has the same word, or one of the same meaning, for the token at `index`."""
    return _kept(side)[index]


@once
def _kept(side: Side) -> Sequence[bool]:
    return [any(kind in SAME for _, kind in links) for links in side.links]


def context(side: Side, index: int) -> float:
    """Share, 0 to 1, of the content words around the token at `index`, itself included, that have a partner."""
    return _share(side, max(0, index - NEIGHBOURHOOD), index + NEIGHBOURHOOD + 1)


@once
def coverage(side: Side) -> float:
    """Share, 0 to 1, of all content words of a side that have a partner."""
    return _share(side, 0, len(side.links))


def _share(side: Side, first: int, end: int) -> float:
    content = [i for i, token in enumerate(side.here.tokens[first:end], first) if token.pos in CONTENT]
    return sum(side.partner(i) is not None for i in content) / len(content) if content else 0.0


def best_pairs(
    ours: Sequence[T], theirs: Sequence[T], kinship: Callable[[T, T], float], least: float = float("-inf")
) -> dict[int, int]:
    """Pairs one item here with one there, the highest `kinship` above `least` first: index here → index there."""
    ranked = sorted((-kinship(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for lowness, i, j in ranked:
        if -lowness > least and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return dict(sorted(pairs.items()))
