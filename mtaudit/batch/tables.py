"""The rows of a manifest, one after the other, so that a table larger than memory can be read."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TextIO

from mtaudit.errors import InputError
from mtaudit.readers.table import LineError, delimiter, lines
from mtaudit.readers.text import BYTE_ORDER_MARKS

FIELDS: Final = ("id", "source", "source_text", "target", "target_text")
"""All that a manifest may say of a pair."""

Row = tuple[str, Mapping[str, Any]]  # place, such as "line 4", and values by column, its name in lower case


def rows(path: str) -> Iterator[Row]:
    """The rows of a table by what its name ends in: CSV, TSV, JSON lines or Parquet.

    Raises InputError, which names the place, for what is no such table.
    """
    match Path(path).suffix.lower():
        case ".csv" | ".tsv":
            return _lines_of_table(path)
        case ".jsonl" | ".ndjson":
            return _json_lines(path)
        case ".parquet" | ".pq":
            from mtaudit.batch.parquet import rows as parquet_rows

            return parquet_rows(path)
        case _:
            raise InputError(f"'{path}' is no manifest by its name: end it in .csv, .tsv, .jsonl or .parquet.")


def _lines_of_table(path: str) -> Iterator[Row]:
    with _opened(path) as file:
        header = file.readline()
        file.seek(0)
        columns: list[str] = []
        has_rows = False
        try:
            for number, cells in lines(file, delimiter(header)):
                if not any(cells):
                    continue
                if not columns:
                    columns = [cell.strip().lower() for cell in cells]
                    if twice := next((name for name in FIELDS if columns.count(name) > 1), None):
                        raise InputError(f"'{path}' has more than one column '{twice}'.")
                elif len(cells) > len(columns):
                    raise LineError(f"line {number}: there are more cells than columns")
                else:
                    has_rows = True
                    yield f"line {number}", dict.fromkeys(columns) | dict(zip(columns, cells, strict=False))
        except LineError as error:
            raise InputError(f"'{path}', {error}.") from None
        if columns and not has_rows and set(columns).isdisjoint(FIELDS):
            raise InputError(f"'{path}' has no pairs: its only line is read as the names of columns.")


def _json_lines(path: str) -> Iterator[Row]:
    with _opened(path) as file:
        yield from json_rows(path, file)


def json_rows(path: str, lines: Iterable[str]) -> Iterator[Row]:
    """The rows of lines of JSON; blank ones are none. Raises InputError for a line that is no object."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise InputError(f"'{path}', line {number}: this is no object of JSON.")
        yield f"line {number}", {key.lower(): value for key, value in row.items()}


@contextmanager
def _opened(path: str) -> Iterator[TextIO]:
    """A text file, read as its byte order mark says, else as UTF-8."""
    try:
        with open(path, "rb") as raw:
            start = raw.read(4)
        encoding = next((kind for mark, kind in BYTE_ORDER_MARKS if start.startswith(mark)), "utf-8")
        with open(path, encoding=encoding, newline="") as file:
            yield file
    except UnicodeDecodeError:
        raise InputError(f"'{path}' is not UTF-8: save it as such.") from None
    except OSError as error:
        raise InputError(f"'{path}' cannot be read: {error.strerror or error}.") from None
