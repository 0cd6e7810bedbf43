"""Already aligned files: translation memories, localisation files and tables, to pairs of segments.

Whatever the format, a file is a table of segments with named columns (`rows`); `columns` says which of them hold ids,
original and copy, `joined` makes pairs of one table or two, and `codes` marks what in a segment is no language.
"""

from pathlib import PurePath
from typing import Final

from mtaudit.errors import InputError, MissingExtraError
from mtaudit.model import Bitext
from mtaudit.readers.bitext.columns import Columns
from mtaudit.readers.bitext.delimited import read_csv, read_tsv
from mtaudit.readers.bitext.joined import joined, paired
from mtaudit.readers.bitext.jsonl import read_jsonl
from mtaudit.readers.bitext.rows import Table
from mtaudit.readers.files import read_bytes
from mtaudit.readers.table import LineError

__all__ = ["Columns", "is_bitext", "read_bitext"]

BITEXT_BYTES: Final = 200_000_000  # of one file: a translation memory holds far more than an article
ALIGNMENT: Final = frozenset({"source", "target", "source_text", "target_text"})  # its columns, of sentence numbers
FORMATS: Final = {
    ".tsv": "TSV",
    ".tab": "TSV",
    ".csv": "CSV",
    ".jsonl": "JSON lines",
    ".ndjson": "JSON lines",
    ".xlf": "XLIFF",
    ".xliff": "XLIFF",
    ".sdlxliff": "XLIFF",
    ".mxliff": "XLIFF",
    ".mqxliff": "XLIFF",
    ".tmx": "TMX",
    ".po": "PO",
    ".pot": "PO",
}
"""Formats by suffix."""


def is_bitext(path: str) -> bool:
    """Whether a file's suffix is that of an aligned format."""
    return _suffix(path) in FORMATS


def read_bitext(source: str, target: str | None = None, columns: Columns | None = None) -> Bitext:
    """The segments of one file that holds original and copy, or of two that are joined by their ids.

    A segment that only one of two files has is kept, its other side empty. Raises InputError, in one sentence, for what
    cannot be read or joined, and MissingExtraError for XLIFF, TMX and PO without the `localisation` extra.
    """
    wanted = columns or Columns()
    table = _table(source, wanted)
    return paired(table, wanted) if target is None else joined(table, _table(target, wanted), wanted)


def _table(path: str, wanted: Columns) -> Table:
    if not is_bitext(path):
        raise InputError(f"'{path}' is no aligned file; those end with {', '.join(FORMATS)}.")
    data = read_bytes(path, path, BITEXT_BYTES + 1)
    if len(data) > BITEXT_BYTES:
        raise InputError(f"'{path}' is larger than {BITEXT_BYTES:,} bytes.")
    try:
        table = _parsed(data, path, wanted)
    except LineError as error:
        raise InputError(f"'{path}', {error}.") from None
    if set(table.columns) >= ALIGNMENT:  # whose numbers, read as texts, would agree
        raise InputError(
            f"'{path}' is an alignment of `mtaudit align`: audit its two texts, with --alignment '{path}'."
        )
    if not table.rows:
        raise InputError(f"'{path}' has no segments.")
    return table


def _parsed(data: bytes, path: str, wanted: Columns) -> Table:
    match FORMATS[_suffix(path)]:
        case "TSV":
            return read_tsv(data, path, wanted)
        case "CSV":
            return read_csv(data, path, wanted)
        case "JSON lines":
            return read_jsonl(data, path)
        case localisation:
            return _localisation(localisation, data, path)


def _localisation(form: str, data: bytes, path: str) -> Table:
    try:
        from mtaudit.readers.bitext.po import read_po  # of an optional extra
        from mtaudit.readers.bitext.tmx import read_tmx
        from mtaudit.readers.bitext.xliff import read_xliff
    except ImportError:
        raise MissingExtraError(f"Reading {form}", "localisation") from None
    read = {"XLIFF": read_xliff, "TMX": read_tmx, "PO": read_po}[form]
    return read(data, path)


def _suffix(path: str) -> str:
    return PurePath(path).suffix.lower()
