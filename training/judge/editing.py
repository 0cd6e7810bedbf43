"""Edits of a text that remember where they were made, and what a planter is."""

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from mtaudit.annotate import Parse
from mtaudit.model import Token
from training.judge.inventory import Inventory

MINOR, MAJOR, CRITICAL = 1, 2, 3
"""Severities of planted errors; 0 is harmless."""


class Edit(NamedTuple):
    """Replace the characters from `start` to `end` by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Planted:
    """A text after edits.

    `spans` are the character ranges of what is wrong in it. `lost` are ranges of the text before that are gone from it.
    `blurred` are ranges nobody would mark or clear with certainty: next to a gap. `moves` are all edits: start and end
    before, start and end after.
    """

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    lost: tuple[tuple[int, int], ...] = ()
    blurred: tuple[tuple[int, int], ...] = ()
    moves: tuple[tuple[int, int, int, int], ...] = ()


Planter = Callable[[str, Parse, Inventory, random.Random], Planted | None]
"""Plants one error in a text with its parse; None where the text has no place for it."""

ARTICLE = re.compile(r"\b([Aa])(n?) +$")
VOWEL = re.compile(r"(?!uni|eu|use|usu|one\b|once)[aeiou]|hour|honest|honou?r|heir", re.IGNORECASE)


def apply(text: str, edits: Iterable[Edit]) -> Planted:
    """The text with the edits made (disjoint, any order), white space and articles around them put right."""
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    lost: list[tuple[int, int]] = []
    blurred: list[tuple[int, int]] = []
    moves: list[tuple[int, int, int, int]] = []
    place = length = 0
    for edit in sorted(edits):
        kept = text[place : edit.start]
        follows = edit.text or text[edit.end :].lstrip()
        if follows[:1].isalpha() and (article := ARTICLE.search(kept)):
            n = "n" if VOWEL.match(follows) else ""
            kept = kept[: article.start()] + article[1] + n + " "
        rest = edit.end
        if not edit.text:
            before, after = kept[-1:] or text[place - 1 : place] if out else kept[-1:], text[rest : rest + 1]
            if after == " " and before in ("", " "):
                rest += 1
            elif before == " " and after in (*",.;:!?)”’'\"", ""):
                kept = kept[:-1]
        out.append(kept + edit.text)
        start = length + len(kept)
        length = start + len(edit.text)
        moves.append((edit.start, rest, start, length))
        if edit.text:
            spans.append((start, length))
        else:
            lost.append((edit.start, edit.end))
            blurred.append((max(0, start - 2), start + 2))
        place = rest
    out.append(text[place:])
    result = "".join(out)
    if result and text[:1].isupper() and result[0].islower() and lost and lost[0][0] == 0:
        result = result[0].upper() + result[1:]
    return Planted(result, tuple(spans), tuple(lost), tuple(blurred), tuple(moves))


def choose(text: str, ways: list[list[Edit]], rng: random.Random) -> Planted | None:
    """The text after one of several sets of edits; None where there are none or the chosen one changes nothing."""
    if not ways:
        return None
    made = apply(text, rng.choice(ways))
    return made if made.text != text else None


def within_rows(text: str, parse: Parse, rng: random.Random, rows: list[list[str]]) -> Planted | None:
    """One word of the text by another of its row."""
    ways = []
    for token in parse.tokens:
        for row in rows:
            if token.text in row or token.text.lower() in row:
                other = rng.choice([word for word in row if word.lower() != token.text.lower()])
                ways.append([Edit(token.start, token.end, other if other[:1].isupper() else like(token.text, other))])
    return choose(text, ways, rng)


def exchange(text: str, first: tuple[int, int], second: tuple[int, int], name: bool = False) -> list[Edit]:
    """Two ranges of the text, the first before the second, in each other's place; `name`: the first keeps a capital."""
    one, two = text[slice(*first)], text[slice(*second)]
    if first[0] == 0:
        one, two = one if name else one[0].lower() + one[1:], like(one, two)
    return [Edit(*first, two), Edit(*second, one)]


def like(model: str, word: str) -> str:
    """The word in the letter case of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def swap(token: Token, word: str) -> Edit:
    """Replace one token by a word in its letter case."""
    return Edit(token.start, token.end, like(token.text, word))


def drop(first: Token, last: Token | None = None) -> Edit:
    """Delete the tokens from the first to the last."""
    return Edit(first.start, (last or first).end, "")
