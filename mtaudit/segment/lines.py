"""Lines and paragraphs: where the layout of a text, not its punctuation, ends a sentence."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from mtaudit.model import Span

LINE = re.compile(r"\S[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*")  # the breaks of str.splitlines
FIRST_WORD = re.compile(r"\S{1,40}")
MAX_WRAP_WIDTH = 120  # characters; nobody wraps text wider than this
MIN_CONTINUED = 0.5  # share of line breaks inside a paragraph that fall inside a sentence; in running English more


def lines(text: str) -> list[Span]:
    """The lines that have something on them, without the white space around it."""
    return [strip(text, match.start(), match.end()) for match in LINE.finditer(text)]


def strip(text: str, start: int, end: int) -> Span:
    """The range without white space at its ends."""
    stripped = text[start:end].rstrip()
    end = start + len(stripped)
    return Span(end - len(stripped.lstrip()), end)


def paragraphs(text: str, kept: Sequence[Span]) -> list[Span]:
    """Join the lines of hard-wrapped paragraphs; in any other text each line is a paragraph.

    A text counts as hard-wrapped when most line breaks inside its paragraphs fall inside a sentence: no stop before, a
    lower-case word after. There a paragraph ends at a blank line, and at a line so short that the next line's first
    word would have fitted well.
    """
    breaks = [pair for pair in pairwise(kept) if _adjacent(text, *pair)]
    if not _hard_wrapped(text, breaks):
        return list(kept)
    widths = sorted(len(line) for line, _ in breaks)
    width = widths[len(widths) * 9 // 10]  # not the maximum: one long address must not set it
    joined = [kept[0]]
    for line, following in pairwise(kept):
        if _adjacent(text, line, following) and not _ended_early(text, line, following, width):
            joined[-1] = Span(joined[-1].start, following.end)
        else:
            joined.append(following)
    return joined


def _adjacent(text: str, line: Span, following: Span) -> bool:
    """Whether no blank line, and nothing set aside, stands between the two."""
    gap = text[line.end : following.start]
    return gap.isspace() and len(f"{gap}.".splitlines()) <= 2


def _hard_wrapped(text: str, breaks: Iterable[tuple[Span, Span]]) -> bool:
    short = [(line, following) for line, following in breaks if len(line) <= MAX_WRAP_WIDTH]
    continued = sum(text[following.start].islower() and text[line.end - 1] not in ".?!" for line, following in short)
    return bool(short) and continued >= MIN_CONTINUED * len(short)


def _ended_early(text: str, line: Span, following: Span, width: int) -> bool:
    word = FIRST_WORD.match(text, following.start)
    first = word[0] if word else ""
    return not first[:1].islower() and len(line) + 1 + len(first) < width * 2 / 3
