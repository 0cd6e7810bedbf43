"""Punctuation that no sentence should have: marks out of place, doubled, unpaired, or with blanks where none belong.

A text is judged by itself here; whether the other text has the same is for the caller to ask.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mtaudit.model import Segment, Span, Token

ENDING = frozenset(".!?…。！？")
PAUSING = frozenset(",;:")
MARKS = ENDING | PAUSING
CLOSING = frozenset("\"'”’»)]")

DASHES = frozenset({"—", "–", "-", "--", "―"})
DATELINE = 12  # tokens
REACH = 30  # characters that a finding takes in on either side

# Words that cannot end a phrase, so that a mark behind them splits one.
DETERMINERS = frozenset({"the", "a", "an", "my", "your", "its", "our", "their", "every"})
CLOSE = DETERMINERS | frozenset({"of", "from", "with", "into", "for", "at", "his", "very"})
JOINING = CLOSE | frozenset(
    {"by", "as", "than", "and", "or", "nor"}
    | {"is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "to"}
)
SUSPENDED = r"(?:and|or|nor|to|und|but|as|than|versus|vs)\b"  # pre- and post-war


class Fault(StrEnum):
    """What is wrong with a mark, as a message says it."""

    STRAY = "is a stray sign"
    DOUBLED = "is one mark too many"
    HANGING = "is a hyphen that joins nothing"
    SPLITTING = "splits a phrase"
    UNOPENED = "closes what was never opened"
    UNCLOSED = "opens what is never closed"
    SPACED = "has a blank before the mark"


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault, the characters at fault, the range of the words around them, and how surely it is a fault, 0 to 1."""

    fault: Fault
    mark: str
    span: Span
    strength: float


DOUBLE = re.compile(r"[“”„«»]|(?<!\d)\"|\"(?=\w)")  # double quotation marks, but not a figure's inches
_STRAY = re.compile(r"(?<=[\w,;:.])[\^~_@|\\`*]+(?=\s|$)|(?:(?<=\s)|(?<=^))[\^~_|\\`]+(?=\w)")
_HANGING = re.compile(rf"(?<=[^\W\d])-(?=\s(?!{SUSPENDED})[^\W\d])")
_SPACED = re.compile(r"(?<=\w)\s+[,;:.!?](?=\s|$)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_s]|[,;:])['’](?=\s)")
_OPENING = re.compile(r"(?:^|[\s(\[—–])['‘]\w")
_LISTED = re.compile(r"(?:^|\s)\w{1,3}\)")
_BRACKET = re.compile(r"[()\[\]]")
_PAIRS = {")": "(", "]": "["}


def slips(segment: Segment) -> list[Slip]:
    """Everything at fault in a text, in order of place."""
    found = [*_by_pattern(segment), *_by_neighbours(segment), *_unpaired(segment)]
    return sorted(found, key=lambda slip: (slip.span.start, slip.span.end, slip.fault))


def final_mark(segment: Segment) -> Token | None:
    """The mark that ends the text, quotation marks and brackets aside; None where it ends without one."""
    last = next((token for token in reversed(segment.tokens) if token.text not in CLOSING), None)
    return last if last is not None and last.text[-1] in ENDING | {":", ";"} else None


def _by_pattern(segment: Segment) -> Iterator[Slip]:
    text = segment.text
    for fault, pattern, strength in (
        (Fault.STRAY, _STRAY, 0.9),
        (Fault.HANGING, _HANGING, 0.85),
        (Fault.SPACED, _SPACED, 0.55),
    ):
        for match in pattern.finditer(text):
            if any(code.start < match.end() and match.start() < code.end for code in segment.codes):
                continue  # the blanks are those of a tag
            yield Slip(fault, match[0].strip(), _around(segment, match.start(), match.end()), strength)
    apostrophes = list(_APOSTROPHE.finditer(text))
    if apostrophes and not _OPENING.search(text):
        for match in apostrophes:
            clipped = text[max(0, match.start() - 2) : match.start()] == "in"  # goin'
            yield Slip(Fault.UNOPENED, "'", _around(segment, match.start(), match.end()), 0.3 if clipped else 0.75)


def _by_neighbours(segment: Segment) -> Iterator[Slip]:
    tokens = segment.tokens
    for index in range(1, len(tokens) - 1):
        before, mark, after = tokens[index - 1], tokens[index], tokens[index + 1]
        if mark.text not in MARKS:
            continue
        strength = _doubled(before, mark, after)
        if strength:
            yield Slip(Fault.DOUBLED, mark.text + after.text, segment.cover((index - 1, index + 1)), strength)
        elif after.text[0].isalnum() and before.end == mark.start and (strength := _splits(before, mark, after)):
            yield Slip(Fault.SPLITTING, mark.text, segment.cover((index - 1, index + 1)), strength)


def _doubled(before: Token, mark: Token, after: Token) -> float:
    """How surely two marks in a row are one too many."""
    if not before.text[-1].isalnum():
        return 0.0
    a, b = mark.text, after.text
    if a in PAUSING and b in MARKS:
        return 0.85
    if a in ENDING and b in PAUSING:
        return 0.3 if a == "." and len(before.text) <= 5 else 0.7  # approx., says Yahoo!, …
    return 0.0


def _splits(before: Token, mark: Token, after: Token) -> float:
    """How surely a mark between two words splits a phrase."""
    word, sign = before.text.lower(), mark.text
    if sign in ("!", "?", "."):
        return 0.8 if word in JOINING and after.text[0].isupper() and word.islower() else 0.0
    if sign not in PAUSING:
        return 0.0
    if word in DETERMINERS and before.text.islower():
        return 0.85
    if sign == ";" and (word in JOINING or after.text == "of"):
        return 0.8
    if sign == ":" and after.text == "of":
        return 0.8
    return 0.3 if word in JOINING else 0.0


def _unpaired(segment: Segment) -> Iterator[Slip]:
    """Brackets whose partner is missing, and the one double quotation mark too many or too few."""
    text = segment.text
    listed = {match.end() - 1 for match in _LISTED.finditer(text)} if ")" in text else ()
    opened: dict[str, list[int]] = {}
    for match in _BRACKET.finditer(text):
        place, sign = match.start(), match[0]
        if sign not in _PAIRS:
            opened.setdefault(sign, []).append(place)
        elif opened.get(_PAIRS[sign]):
            opened[_PAIRS[sign]].pop()
        elif place not in listed:
            yield Slip(Fault.UNOPENED, sign, _around(segment, place, place + 1), 0.8)
    for sign, places in sorted(opened.items()):
        for place in places:
            yield Slip(Fault.UNCLOSED, sign, _around(segment, place, place + 1), 0.7)
    yield from _odd_quotation_mark(segment)


def _odd_quotation_mark(segment: Segment) -> Iterator[Slip]:
    """Which double quotation mark has no partner, if their number is odd; a quotation may go on in the next text."""
    text = segment.text
    places = [match.start() for match in DOUBLE.finditer(text)]
    if len(places) % 2 == 0:
        return
    opened: int | None = None
    for place in places:
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if not before or before.isspace() or before in "([{—–-/'‘":
            if opened is not None and after and not after.isspace():
                break
            opened = place
        elif opened is None:
            said = before.isalnum() and (after.isalnum() or text[place + 1 : place + 3].lstrip()[:1].isalnum())
            yield Slip(Fault.UNOPENED, '"', _around(segment, place, place + 1), 0.8 if said else 0.45)
            return
        else:
            opened = None
    if opened is not None:
        yield Slip(Fault.UNCLOSED, '"', _around(segment, opened, opened + 1), 0.4)


def _around(segment: Segment, first: int, end: int) -> Span:
    """The document range of some characters with what stands on either side of them up to a blank."""
    text = segment.text
    before, after = text[max(0, first - REACH) : first], text[end : end + REACH]
    start = first - len(before.rsplit(None, 1)[-1]) if before and not before[-1].isspace() else first
    stop = end + len(after.split(None, 1)[0]) if after and not after[0].isspace() else end
    return Span(segment.start + start, segment.start + stop)


def dateline(tokens: Sequence[Token]) -> int | None:
    """The index of the dash that ends a dateline (“PARIS, March 3 (AP) — …”), if the text opens with one."""
    dash = next((i for i, token in enumerate(tokens[:DATELINE]) if token.text in DASHES), None)
    if not dash or dash + 1 >= len(tokens) or tokens[dash].start == tokens[dash - 1].end:
        return None
    first, end = tokens[0].text, tokens[dash + 1].text
    capital = first.isupper() and len(first) > 1
    named = all(token.text[0].isupper() or not token.text[0].isalpha() for token in tokens[:dash])
    return dash if named and (capital or tokens[0].pos == "PROPN") and end[0].isalnum() else None
