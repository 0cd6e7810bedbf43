"""Outcomes and manifests as tables of Arrow's, in Parquet (the extra `parquet`)."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtaudit.batch.rows import COLUMNS, to_row
from mtaudit.batch.tables import FIELDS
from mtaudit.errors import InputError, MissingExtraError
from mtaudit.model import Outcome

if TYPE_CHECKING:
    import pyarrow

_ROWS = 200  # of texts or reports that are in memory at once


def schema() -> "pyarrow.Schema":
    """The columns of results: an outcome's, and its JSON report."""
    pa = _arrow()
    text, count = pa.string(), pa.int64()
    types = {str: text, int: count, float: pa.float64()}
    lists = {
        "reasons": pa.list_(text),
        "findings": pa.list_(pa.struct([("check", text), ("severity", text), ("count", count)])),
    }
    outcome = {name: lists[name] if kind is list else types[kind] for name, kind in COLUMNS.items()}
    return pa.schema({"schema": text, **outcome, "report": text})


def write(results: Iterable[tuple[Outcome, str]], path: Path) -> None:
    """Write outcomes and their reports to a file, in order; the same ones give the same bytes."""
    pa = _arrow()
    from pyarrow.parquet import ParquetWriter

    columns, rest = schema(), iter(results)
    with ParquetWriter(path, columns, compression="zstd") as writer:
        while rows := [to_row(outcome) | {"report": report} for outcome, report in islice(rest, _ROWS)]:
            writer.write_table(pa.Table.from_pylist(rows, columns))


def rows(path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Place, such as "row 3", and the values of a manifest's columns, of each row. Raises InputError for no Parquet."""
    pa = _arrow()
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            names = {name: name.lower() for name in file.schema_arrow.names if name.lower() in FIELDS}
            number = 0
            for batch in file.iter_batches(_ROWS, columns=list(names)):
                for row in batch.to_pylist():
                    number += 1
                    yield f"row {number}", {names[name]: value for name, value in row.items()}
    except OSError as error:
        raise InputError(f"'{path}' cannot be read: {error.strerror or error}.") from None
    except pa.ArrowException as error:
        raise InputError(f"'{path}' is no Parquet file: {' '.join(str(error).split()):.200}.") from None


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise MissingExtraError("Parquet", "parquet") from None
    return pyarrow
