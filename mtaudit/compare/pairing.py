"""Which mention on one side of a unit stands for which on the other: first equal values, then what is left over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from mtaudit.model import WordAlignment

# Above this many pairs of leftovers a text is no sentence, and comparing them all would be quadratic.
_MANY = 4_000


class Mention(Protocol):
    """Something said at tokens `first` to `last`, inclusive."""

    @property
    def first(self) -> int:
        """Index of its first token."""

    @property
    def last(self) -> int:
        """Index of its last token."""


M = TypeVar("M", bound=Mention)


@dataclass(frozen=True, slots=True)
class Pairing(Generic[M]):
    """`equal` pairs agree in value; `changed` pairs stand in the same place and do not; the rest has no partner.

    The third member of a changed pair says whether word alignment ties the two.
    """

    equal: tuple[tuple[M, M], ...]
    changed: tuple[tuple[M, M, bool], ...]
    lost: tuple[M, ...]
    added: tuple[M, ...]

    @property
    def source(self) -> list[M]:
        """All mentions of the source."""
        return [*(ours for ours, _ in self.equal), *(ours for ours, _, _ in self.changed), *self.lost]

    @property
    def target(self) -> list[M]:
        """All mentions of the target."""
        return [*(theirs for _, theirs in self.equal), *(theirs for _, theirs, _ in self.changed), *self.added]


def pair(
    source: Sequence[M],
    target: Sequence[M],
    words: WordAlignment,
    equal: Callable[[M, M], bool],
    comparable: Callable[[M, M], bool] = lambda a, b: True,
) -> Pairing[M]:
    """Pair mentions one to one: linked and equal, equal anywhere, linked, then the nearest of those left over."""
    if not source or not target:  # as in most sentences
        return Pairing((), (), tuple(source), tuple(target))
    if len(source) * len(target) > _MANY:
        edge = int(_MANY**0.5)
        source, target = source[:edge], target[:edge]
    linked = [(i, j) for i, a in enumerate(source) for j, b in enumerate(target) if _linked(a, b, words)]
    everything = sorted(
        ((i, j) for i in range(len(source)) for j in range(len(target))),
        key=lambda ij: abs(ij[0] / len(source) - ij[1] / len(target)),
    )
    free_source, free_target = set(range(len(source))), set(range(len(target)))

    def take(candidates: Sequence[tuple[int, int]], fits: Callable[[M, M], bool]) -> list[tuple[int, int]]:
        taken = []
        for i, j in candidates:
            if i in free_source and j in free_target and fits(source[i], target[j]):
                free_source.remove(i)
                free_target.remove(j)
                taken.append((i, j))
        return taken

    same = sorted(take(linked, equal) + take(everything, equal))
    tied = take(linked, comparable)
    loose = take(everything, comparable)
    changed = sorted([(i, j, True) for i, j in tied] + [(i, j, False) for i, j in loose])
    return Pairing(
        tuple((source[i], target[j]) for i, j in same),
        tuple((source[i], target[j], link) for i, j, link in changed),
        tuple(source[i] for i in sorted(free_source)),
        tuple(target[j] for j in sorted(free_target)),
    )


def _linked(a: Mention, b: Mention, words: WordAlignment) -> bool:
    return any(
        b.first <= link.target <= b.last for index in range(a.first, a.last + 1) for link in words.from_source(index)
    )
