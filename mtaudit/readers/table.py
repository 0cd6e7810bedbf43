"""Tables as spreadsheets save them: cells between tabs, semicolons or commas, the columns' names on the first line."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

LONGEST_CELL: Final = 100_000_000  # characters; what is longer is a quotation mark that nobody closed
csv.field_size_limit(LONGEST_CELL)  # it holds for the whole process, so for all tables alike


class LineError(Exception):
    """Where a file is wrong, and how: "line 4: there is no source sentence 31"."""


def rows(text: str, needed: Sequence[str], what: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Place, such as "line 4", and cells by column, of each line that is not blank; the names in lower case.

    Raises LineError for a line that is none of a table, and where one of the columns `needed` is missing: then `what`
    the text should be is said.
    """
    header = text.lstrip().partition("\n")[0]
    lines = csv.reader(
        io.StringIO(text),
        delimiter=max("\t;,", key=header.count),
        strict=True,  # or a quotation mark that is never closed swallows the lines that follow
    )
    columns: list[str] = []
    while True:
        place = f"line {lines.line_num + 1}"
        try:
            cells = [cell.strip() for cell in next(lines)]
        except StopIteration:
            return
        except csv.Error as error:
            raise LineError(f"{place}: this is no line of a table ({error})") from None
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
