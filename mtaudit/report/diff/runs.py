"""A unit cut into runs: as fine as its links allow, and then no finer than a reader likes.

A run is a phrase of the one side against one of the other, and changed where a word that says something has no partner,
or one that says something else. A phrase whose words only changed their order is one run; so are neighbouring changes.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, groupby

from mtaudit.model import LinkKind, Segment, Token, Unit, WordLink
from mtaudit.report.diff.order import order
from mtaudit.report.diff.tokens import is_code, is_light, is_quote, is_stop, one_word, unread_token

_SPLINTER = 3  # words; equal light words, no more than these, between two changes belong to them
_EXCHANGE = {("nsubj", "dobj"), ("dobj", "nsubj")}
_NONE = range(0)


class Grade(IntEnum):
    """How much a run changed."""

    EQUAL = 0
    REWORDED = 1
    CHANGED = 2


@dataclass(frozen=True, slots=True)
class Run:
    """The words `source` of the one side against the words `target` of the other, by index.

    `light`: none of them says much. `block`: number of the moved block it is in, or 0. One `alone` is never joined.
    """

    grade: Grade
    source: range
    target: range
    light: bool
    block: int = 0
    alone: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one side: the number of the block each moved in (or 0), and which have a partner that agrees."""

    tokens: Sequence[Token]
    blocks: Sequence[int]
    agreed: AbstractSet[int]

    def changed(self, word: int) -> bool:
        return word not in self.agreed and not is_light(self.tokens[word])

    def light(self, words: range) -> bool:
        return all(is_light(self.tokens[word]) for word in words)

    def apart(self, word: int) -> bool:
        token = self.tokens[word]
        return self.blocks[word] > 0 or (word not in self.agreed and (is_quote(token) or is_code(token)))

    def stretches(self, words: range) -> Iterator[range]:
        """The words cut where one stands apart that its neighbour does not, or changed inside a block."""
        for _, group in groupby(words, lambda k: (self.blocks[k], self.apart(k), self.blocks[k] and self.changed(k))):
            stretch = list(group)
            yield range(stretch[0], stretch[-1] + 1)

    def joined(self, before: range, after: range) -> bool:
        """Whether a word goes on from one stretch to the next."""
        return bool(before and after) and one_word(self.tokens[before.stop - 1], self.tokens[after.start])


@dataclass(frozen=True, slots=True)
class _Bead:
    """Words that no link leaves, with the links between them."""

    source: range
    target: range
    links: Sequence[WordLink] = ()


def runs(unit: Unit) -> list[Run]:
    """The unit's runs in reading order; together they cover every word of both sides once."""
    held = order(unit)
    ours, theirs = words(unit.source), words(unit.target)
    source_blocks = _numbered(len(ours), [block.source for block in held.moved])
    target_blocks = _numbered(len(theirs), [block.target for block in held.moved])
    inside = (k for k in unit.words.links if source_blocks[k.source] == target_blocks[k.target] != 0)
    beads = list(_beads(held.kept, len(ours), len(theirs)))
    exchanged = {link for bead in beads for link in _exchanged(bead, ours, theirs)}
    agreed = [
        *(k for k in inside if k.kind is not LinkKind.DIFFERENT),
        *(k for k in held.kept if k not in exchanged),
        *(k for k in unit.words.links if is_code(ours[k.source])),  # their order is free
    ]
    source = _Side(ours, source_blocks, {k.source for k in agreed})
    target = _Side(theirs, target_blocks, {k.target for k in agreed})
    fine = (run for bead in beads for run in _cut(bead, source, target))
    return _smooth(_whole_words(fine, source, target))


def words(segment: Segment | None) -> Sequence[Token]:
    """The tokens of a side; a text that was not annotated is one word."""
    if segment is None or segment.tokens or not segment.text:
        return segment.tokens if segment else ()
    return (unread_token(segment, segment.span),)


def _numbered(length: int, blocks: Sequence[range]) -> list[int]:
    numbers = [0] * length
    for number, block in enumerate(blocks, 1):
        numbers[block.start : block.stop] = [number] * len(block)
    return numbers


def _beads(kept: Sequence[WordLink], source_length: int, target_length: int) -> Iterator[_Bead]:
    """Both sides cut wherever no link is cut by it; what is between linked beads is a bead without links."""
    highest = list(accumulate((link.target for link in kept), max))
    lowest = list(accumulate((link.target for link in reversed(kept)), min))[::-1]
    i = j = first = 0
    for end, link in enumerate(kept, 1):
        if end < len(kept) and not (highest[end - 1] < lowest[end] and link.source < kept[end].source):
            continue
        source, target = range(kept[first].source, link.source + 1), range(lowest[first], highest[end - 1] + 1)
        if source.start > i or target.start > j:
            yield _Bead(range(i, source.start), range(j, target.start))
        yield _Bead(source, target, kept[first:end])
        i, j, first = source.stop, target.stop, end
    if i < source_length or j < target_length:
        yield _Bead(range(i, source_length), range(j, target_length))


def _exchanged(bead: _Bead, ours: Sequence[Token], theirs: Sequence[Token]) -> list[WordLink]:
    """The links of a subject and an object that changed places: the words stayed, and say something else."""
    roles = {(ours[link.source].dep, theirs[link.target].dep): link for link in bead.links}
    return [roles[pair] for pair in _EXCHANGE] if roles.keys() >= _EXCHANGE else []


def _cut(bead: _Bead, source: _Side, target: _Side) -> Iterator[Run]:
    """The runs of a bead: what stands apart by itself, the rest against each other."""
    if len(bead.links) == len(bead.source) == len(bead.target) == 1 and bead.links[0].kind is LinkKind.IDENTICAL:
        token = source.tokens[bead.source.start]
        yield Run(Grade.EQUAL, bead.source, bead.target, is_light(token) and not (is_stop(token) or is_code(token)))
        return
    ours, theirs = deque(source.stretches(bead.source)), deque(target.stretches(bead.target))
    while ours or theirs:
        if ours and source.apart(ours[0].start):
            yield _run(ours.popleft(), _NONE, source, target)
        elif theirs and target.apart(theirs[0].start):
            yield _run(_NONE, theirs.popleft(), source, target)
        else:
            yield _run(ours.popleft() if ours else _NONE, theirs.popleft() if theirs else _NONE, source, target)


def _run(left: range, right: range, source: _Side, target: _Side) -> Run:
    changed = any(map(source.changed, left)) or any(map(target.changed, right))
    side, first = (source, left.start) if left else (target, right.start)
    return Run(
        Grade.CHANGED if changed else Grade.REWORDED,
        left,
        right,
        light=source.light(left) and target.light(right),
        block=side.blocks[first],
        alone=side.apart(first),
    )


def _whole_words(fine: Iterable[Run], source: _Side, target: _Side) -> Iterator[Run]:
    """No word is cut: "don’t", "ex-Soviet" and "86%" change as a whole."""
    word: list[Run] = []
    for run in fine:
        if word and (
            run.alone
            or word[-1].alone
            or not (source.joined(word[-1].source, run.source) or target.joined(word[-1].target, run.target))
        ):
            yield from _whole(word)
            word = []
        word.append(run)
    yield from _whole(word)


def _whole(word: Sequence[Run]) -> Sequence[Run]:
    return word if len(word) == 1 or all(run.grade is Grade.EQUAL for run in word) else [_join(word)]


def _smooth(fine: Iterable[Run]) -> list[Run]:
    """Neighbours that look alike joined, and changes with the light words between them."""
    smooth: list[Run] = []
    for run in fine:
        smooth.append(run)
        while count := _foldable(smooth):
            smooth[-count:] = [_join(smooth[-count:])]
    return smooth


def _foldable(smooth: Sequence[Run]) -> int:
    """How many of the last runs are one: 2, 3 with light words in the middle, or 0."""
    if len(smooth) > 1 and _alike(smooth[-2], smooth[-1]):
        return 2
    if len(smooth) > 2 and smooth[-1].grade is not Grade.EQUAL and _alike(smooth[-3], smooth[-1]):
        between = smooth[-2]
        return 3 if between.grade is Grade.EQUAL and between.light and len(between.source) <= _SPLINTER else 0
    return 0


def _alike(one: Run, other: Run) -> bool:
    """Whether two neighbours are one. Light words side with any change; strong and mild changes stay apart."""
    if one.alone or other.alone:
        return False
    if one.grade is other.grade:
        return True
    return Grade.EQUAL not in (one.grade, other.grade) and (one.light or other.light)


def _join(parts: Sequence[Run]) -> Run:
    return Run(
        max(run.grade for run in parts),
        _joined([run.source for run in parts if run.source]),
        _joined([run.target for run in parts if run.target]),
        all(run.light for run in parts),
    )


def _joined(stretches: Sequence[range]) -> range:
    return range(stretches[0].start, stretches[-1].stop) if stretches else _NONE
