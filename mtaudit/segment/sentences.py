"""Sentences with exact offsets: NLTK's Punkt decides, a few rules for news stand around it.

Punkt (Kiss and Strunk 2006) knows which words are abbreviations, and whether the next word looks like the first of a
sentence. We find the stops ourselves and show it only the two words around each: time stays linear on any input.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from mtaudit.model import Span

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

PARAMETERS: Final = "punkt_en.json"
CONTEXT: Final = 40  # characters looked at before a stop

# A stop; what closes after it: quotation marks, brackets, a note's number; a closing mark that stands by itself.
STOP: Final = re.compile(
    r"(?P<stop>[.?!…。！？]++)(?P<closing>(?:[\"'”’»›)\]}]|[“‘](?=\s)|\[\d{1,3}\])*+)"
    r"(?P<floating>\s++[\"”»](?=\s))?(?P<gap>\s*+)"
)
# The next word, behind what opens it: quotation mark, bracket, dash, bullet, currency sign. A comma or a stop does not.
NEXT_WORD: Final = re.compile(r"(?:[^\w.,;:?!…]|_){0,10}([^\W_][\w'’-]{0,40})(?P<more>\.\w)?")
LAST_WORD: Final = re.compile(r"(?P<opening>[\"'“‘„‚«(\[]?)-*(?P<word>[\w.'’&/@°-]*)[\"'”’»)\]]*$")
QUOTATION_MARKS: Final = "\"'”’“‘»›"
NOT_WHITE: Final = re.compile(r"\S")
FIGURE: Final = re.compile(r"\d")
ACRONYM: Final = re.compile(r"[A-Z](?:\.[A-Z])+")
ANY_ACRONYM: Final = "U.S."
ENUMERATOR: Final = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{2,5})")  # 3. Wash your hands.
UNIT: Final = re.compile(r"[abd-uw-z]")  # 6 m. The; but Brown v. Board, c. 1900
PLAIN_WORD: Final = re.compile(r"\w*(?:[^\W\d_]{2}|\d)")
CAPITALISED: Final = re.compile(r"[IA]$|[^\W\d_][a-z]")
# “Why now?” Mr. Gray asked.
SPEAKER: Final = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Prof)\. |[A-Z][\w'’-]{0,40} ){1,4}"
    r"(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|answered|explained|exclaimed|shouted|cried|wondered)\b"
)
BEFORE_FIGURES: Final = frozenset(
    ("no", "nos", "art", "fig", "figs", "p", "pp", "par", "sec", "ch", "vol", "max", "min", "approx", "ca", "c", "v")
)
CLOCK: Final = frozenset(("a.m", "p.m"))
# What may follow a time of day without ending the sentence: 5 p.m. Monday, 5 p.m. GMT, 5 p.m. Moscow time
AFTER_CLOCK: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Central|Mountain|Pacific|[A-Z]{2,5}\b"
    r"|(?:[A-Z]\w{0,20} ){1,3}[Tt]ime\b"
)
# A numeral's stop, carried over from German or Icelandic: on 15. July
ORDINAL_DATE: Final = re.compile(
    r"\d\d? (?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
EXCLAIMING_NAMES: Final = frozenset(("Yahoo", "Jeopardy", "Yum"))  # their mark says no more than the stop of U.S.

# Punkt's orthographic flags, as nltk.tokenize.punkt defines them.
UPPER_AT_START: Final = 1 << 1
LOWER_INSIDE: Final = 1 << 5


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph (no white space at its ends), in order; they cover all of it but white space."""
    start = paragraph.start
    quotation = _StraightQuotation(text, start)
    for stop in STOP.finditer(text, paragraph.start, paragraph.end):
        if stop.end() == paragraph.end:
            break
        end = _closing_end(text, stop, quotation)
        following = NOT_WHITE.search(text, end)
        if following and _ends_here(text, start, stop, end, following.start()):
            yield Span(start, end)
            start = following.start()
    yield Span(start, paragraph.end)


class _StraightQuotation:
    """Tells whether a straight quotation mark opens or closes, by counting those before it in its paragraph.

    Places must be asked for in text order, so that each character is looked at once.
    """

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._position = start
        self._open = False

    def open_at(self, position: int) -> bool:
        """Whether a quotation is open before `position`."""
        self._open ^= self._text.count('"', self._position, position) % 2 == 1
        self._position = position
        return self._open


def _closing_end(text: str, stop: re.Match[str], quotation: _StraightQuotation) -> int:
    """Where the stop ends with the marks that close after it: `end." Next`, `end. " Next`, but `end."Next`."""
    end = stop.end("closing")
    if stop["floating"]:
        mark = stop.end("floating") - 1
        return mark + 1 if text[mark] != '"' or quotation.open_at(mark) else end
    if not stop["gap"] and text[end - 1] == '"' and not quotation.open_at(end - 1):
        return end - 1
    return end


def _ends_here(text: str, start: int, stop: re.Match[str], end: int, following: int) -> bool:
    """Whether the sentence since `start` ends at `end`, where the next one would begin at `following`."""
    next_word = NEXT_WORD.match(text, following)
    if next_word is None or next_word[1][0].islower():
        return False
    mark = stop["stop"]
    before = text[max(start, stop.start() - CONTEXT) : stop.start()]
    word, opened = _last_word(before)
    if following == end:
        return mark[-1] in "。！？" or _runs_on(word, next_word)
    if end > stop.end("stop") and text[end - 1] in QUOTATION_MARKS and not opened:
        return mark in (".", "..") or SPEAKER.match(text, following) is None  # longer than a quoted abbreviation
    if mark == "!" and word in EXCLAIMING_NAMES:
        return _punkt_splits(ANY_ACRONYM, next_word[1])
    if mark not in (".", ".."):
        return word != next_word[1] or mark[-1] not in ".…"  # I... I don't know
    if word.lower() in CLOCK:
        return AFTER_CLOCK.match(text, following) is None
    return _full_stop_ends(before, word, next_word[1])


def _full_stop_ends(before: str, word: str, next_word: str) -> bool:
    """Whether a full stop between two words ends a sentence; `before` is all that is looked at in front of it."""
    goes_on = (
        (len(before) < CONTEXT and ENUMERATOR.fullmatch(before))
        or (word.lower() in BEFORE_FIGURES and FIGURE.search(next_word))
        or ORDINAL_DATE.fullmatch(f"{word} {next_word}")
        or word.lower() in _parameters()["leading_abbreviations"]
    )
    if goes_on:
        return False
    if not word or UNIT.fullmatch(word):
        return True
    return _punkt_splits(ANY_ACRONYM if ACRONYM.fullmatch(word) else f"{word}.", next_word)


def _last_word(before: str) -> tuple[str, bool]:
    """The word right in front of a stop, and whether a quotation mark or bracket opens right before it."""
    token = before.split()[-1] if before and not before[-1].isspace() else ""
    match = LAST_WORD.search(token)
    return (match["word"], bool(match["opening"])) if match else ("", False)


def _runs_on(word: str, next_word: re.Match[str]) -> bool:
    """Whether a space is missing between two sentences: ended.The, but not example.com, U.S.A, 3.5 or Node.Js."""
    if next_word["more"] or not PLAIN_WORD.fullmatch(word) or not CAPITALISED.match(next_word[1]):
        return False
    return word[0].islower() or word[-1].isdigit() or next_word[1].lower() in _parameters()["common_starters"]


@lru_cache(maxsize=1 << 16)
def _punkt_splits(word: str, next_word: str) -> bool:
    """Whether Punkt ends a sentence between `word`, with its stop, and `next_word`."""
    return bool(_punkt().text_contains_sentbreak(f"{word} {next_word}"))


@cache
def _parameters() -> dict[str, list[str]]:
    content = resources.files(__package__).joinpath(PARAMETERS).read_text(encoding="utf-8")
    parameters: dict[str, list[str]] = json.loads(content)
    return parameters


@cache
def _punkt() -> "PunktSentenceTokenizer":
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer  # slow to import

    parameters = PunktParameters()
    parameters.abbrev_types.update(_parameters()["abbreviations"])
    parameters.sent_starters.update(_parameters()["sentence_starters"])
    # A Counter, since Punkt's own defaultdict would grow by every word it is asked about.
    parameters.ortho_context = Counter(dict.fromkeys(_parameters()["common_starters"], UPPER_AT_START | LOWER_INSIDE))
    return PunktSentenceTokenizer(parameters)
