"""Which noun a modifier belongs to, and which words a hyphen joins.

Only what a small parser tells apart: in a row of words before a noun (high school students) any of them may belong to
any later one, so the whole row counts as one place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mtaudit.compare.once import once
from mtaudit.compare.wording import CONTENT
from mtaudit.model import Token


@dataclass(frozen=True, slots=True)
class Modifier:
    """Token `word`, an adjective or a noun, modifies the noun at token `noun` after it."""

    word: int
    noun: int


MODIFYING = frozenset({"amod", "compound", "nmod"})
PREMODIFIER = MODIFYING | {"poss"}
NOUN = frozenset({"NOUN", "PROPN"})
HYPHENS = frozenset("-‐‑–")


def modifiers(tokens: tuple[Token, ...]) -> tuple[Modifier, ...]:
    """The words that stand before a noun and modify it, in text order; possessors left aside."""
    joined = hyphenated(tokens)
    found = []
    for index, token in enumerate(tokens):
        if token.dep not in MODIFYING or token.pos not in CONTENT:
            continue
        noun = tokens[token.head].head if joined.get(index) == token.head else token.head
        if noun > index and tokens[noun].pos in NOUN:
            found.append(Modifier(index, noun))
    return tuple(found)


@once
def hyphenated(tokens: tuple[Token, ...]) -> Mapping[int, int]:
    """Words that a hyphen joins to the next one, nuclear-capable: first part → second part."""
    return {
        index: index + 2
        for index, (word, hyphen, after) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False))
        if hyphen.text in HYPHENS and word.end == hyphen.start and hyphen.end == after.start
        if word.pos in CONTENT and after.pos in CONTENT
    }


def in_one_row(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Whether two words stand in one row before a noun, or are that noun."""
    return _end_of_row(tokens, a) == _end_of_row(tokens, b)


def coordinated(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Whether two words are joined by a conjunction: training and weapons."""
    return (tokens[a].dep == "conj" and tokens[a].head == b) or (tokens[b].dep == "conj" and tokens[b].head == a)


def _end_of_row(tokens: Sequence[Token], index: int) -> int:
    while tokens[index].head > index and tokens[index].dep in PREMODIFIER:
        index = tokens[index].head
    return index
