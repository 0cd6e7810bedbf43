"""Where in a file a finding lies: lines and columns as editors count them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from mtaudit.model import Document, Excerpt, Segment


@dataclass(frozen=True, slots=True)
class Place:
    """Lines and columns from 1, in code points; `end_column` is the one behind the last character.

    Of an already aligned file nothing is known but the line on which the segment begins.
    """

    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


class Places:
    """Finds the excerpts of a document in its file, in logarithmic time each."""

    def __init__(self, document: Document) -> None:
        self._text = "" if document.extracted else document.text
        self._starts = [0, *(match.end() for match in re.finditer("\n", self._text))]

    def of(self, excerpt: Excerpt | None, segment: Segment | None = None) -> Place | None:
        """The place of an excerpt, which is of `segment`; None where the file does not have it there.

        So it is with a page's text, with a report that was read back, which does not hold the texts, and with segments
        that are from no file.
        """
        if excerpt is None or not excerpt.text:
            return None
        if segment and segment.line is not None:
            return Place(segment.line)
        if excerpt.span.of(self._text) != excerpt.text:
            return None
        line, column = self._position(excerpt.start)
        return Place(line, column, *self._position(excerpt.end))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
