"""From lines on pages back to paragraphs, where a file says only what stands where, as PDF does.

What must not happen is that a sentence is parted, or that a heading runs into one; paragraphs that end with a sentence
may as well be joined or parted, since a sentence ends there either way.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from mtaudit.compare.words import bases, is_listed

MARGIN_LINES: Final = 2  # at the top and at the bottom of each page that may be repeated on others
WIDER: Final = 1.25  # times the usual distance of lines: a paragraph ends
LARGER: Final = 1.1  # times the size: another kind of line
INDENT: Final = 0.8  # times the size: a first line begins so much further right
EARLY: Final = 0.8  # share of the usual width: a line that ends there with a stop ends its paragraph
SHORT: Final = 0.5  # … and one that ends there ends it without a stop

ENDED: Final = re.compile(r"[.?!:…][\"'”’»)\]]*$")
BROKEN: Final = re.compile(r"(?P<word>[^\W_]{1,40})(?P<hyphen>[-\u2010\u00ad])$")  # the word goes on in the next line
LONGEST: Final = 40  # letters of a word
SOFT_HYPHEN: Final = "\u00ad"
FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
LIGATURE: Final = re.compile("[\ufb00-\ufb06]")
FIGURES: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, its left end from the left and from below, and its size, all in points."""

    text: str
    x: float
    y: float
    size: float


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs of a text, in order; what is repeated at the top or the bottom of pages is left out."""
    lines = _running_text(pages)
    if not lines:
        return
    leading, width = _leading(lines), _width(lines)
    pieces: list[str] = []
    for line, following in pairwise(lines):
        if _parted(line, following, leading, width):
            yield _plain("".join([*pieces, line.text]))
            pieces = []
        else:
            pieces.append(_before(line.text, following.text))
    yield _plain("".join([*pieces, lines[-1].text]))


def _running_text(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines without running headers and footers: the same but for figures, at the same height, on several pages."""
    margins = [_margins(page) for page in pages]
    repeated = Counter(key for page in margins for key in {_key(line) for line in page})
    running = {key for key, count in repeated.items() if count > 1 and count * 3 >= len(pages)}
    return [
        line
        for page, margin in zip(pages, margins, strict=True)
        for line in page
        if not (line in margin and _key(line) in running)
    ]


def _margins(page: Sequence[Line]) -> frozenset[Line]:
    by_height = sorted(page, key=lambda line: line.y)
    return frozenset(by_height[:MARGIN_LINES] + by_height[-MARGIN_LINES:])


def _key(line: Line) -> tuple[str, int]:
    return FIGURES.sub("0", line.text.casefold()), round(line.y)


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of a line from the next, in sizes: within paragraphs, as far as there are any."""
    steps = sorted((a.y - b.y) / a.size for a, b in pairwise(lines) if a.size > 0 and _below(a, b))
    return steps[len(steps) // 4] if steps else 1.0


def _width(lines: Sequence[Line]) -> float:
    """The width of most full lines: characters times size."""
    widths = sorted(len(line.text) * line.size for line in lines)
    return widths[len(widths) * 9 // 10]


def _below(line: Line, following: Line) -> bool:
    """Whether a line stands below another as lines of one column do, and in the same size."""
    return 0 < line.y - following.y < 5 * line.size and not _other_size(line, following)


def _other_size(line: Line, following: Line) -> bool:
    return max(line.size, following.size) > LARGER * min(line.size, following.size)


def _parted(line: Line, following: Line, leading: float, width: float) -> bool:
    """Whether another paragraph begins with the line that follows."""
    if _other_size(line, following):
        return True
    goes_on = following.text[:1].islower() or _broken(line.text) is not None
    ended = ENDED.search(line.text) is not None
    if not 0 <= line.y - following.y < 5 * line.size:  # the next column, or page
        return ended or (not goes_on and _reached(line, following) < SHORT * width)
    if line.y - following.y > WIDER * leading * line.size:
        return True
    if goes_on:
        return False
    if following.x > line.x + INDENT * line.size:
        return True
    reached = _reached(line, following)
    return reached < SHORT * width or (ended and reached < EARLY * width)


def _reached(line: Line, following: Line) -> float:
    """How wide a line would have been with the first word of the next."""
    return (len(line.text) + 1 + len(following.text.partition(" ")[0])) * line.size


def _before(text: str, following: str) -> str:
    """The text of a line with what stands between it and the next; a word that the line's end divided is one again."""
    if text.endswith(("—", "/")):
        return text
    broken = _broken(text)
    if broken is None:
        return f"{text} "
    rest = FIRST_WORD.match(following)
    whole = (broken["word"] + rest[0]).lower() if rest and rest[0].islower() else ""
    divided = broken["hyphen"] == SOFT_HYPHEN or any(map(is_listed, (whole, *bases(whole))))
    return text[:-1] + ("" if divided else "-")


def _broken(text: str) -> re.Match[str] | None:
    """The last word of a line that ends with a hyphen."""
    return BROKEN.search(text, max(0, len(text) - LONGEST - 1))


def _plain(text: str) -> str:
    """The text with letters instead of ligatures, which are a matter of fonts."""
    return LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
