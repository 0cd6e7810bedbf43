"""What kept its place between the two sides of a unit, and what moved: read off the word links.

The heaviest chain of links that never runs backwards keeps its place. The links beside it form blocks: phrases that
stand elsewhere. A block that passes few words ("Mr. Lund said" → "said Mr. Lund") is a turn of phrase, and no move.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtaudit.model import LinkKind, Token, Unit, WordLink
from mtaudit.report.diff.tokens import is_light

_HEAVY, _FILLER = 24, 6  # what a link weighs in the chain; the several links of a word share it
_OPEN = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))  # what has to be in a phrase that moves
_REACH = 3  # words from one link of a block to the next
_MOST = 4  # blocks of a unit, the longest: where everything moved, a reader is not helped by more
_PASSED = 2  # heavy links that a turn of phrase passes at most
_TURN, _LONG_TURN = 8, 16  # words of a turn of phrase at most; of one in which nothing else changed


@dataclass(frozen=True, slots=True)
class Block:
    """A moved phrase: the words `source` of the one side stand as the words `target` of the other."""

    source: range
    target: range


@dataclass(frozen=True, slots=True)
class Order:
    """The links that hold in place, sorted, and the moved blocks, which share no word with them or each other."""

    kept: tuple[WordLink, ...]
    moved: tuple[Block, ...]


def order(unit: Unit) -> Order:
    """The order of a unit's links. Links of DIFFERENT words move along with a block, and hold nothing in place."""
    if unit.source is None or unit.target is None:
        return Order((), ())
    links = sorted(unit.words.links, key=_place)
    agreed = [link for link in links if link.kind is not LinkKind.DIFFERENT]
    source = _Side(unit.source.tokens, {link.source for link in agreed})
    target = _Side(unit.target.tokens, {link.target for link in agreed})
    heavy = {k for k in links if not (is_light(source.tokens[k.source]) and is_light(target.tokens[k.target]))}
    kept = _chain(agreed, [_weight(link, unit, link in heavy) for link in agreed])
    rows, columns = [k.source for k in kept if k in heavy], [k.target for k in kept if k in heavy]
    beside = heavy.union(agreed).difference(kept)
    moved = []
    for group in _groups([link for link in links if link in beside], rows, columns):
        agreeing = [link for link in group if link.kind is not LinkKind.DIFFERENT]
        if heavy.isdisjoint(agreeing):
            continue
        block = Block(_span(k.source for k in group), _span(k.target for k in group))
        if _is_turn(block, source, rows, target, columns):
            kept += agreeing
        elif (
            any(k in heavy and source.tokens[k.source].pos in _OPEN for k in agreeing)
            and source.is_free(block.source)
            and target.is_free(block.target)
        ):
            moved.append(Block(source.claim(block.source), target.claim(block.target)))
    moved = sorted(moved, key=lambda block: -len(block.source))[:_MOST]
    outside = (link for link in kept if not (source.claimed[link.source] or target.claimed[link.target]))
    return Order(tuple(sorted(outside, key=_place)), tuple(moved))


class _Side:
    """The words of one side: which have a partner that agrees, and which the moved blocks have claimed."""

    def __init__(self, tokens: Sequence[Token], linked: set[int]) -> None:
        self.tokens = tokens
        self.claimed = bytearray(len(tokens))
        self._linked = linked

    def is_clean(self, words: range) -> bool:
        return all(word in self._linked or is_light(self.tokens[word]) for word in words)

    def is_free(self, words: range) -> bool:
        return not any(self.claimed[words.start : words.stop])

    def claim(self, words: range) -> range:
        """Take the words, and with them what belongs to the phrase though it has no partner: "on Wednesday,"."""
        first, end = words.start, words.stop
        while first and self._joins(first - 1) and self.tokens[first - 1].pos != "PUNCT":
            first -= 1
        if end < len(self.tokens) and end - 1 in self._linked and self._joins(end) and self.tokens[end].text == ",":
            end += 1
        self.claimed[first:end] = bytes([1]) * (end - first)
        return range(first, end)

    def _joins(self, word: int) -> bool:
        return word not in self._linked and not self.claimed[word] and is_light(self.tokens[word])


def _is_turn(block: Block, source: _Side, rows: Sequence[int], target: _Side, columns: Sequence[int]) -> bool:
    """Whether a block with the words it passes is short enough to be read as one change."""
    at, to = bisect_left(rows, block.source.start), bisect_left(columns, block.target.start)
    if abs(at - to) > _PASSED:
        return False
    first, end = min(at, to), max(at, to)
    left = _span((block.source.start, block.source.stop - 1, *rows[first:end]))
    right = _span((block.target.start, block.target.stop - 1, *columns[first:end]))
    longest = max(len(left), len(right))
    return longest <= _TURN or (longest <= _LONG_TURN and source.is_clean(left) and target.is_clean(right))


def _place(link: WordLink) -> tuple[int, int]:
    return link.source, link.target


def _weight(link: WordLink, unit: Unit, heavy: bool) -> int:
    several = max(len(unit.words.from_source(link.source)), len(unit.words.from_target(link.target)))
    return max(1, (_HEAVY if heavy else _FILLER) // several)


def _chain(links: Sequence[WordLink], weights: Sequence[int]) -> list[WordLink]:
    """The heaviest subsequence of `links`, which ascend in the source, that never descends in the target.

    Of the chains so far those are kept that no other beats, heavier the further on they end: O(n log n).
    """
    ends: list[int] = []  # the target words they end with, ascending
    totals: list[int] = []  # what they weigh, ascending too
    last: list[int] = []  # their last links
    before: list[int] = []  # for each link, the one before it in its chain
    for number, (link, weight) in enumerate(zip(links, weights, strict=True)):
        at = bisect_right(ends, link.target)
        before.append(last[at - 1] if at else -1)
        total = weight + (totals[at - 1] if at else 0)
        first = at - 1 if at and ends[at - 1] == link.target else at
        beaten = bisect_right(totals, total)
        ends[first:beaten], totals[first:beaten], last[first:beaten] = [link.target], [total], [number]
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(links[number])
        number = before[number]
    return chain[::-1]


def _groups(links: Sequence[WordLink], rows: Sequence[int], columns: Sequence[int]) -> Iterator[list[WordLink]]:
    """The links in groups of neighbours on both sides, between which no heavy link of the chain stands."""
    group: list[WordLink] = []
    low = high = 0  # of the group's target words
    for link in links:
        if group and not (
            link.source - group[-1].source <= _REACH
            and low - _REACH <= link.target <= high + _REACH
            and bisect_left(rows, link.source) == bisect_left(rows, group[-1].source)
            and bisect_left(columns, link.target) == bisect_left(columns, group[-1].target)
        ):
            yield group
            group = []
        low, high = (min(low, link.target), max(high, link.target)) if group else (link.target, link.target)
        group.append(link)
    if group:
        yield group


def _span(words: Iterable[int]) -> range:
    ascending = sorted(words)
    return range(ascending[0], ascending[-1] + 1)
