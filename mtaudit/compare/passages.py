"""A few words of either side around what a message is about, so that a reader finds the place."""

from mtaudit.compare.sides import Side
from mtaudit.compare.wording import quote
from mtaudit.model import Segment

AROUND = 2  # tokens to either side
WIDEST = 8  # tokens there in the place of what is missing; more are no place


def passage(here: Segment, first: int, last: int) -> str:
    """The tokens from `first` to `last` with those around them, quoted."""
    start, end = max(0, first - AROUND), min(len(here.tokens) - 1, last + AROUND)
    while end > last and here.tokens[end].pos == "PUNCT":
        end -= 1
    while start < first and here.tokens[start].pos == "PUNCT":
        start += 1
    return quote(here.excerpt(here.cover((start, end))))


def counterpart(side: Side, first: int, last: int) -> str | None:
    """What the other text has in the place of the tokens from `first` to `last`, quoted; None if that is nowhere."""
    place = side.place(first, last)
    if len(place) > WIDEST or not side.there.tokens:
        return None
    last_token = len(side.there.tokens) - 1
    return passage(side.there, min(place.start, last_token), max(place.start - 1, min(place.stop - 1, last_token), 0))
