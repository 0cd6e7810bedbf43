"""Segments that somebody else aligned, as translation memories, localisation files and tables hold them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SOMETHING: Final = "X"
"""How a placeholder reads."""


class CodeKind(StrEnum):
    """What an inline code does."""

    TAG = "tag"  # marks words: <b>, </g>
    PLACEHOLDER = "placeholder"  # stands for something that a program puts in: {name}, %s, <x id="1"/>


@dataclass(frozen=True, slots=True)
class Code:
    """Characters of a segment that are no words of its language, as they stand in the file."""

    start: int
    end: int
    text: str
    kind: CodeKind

    @property
    def word(self) -> str:
        """What stands in its place while words are compared, as many characters: blanks, and for what a program puts in
        a name, the same for all, without which {name} would leave a hole in the sentence.
        """
        size = len(self.text)
        marks = self.kind is CodeKind.TAG or self.text.startswith("<")
        return " " * size if marks else f" {SOMETHING}".ljust(size)[:size]


@dataclass(frozen=True, slots=True)
class SegmentText:
    """One side of a segment: its characters with the codes among them, in text order, none overlapping.

    `line` is where it begins in its file, from 1; None where the format does not tell.
    """

    text: str
    codes: tuple[Code, ...] = ()
    line: int | None = None

    @property
    def words(self) -> str:
        """The text without codes, in which each other character keeps its offset."""
        text, parts, at = self.text, [], 0
        for code in self.codes:
            parts += [text[at : code.start], code.word]
            at = code.end
        return "".join([*parts, text[at:]])


NO_TEXT = SegmentText("")
"""The side that a segment lacks."""


@dataclass(frozen=True, slots=True)
class SegmentPair:
    """A segment of two sides under the id that its file gives it, or the number of its line; no two have the same."""

    id: str
    source: SegmentText
    target: SegmentText


@dataclass(frozen=True, slots=True)
class Bitext:
    """Already aligned segments, in file order; `source` and `target` name the files (or the file) they are from."""

    source: str
    target: str
    pairs: tuple[SegmentPair, ...]
