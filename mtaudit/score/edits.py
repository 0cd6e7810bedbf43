"""The edit distance of two lists of words, in steps of one word rather than of one cell of the table.

A row of the table is kept as whole numbers, of which each bit says whether a cell is more or less than its neighbour
(Myers 1999; Hyyrö 2003).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """What a word changes in the table, a bit for each word of the reference."""

    same: int  # it is this word
    free: int  # the cell is what the one before it on the diagonal is
    more: int  # it is one more than the cell above, the word before


class Distances:
    """Edit distances (Levenshtein 1966) of any words from a reference of at least one."""

    def __init__(self, reference: Sequence[str]) -> None:
        self._length = len(reference)
        self._places: dict[str, int] = {}
        for place, word in enumerate(reference):
            self._places[word] = self._places.get(word, 0) | 1 << place

    def of(self, words: Sequence[str], rows: list[Row] | None = None) -> int:
        """The least insertions, deletions and replacements that make the words the reference; `rows` gets the table."""
        distance, last = self._length, 1 << self._length - 1
        every = more = (last << 1) - 1  # one bit for each word of the reference
        less = 0
        for word in words:
            same = self._places.get(word, 0)
            free = (((same & more) + more) ^ more) | same | less
            above_more, above_less = less | every & ~(free | more), free & more
            distance += bool(above_more & last) - bool(above_less & last)
            if rows is not None:
                rows.append(Row(same, free, above_more))
            above_more, above_less = above_more << 1 | 1, above_less << 1
            more, less = above_less & every | every & ~(free | above_more), above_more & free & every
        return distance

    def steps(self, rows: Sequence[Row]) -> Iterator[str]:
        """A shortest way through the table of some words, from its end: " " the same word, "s" replaced, "d" deleted,
        "i" inserted. Of several as short, it is the one with replacements, then deletions, as late as may be.
        """
        words, place = len(rows), self._length
        while words and place:
            row, bit = rows[words - 1], 1 << place - 1
            if row.same & bit:
                step = " "
            elif not row.free & bit:
                step = "s"
            else:
                step = "d" if row.more & bit else "i"
            yield step
            words -= step != "i"
            place -= step != "d"
        yield from "d" * words + "i" * place
