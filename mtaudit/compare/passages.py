"""A few words of either side around what a message is about, so that a reader finds the place."""

from collections.abc import Iterable

from mtaudit.compare.sides import Side
from mtaudit.compare.wording import quote
from mtaudit.model import Segment

AROUND = 2  # tokens to either side
REACH = 3  # tokens to either side of which one must have a partner for a place to be known
WIDEST = 6  # tokens of the other text in the place of what is missing; more are another passage


def passage(here: Segment, first: int, last: int) -> str:
    """The tokens from `first` to `last` with those around them, quoted; of no tokens (`last < first`) only those."""
    start, end = max(0, first - AROUND), min(len(here.tokens) - 1, last + AROUND)
    while end > max(start, last) and here.tokens[end].pos == "PUNCT":
        end -= 1
    while start < min(first, end) and here.tokens[start].pos == "PUNCT":
        start += 1
    return quote(here.excerpt(here.cover((start, end))))


def counterpart(side: Side, first: int, last: int) -> str | None:
    """What the other text has in the place of the tokens from `first` to `last`, quoted; None if that is nowhere."""
    here, there = len(side.here.tokens), len(side.there.tokens)
    before = _partner(side, range(first - 1, max(-1, first - 1 - REACH), -1)) if first else -1
    after = _partner(side, range(last + 1, min(here, last + 1 + REACH))) if last + 1 < here else there
    if before is None or after is None or not 0 < after - before <= WIDEST + 1:
        return None
    return passage(side.there, before + 1, after - 1)


def _partner(side: Side, indices: Iterable[int]) -> int | None:
    return next((partner for index in indices if (partner := side.partner(index)) is not None), None)
