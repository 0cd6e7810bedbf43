"""TSV and CSV: one segment a line, with or without the names of the columns on the first."""

import io
from collections.abc import Iterator
from typing import Final

from mtaudit.model import SegmentText
from mtaudit.readers.bitext.columns import Columns, names_columns
from mtaudit.readers.bitext.rows import Row, Table
from mtaudit.readers.table import Line, LineError, delimiter, lines
from mtaudit.readers.text import decode

TAB: Final = "\t"


def read_tsv(data: bytes, name: str, wanted: Columns) -> Table:
    """A file of cells between tabs. Raises LineError for a line that is none of a table.

    Spreadsheets put cells in quotation marks; other programs leave such marks as they are. They are taken for those of
    a spreadsheet if the whole file can be read so, no cell with a tab in it, and for letters otherwise.
    """
    text = decode(data, name)
    try:
        return _table(_quoted(text), name, wanted)
    except LineError:
        return _table(_unquoted(text), name, wanted)


def read_csv(data: bytes, name: str, wanted: Columns) -> Table:
    """A file of cells between commas, semicolons or tabs, as spreadsheets save it.

    Raises LineError for a line that is none of a table.
    """
    text = decode(data, name)
    return _table(lines(io.StringIO(text, newline="\n"), delimiter(text)), name, wanted)


def _table(read: Iterator[Line], name: str, wanted: Columns) -> Table:
    columns: tuple[str, ...] = ()
    rows = []
    for number, cells in read:
        if not any(cell.strip() for cell in cells):
            continue
        if not columns and names_columns(cells, wanted):
            columns = tuple(cell.strip() for cell in cells)
            continue
        columns = columns or tuple(str(column) for column in range(1, len(cells) + 1))
        if len(cells) > len(columns):
            raise LineError(f"line {number}: there are {len(cells)} cells; the first line has {len(columns)}")
        texts = (SegmentText(cell, line=number) for cell in cells)
        rows.append(Row(number, number, dict(zip(columns, texts, strict=False))))
    return Table(name, columns, rows)


def _quoted(text: str) -> Iterator[Line]:
    for number, cells in lines(io.StringIO(text, newline="\n"), TAB):
        if any(TAB in cell for cell in cells):
            raise LineError(f"line {number}: a cell has a tab in it")
        yield number, cells


def _unquoted(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), start=1):
        yield number, line.split(TAB)
