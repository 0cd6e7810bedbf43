"""Quoted stretches of a text, whatever marks they are written with, and who is said to speak."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from mtaudit.compare.names import Name, names
from mtaudit.compare.once import once
from mtaudit.model import Segment, Span, Token

# Straight marks tell opening from closing by the space around them. An apostrophe has letters on both sides, or closes
# a plural possessive, and so ' and ’ count only where an opening mark came before.
_MARK = re.compile(
    r"""
    (?P<open>[„«‹「『]|``|“(?=\w)|(?<![^\s([{—–/-])“|(?<!\w)[‘‚](?=\S)|(?<![^\s([{—–/-])["'](?=[^\s"']))
    | (?P<close>[“”»›」』]|''|(?<=\S)["'’](?!\w))
    """,
    re.VERBOSE,
)
# A straight mark that closes, with the space on its wrong side: We will not pay, "said Keller.
_MISPLACED = re.compile(r"""(?<=[,.!?…][ \u00a0])"(?=[-–—\s]*[a-z])""")
_SINGLE = frozenset("‘’‚'‹›")

SPEECH = frozenset(
    {"say", "tell", "ask", "add", "reply", "answer", "respond", "state", "declare", "announce", "explain", "insist"}
    | {"claim", "argue", "note", "remark", "observe", "comment", "warn", "admit", "concede", "deny", "stress", "urge"}
    | {"emphasize", "emphasise", "underline", "point", "write", "tweet", "recall", "confirm", "report", "conclude"}
    | {"continue", "complain", "joke", "quip", "shout", "whisper", "cry", "promise", "pledge", "vow", "suggest"}
)


ADDRESSING = frozenset({"tell", "ask", "answer", "urge", "warn", "promise", "remind"})  # somebody
RENAMING = frozenset({"appos", "compound", "flat"})  # relations between words for the same
MANY = 4_000  # pairs of a verb of speech and a name; with more, a text is no sentence
DEEPEST = 8  # steps from a name to the head of the phrase it is part of


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch: its characters with the marks it has in this segment, and the words inside (token indices)."""

    span: Span
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """The name of somebody who speaks, and all names in the phrase: “Anna Keller, director of the Novak museum”."""

    name: Name
    mentioned: tuple[Name, ...]


@once
def quotations(segment: Segment) -> Sequence[Quotation]:
    """The quoted stretches in order, outermost only; one that was opened or is closed elsewhere ends at the edge."""
    found = []
    place = 0
    for span in _stretches(segment.text):
        while place < len(segment.tokens) and segment.tokens[place].start < segment.start + span.start:
            place += 1
        words = []
        while place < len(segment.tokens) and segment.tokens[place].end <= segment.start + span.end:
            if any(map(str.isalnum, segment.tokens[place].text)):
                words.append(place)
            place += 1
        if words:
            found.append(Quotation(span.shift(segment.start), tuple(words)))
    return found


def _stretches(text: str) -> Iterator[Span]:
    start: int | None = None
    single = False
    closed_before = False
    for mark in _MARK.finditer(text):
        is_single = mark[0] in _SINGLE
        if mark["open"]:
            if start is None:
                start, single = mark.start(), is_single
        elif start is not None and is_single == single:
            yield Span(start, mark.end())
            start, closed_before = None, True
        elif start is None and not (is_single or closed_before or _inches(text, mark.start())):
            yield Span(0, mark.end())
            closed_before = True
    if start is not None and not single:
        if not _MISPLACED.match(text, start):
            yield Span(start, len(text))
        elif not closed_before:
            yield Span(0, start + 1)


def _inches(text: str, place: int) -> bool:
    return text[place] == '"' and text[place - 1].isdigit()


def speakers(segment: Segment) -> list[tuple[int, int]]:
    """Verbs of speech with their subjects, as token indices: (verb, subject).

    A name right behind a verb that has no listener is its subject, whatever the parser says: “said Keller”.
    """
    tokens = segment.tokens
    found: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.dep == "nsubj" and _speaks(tokens, token.head):
            found[token.head] = index
        behind = index + 1
        if _speaks(tokens, index) and token.lemma not in ADDRESSING and behind < len(tokens):
            while tokens[behind].dep == "compound" and tokens[behind].head > behind:
                behind = tokens[behind].head
            if tokens[behind].pos == "PROPN" and tokens[behind].head == index:
                found[index] = behind
    return list(found.items())


def _speaks(tokens: Sequence[Token], verb: int) -> bool:
    return tokens[verb].lemma in SPEECH and tokens[verb].pos == "VERB"


def named_speakers(segment: Segment) -> dict[int, Speaker]:
    """Who speaks, by the verb of speech: a token index."""
    everyone, spoken = names(segment), speakers(segment)
    found: dict[int, Speaker] = {}
    if len(everyone) * len(spoken) > MANY:
        return found
    for verb, subject in spoken:
        mentioned = tuple(name for name in everyone if _within(segment.tokens, name.last, subject))
        named = [name for name in mentioned if _within(segment.tokens, name.last, subject, RENAMING)]
        if named and named[0].certain:
            found[verb] = Speaker(named[0], mentioned)
    return found


def _within(tokens: Sequence[Token], index: int, phrase: int, through: Container[str] | None = None) -> bool:
    """Whether the token at `index` depends on the one at `phrase`, by these relations alone where they are given."""
    for _ in range(DEEPEST):
        if index == phrase:
            return True
        if through is not None and tokens[index].dep not in through:
            return False
        index = tokens[index].head
    return False
