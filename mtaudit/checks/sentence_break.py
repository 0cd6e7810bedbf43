"""A full stop splits a sentence of the target in two.

The sentence goes on in lower case after a stop that the source does not have. Abbreviations whose stop the tokeniser
or the source knows are let be, and so are names that start in lower case (iPhone).

Not seen: a stop before a capital letter, where two sentences may be what the translator wanted.

Bad:  He took the letter to the palace when he came. → He took the letter to the palace. when he came.
Good: The firm, based in the U.S., makes pumps. → The firm, based in the U.S. since May, makes pumps.
"""

from collections.abc import Iterator, Sequence

from mtaudit.compare.lexicon import known
from mtaudit.compare.marks import JOINING
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Segment, Token, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.PUNCTUATION
SEVERITY = Severity.MINOR

STOPS = frozenset(".!?。！？")
SHORT = 4  # letters up to which a word before a stop may well be an abbreviation


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per stop inside a target sentence."""
    if unit.source is None or unit.target is None:
        return
    source, target = unit.source, unit.target
    spare = len(_breaks(target)) - len(_breaks(source))  # stops the source does not account for
    for stop in _breaks(target):
        before, after = target.tokens[stop - 1], target.tokens[stop + 1]
        mark = target.tokens[stop].text
        if not _goes_on(after) or (mark == "." and _abbreviated(before, source.tokens)):
            continue
        partners = [link.source for j in (stop - 1, stop + 1) for link in unit.words.from_target(j)]
        joined = len(partners) > 1 and max(partners) - min(partners) < 4
        if joined and any(source.tokens[i].text in STOPS for i in range(min(partners), max(partners))):
            continue
        words = target.cover((stop - 1, stop + 1))
        yield Candidate(
            SEVERITY,
            _strength(before, mark == ".", spare, joined),
            source.cover(partners) if joined else None,
            words,
            f"In {quote(target.excerpt(words))} a “{mark}” splits the sentence; the source has none there.",
        )


def _breaks(segment: Segment) -> list[int]:
    """Indices of stops that stand between a word and another word."""
    tokens = segment.tokens
    return [
        i
        for i in range(1, len(tokens) - 1)
        if tokens[i].text in STOPS
        and tokens[i].start == tokens[i - 1].end < tokens[i].end < tokens[i + 1].start
        and tokens[i - 1].text[-1].isalnum()
        and tokens[i + 1].text[0].isalnum()
    ]


def _goes_on(token: Token) -> bool:
    """Whether the word starts in lower case, and not as iPhone does."""
    return token.text[0].islower() and token.text.islower()


def _abbreviated(token: Token, source: Sequence[Token]) -> bool:
    """Whether the source writes the word with a stop, or it is a single letter, as in initials."""
    written = f"{token.text.casefold()}."
    initial = len(token.text) == 1 and token.text not in JOINING
    return initial or any(other.text.casefold() == written for other in source)


def _strength(before: Token, full_stop: bool, spare: int, joined: bool) -> float:
    if spare <= 0:
        return 0.3
    if joined or before.text in JOINING:
        return 0.95
    shortened = full_stop and (len(before.text) <= SHORT or not (before.text[0].isupper() or known(before.lemma)))
    return 0.4 if shortened else 0.7
