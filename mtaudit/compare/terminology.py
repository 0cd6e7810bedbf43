"""How a text renders the terms of its source, over all its units: which word stands for a noun or a name, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtaudit.compare.context import lemma
from mtaudit.compare.sides import Side, sides
from mtaudit.model import Span, Token, Unit

NOUNS = frozenset({"NOUN", "PROPN"})
SHORTEST = 3  # letters; shorter nouns are mostly units, initials and slips of the tagger


@dataclass(frozen=True, slots=True)
class Rendering:
    """A noun of the source and the noun that stands for it in the target of the same unit."""

    unit: Unit
    here: Token
    there: Token

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where the two words stand in their documents."""
        return self.here.span, self.there.span

    @property
    def is_name(self) -> bool:
        """Whether both words are tagged as names."""
        return self.here.pos == self.there.pos == "PROPN"

    @property
    def sentence(self) -> int:
        """Number, from 1, of the target sentence that the unit begins with."""
        return self.unit.target.sentences[0] + 1 if self.unit.target else 0


def renderings(units: Sequence[Unit]) -> dict[str, list[Rendering]]:
    """For each noun or name of the source, by its lemma, how it is rendered, place by place in text order.

    Places where another kind of word, or nothing, stands for it are left out, and so are those where the two words
    depend on words that do not correspond: there the sentence was recast, and the link may be a guess.
    """
    found: dict[str, list[Rendering]] = {}
    for unit in units:
        both = sides(unit)
        if both is not None:
            for index, other in _nouns(both[0]):
                rendering = Rendering(unit, both[0].here.tokens[index], both[0].there.tokens[other])
                found.setdefault(lemma(rendering.here), []).append(rendering)
    return found


def _nouns(side: Side) -> Iterator[tuple[int, int]]:
    for index, token in enumerate(side.here.tokens):
        if _is_noun(token) and side.links[index]:
            other = side.links[index][0][0]
            if _is_noun(side.there.tokens[other]) and _same_governor(side, index, other):
                yield index, other


def _is_noun(token: Token) -> bool:
    return token.pos in NOUNS and len(token.text) >= SHORTEST and token.text[0].isalpha()


def _same_governor(side: Side, index: int, other: int) -> bool:
    """Whether both words hang on words that are linked, in like ways, or neither hangs on any."""
    ours, theirs = side.here.tokens[index], side.there.tokens[other]
    if (ours.dep == "compound") != (theirs.dep == "compound"):
        return False
    if ours.head == index or theirs.head == other:
        return ours.head == index and theirs.head == other
    return any(linked == theirs.head for linked, _ in side.links[ours.head])
