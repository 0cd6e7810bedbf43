"""What a figure is to a change: where it starts (from 5), where it ends (to 8), how large it is (by 3)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtaudit.compare.quantities import Quantity
from mtaudit.model import LinkKind, Token, Unit

PARTS = {"from": "where it starts", "to": "where it ends", "by": "by how much"}
"""What a figure is after each preposition."""
_HEDGES = frozenset(("a", "about", "almost", "around", "as", "nearly", "roughly", "some", "over", "just", "up", "much"))
_FURTHEST = 4  # tokens from preposition to figure
_LONGEST = 5  # heads from preposition to verb


class Turned(NamedTuple):
    """The same figure after different prepositions of the same change; `source` and `target` are the prepositions."""

    source: int
    target: int
    ours: Quantity
    theirs: Quantity


def turned(unit: Unit, equal: Sequence[tuple[Quantity, Quantity]]) -> Iterator[Turned]:
    """Of the pairs of equal figures, those that are something else to the change that both sides tell of."""
    if unit.source is None or unit.target is None:
        return
    source, target = unit.source.tokens, unit.target.tokens
    for ours, theirs in equal:
        before, after = _preposition(source, ours), _preposition(target, theirs)
        if before is None or after is None or source[before].text.lower() == target[after].text.lower():
            continue
        verb, other = _verb(source, before), _verb(target, after)
        links = unit.words.from_source(verb) if verb is not None else ()
        if any(link.target == other and link.kind is not LinkKind.DIFFERENT for link in links):
            yield Turned(before, after, ours, theirs)


def _preposition(tokens: Sequence[Token], figure: Quantity) -> int | None:
    for place in range(figure.first - 1, max(-1, figure.first - _FURTHEST), -1):
        word = tokens[place].text.lower()
        if word in PARTS:
            return place
        if word not in _HEDGES:
            break
    return None


def _verb(tokens: Sequence[Token], place: int) -> int | None:
    """The verb that a preposition belongs to, by way of what else is said of the change: rose from 5 to 8."""
    for _ in range(_LONGEST):
        place = tokens[place].head
        if tokens[place].pos == "VERB":
            return place
    return None
