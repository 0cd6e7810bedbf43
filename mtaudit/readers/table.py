"""Tables as spreadsheets save them: cells between tabs, semicolons or commas, the columns' names on the first line."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

LONGEST_CELL: Final = 100_000_000  # characters; what is longer is a quotation mark that nobody closed
csv.field_size_limit(LONGEST_CELL)  # it holds for the whole process, so for all tables alike

Line = tuple[int, list[str]]  # its number, from 1, and its cells


class LineError(Exception):
    """Where a file is wrong, and how: "line 4: there is no source sentence 31"."""


def delimiter(text: str) -> str:
    """What stands between the cells of a table, by its first line: the commonest outside of quotation marks."""
    header = text.lstrip().partition("\n")[0]
    return max("\t;,", key=re.sub('"[^"]*"?', "", header).count)


def lines(text: Iterable[str], delimiter: str) -> Iterator[Line]:
    """The lines of a table, blank ones too, out of those of its text. Raises LineError for one that is none."""
    read = csv.reader(text, delimiter=delimiter, strict=True)  # or a mark never closed swallows the lines that follow
    while True:
        number = read.line_num + 1
        try:
            yield number, next(read)
        except StopIteration:
            return
        except csv.Error as error:
            raise LineError(f"line {number}: this is no line of a table ({error})") from None


def rows(text: str, needed: Sequence[str], what: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Place, such as "line 4", and cells by column, of each line that is not blank; the names in lower case.

    Raises LineError for a line that is none of a table, and where one of the columns `needed` is missing: then `what`
    the text should be is said.
    """
    columns: list[str] = []
    for number, read in lines(io.StringIO(text), delimiter(text)):
        place, cells = f"line {number}", [cell.strip() for cell in read]
        if not any(cells):
            continue
        if not columns:
            columns = [cell.lower() for cell in cells]
            if not set(needed) <= set(columns):
                raise LineError(f"{place}: {what} begins with its columns, {' and '.join(needed)}")
        elif any(cells[len(columns) :]):
            raise LineError(f"{place}: there are more cells than columns")
        else:
            yield place, dict.fromkeys(columns, "") | dict(zip(columns, cells, strict=False))
