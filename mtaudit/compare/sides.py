"""A unit seen from one of its two texts, so that what is lost and what is added are found by the same code."""

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from mtaudit.compare.once import once
from mtaudit.model import LinkKind, Segment, Unit

STRENGTH = {
    LinkKind.IDENTICAL: 1.0,
    LinkKind.VARIANT: 1.0,
    LinkKind.SYNONYM: 0.9,
    LinkKind.RELATED: 0.6,
    LinkKind.DIFFERENT: 0.0,
}
_SAME_WORD = frozenset({LinkKind.IDENTICAL, LinkKind.VARIANT})


@dataclass(frozen=True)
class Side:
    """One text of a unit (`here`), the other (`there`), and the word links out of it.

    `links[i]` are the partners of token `i` as (index there, kind), the surest first.
    """

    here: Segment
    there: Segment
    links: tuple[tuple[tuple[int, LinkKind], ...], ...]

    @cached_property
    def flipped(self) -> "Side":
        """The same unit seen from the other text."""
        back: list[list[tuple[int, LinkKind]]] = [[] for _ in self.there.tokens]
        for index, partners in enumerate(self.links):
            for other, kind in partners:
                back[other].append((index, kind))
        return Side(self.there, self.here, tuple(map(tuple, back)))

    def partner(self, index: int) -> int | None:
        """The token there that says the same as token `index`, if any does."""
        return self._partners[index]

    @cached_property
    def _partners(self) -> tuple[int | None, ...]:
        different = LinkKind.DIFFERENT
        return tuple(next((other for other, kind in links if kind is not different), None) for links in self.links)

    def same(self, index: int) -> int | None:
        """The token there that is the same word as token `index`, in whatever form; None for an index off the edge."""
        return self._same[index] if 0 <= index < len(self.links) else None

    @cached_property
    def _same(self) -> tuple[int | None, ...]:
        return tuple(next((other for other, kind in links if kind in _SAME_WORD), None) for links in self.links)

    def support(self, index: int) -> float:
        """How surely token `index` is said there by a word linked to it, 0 to 1."""
        return max((STRENGTH[kind] for _, kind in self.links[index]), default=0.0)

    @cached_property
    def _anchors(self) -> tuple[tuple[int | None, ...], tuple[int | None, ...]]:
        """For each token, the partner of the nearest linked token before it and after it."""
        before: list[int | None] = []
        last: int | None = None
        for partner in self._partners:
            before.append(last)
            last = last if partner is None else partner
        after: list[int | None] = []
        last = None
        for partner in reversed(self._partners):
            after.append(last)
            last = last if partner is None else partner
        return tuple(before), tuple(reversed(after))

    def place(self, first: int, last: int) -> range:
        """The tokens there between the partners of what surrounds tokens `first` to `last`; empty where they adjoin.

        Where the surroundings were reordered, the place is what follows the left neighbour's partner up to the next
        linked word.
        """
        before, after = self._anchors[0][first], self._anchors[1][last]
        start = -1 if before is None else before
        end = len(self.there.tokens) if after is None else after
        return range(start + 1, max(start + 1, end))


@once
def sides(unit: Unit) -> tuple[Side, Side] | None:
    """The unit seen from its source and from its target; None when it lacks one of them."""
    if unit.source is None or unit.target is None:
        return None
    out: list[list[tuple[int, LinkKind]]] = [[] for _ in unit.source.tokens]
    for link in sorted(unit.words.links, key=attrgetter("score"), reverse=True):
        out[link.source].append((link.target, link.kind))
    source = Side(unit.source, unit.target, tuple(map(tuple, out)))
    return source, source.flipped
