"""Outcomes and manifests as tables of Arrow's, in Parquet (the extra `parquet`)."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtaudit.batch.rows import to_row
from mtaudit.batch.tables import COLUMNS
from mtaudit.errors import InputError, MissingExtraError
from mtaudit.model import Outcome

if TYPE_CHECKING:
    import pyarrow

_ROWS = 200  # of texts or reports that are in memory at once


def schema() -> "pyarrow.Schema":
    """The columns of results: an outcome's, and its JSON report."""
    pa = _arrow()
    text, count, number = pa.string(), pa.int64(), pa.float64()
    found = pa.struct([("check", text), ("severity", text), ("count", count)])
    return pa.schema(
        {
            "schema": text,
            "id": text,
            "source": text,
            "target": text,
            "status": text,
            "reasons": pa.list_(text),
            "quality": number,
            "penalty": number,
            "source_lost": number,
            "source_words": count,
            "units": count,
            "critical": count,
            "major": count,
            "minor": count,
            "neutral": count,
            "findings": pa.list_(found),
            "signature": text,
            "digest": text,
            "report": text,
        }
    )


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
            names = {name: name.lower() for name in file.schema_arrow.names if name.lower() in COLUMNS}
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
