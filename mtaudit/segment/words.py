"""The first words of a sentence, without the marks around them, as the search for headings reads them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from mtaudit.model import Span

LONGEST: Final = 40  # words of a heading
AHEAD: Final = 40  # words looked at behind a gap
STEM: Final = 5  # letters that stand for a word when it comes again
WORD: Final = re.compile(r"\S+")
CORE: Final = re.compile(r"[^\W_](?:[\w'’.-]{0,60}[\w'’])?")
COMPLETE: Final = re.compile(r"[.?!…][\"'”’»)\]]*$")
FUNCTION_WORDS: Final = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "nor",
        "as",
        "than",
    }
    | {"that", "which", "who", "whose", "into", "over", "under", "about", "after", "before", "between", "against"}
    | {"through", "during", "without", "within", "upon", "per", "via", "not", "no", "is", "are", "was", "were", "be"}
    | {"been", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "should", "do", "does"}
    | {"did", "its", "their", "his", "her", "our", "your", "my", "this", "these", "those"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in a text, without what surrounds it ("" for a lone dash), and its stem if it has content."""

    start: int
    text: str
    core: str
    stem: str


def is_complete(text: str) -> bool:
    """Whether a stop ends the text."""
    return COMPLETE.search(text[-10:]) is not None


def read(text: str, sentence: Span) -> list[Word]:
    """The first words of a sentence: as many as a heading has, and those looked at behind it."""
    matches = islice(WORD.finditer(text, sentence.start, sentence.end), LONGEST + AHEAD)
    return [Word(match.start(), match[0], bare := core(match[0]), _stem(bare)) for match in matches]


def core(word: str) -> str:
    """A word without the marks around it."""
    return match[0] if (match := CORE.search(word)) else ""


def stems(words: Iterable[Word]) -> frozenset[str]:
    """The different stems of words."""
    return frozenset(word.stem for word in words if word.stem)


def _stem(core: str) -> str:
    small = core.lower()
    long = len(core) > 3 or (len(core) > 1 and core[0].isdigit())
    return small[:STEM] if long and small not in FUNCTION_WORDS else ""
