"""Results in parts: Parquet files in one folder, on this machine or wherever Arrow writes (S3, Google Cloud, HDFS)."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from mtaudit.batch.parquet import schema
from mtaudit.batch.rows import from_row, to_row
from mtaudit.batch.work import Done
from mtaudit.errors import MtauditError
from mtaudit.model import Outcome, Status

if TYPE_CHECKING:
    import pyarrow
    from pyarrow import NativeFile
    from pyarrow.fs import FileInfo, FileSystem

_SUFFIX: Final = ".parquet"
_READERS: Final = 16  # parts that are read at once: on a store far away, each read is mostly waiting


@dataclass(frozen=True, slots=True)
class Parts:
    """The results had with one signature, in `OUT/results/settings=…`; with others they have folders of their own.

    A part is there whole or not at all. Its name follows from the pairs in it, so that a worker that writes it again
    replaces it. Of two rows on a pair, the one that was written later counts.
    """

    out: str  # a path, or an address such as s3://bucket/folder
    signature: str

    def write(self, pairs: Sequence[Done]) -> None:
        """Keep pairs, for good when this returns. Raises MtauditError where that is impossible."""
        import pyarrow as pa

        rows = [to_row(pair.outcome) | {"report": pair.report} for pair in pairs]
        self._keep(pa.Table.from_pylist(rows, schema()))

    def publish(self, name: str, texts: Iterable[str]) -> None:
        """Write texts, one after the other, into a file of OUT. Raises MtauditError where that is impossible."""
        files, out = self._place()
        with _written(files, out, name) as file:
            for text in texts:
                file.write(text.encode())

    def digests(self) -> dict[str, str]:
        """What was read for each pair that was audited whole, by id."""
        found: dict[str, str] = {}
        for _, table in self._tables("id", "digest", "status"):
            for row in table.to_pylist():
                if row["status"] == Status.ERROR:
                    found.pop(row["id"], None)
                else:
                    found[row["id"]] = row["digest"]
        return found

    def outcomes(self) -> Iterator[Outcome]:
        """All outcomes, those that were written later last."""
        for _, table in self._tables(*(name for name in schema().names if name != "report")):
            yield from map(from_row, table.to_pylist())

    def settle(self) -> None:
        """Leave out rows that later ones have replaced, so that each pair has one."""
        files, _ = self._place()
        seen: set[str] = set()
        for part, table in reversed(list(self._tables("id"))):
            ids = table["id"].to_pylist()
            counting = [id not in seen for id in ids]
            seen.update(ids)
            if not all(counting):
                rest = _read(files, part, schema().names).filter(counting)
                if len(rest):
                    self._keep(rest)
                files.delete_file(part.path)

    def _keep(self, table: "pyarrow.Table") -> None:
        from pyarrow.parquet import write_table

        files, out = self._place()
        name = hashlib.blake2b(repr(table.select(["id", "digest"]).to_pylist()).encode(), digest_size=16).hexdigest()
        with _written(files, f"{out}/{self._folder}", name + _SUFFIX) as file:
            write_table(table, file, compression="zstd")

    def _tables(self, *columns: str) -> "Iterator[tuple[FileInfo, pyarrow.Table]]":
        """Each part with these columns of it, in the order in which they were written, but for damaged ones."""
        from pyarrow.fs import FileSelector

        files, out = self._place()
        found = files.get_file_info(FileSelector(f"{out}/{self._folder}", allow_not_found=True))
        parts = [part for part in found if part.base_name.endswith(_SUFFIX) and not part.base_name.startswith(".")]
        parts.sort(key=lambda part: (part.mtime_ns or 0, part.path))
        with ThreadPoolExecutor(_READERS) as readers:
            tables = readers.map(lambda part: _read(files, part, columns), parts)
            yield from ((part, table) for part, table in zip(parts, tables, strict=True) if table is not None)

    @property
    def _folder(self) -> str:
        return f"results/settings={hashlib.blake2b(self.signature.encode(), digest_size=4).hexdigest()}"

    def _place(self) -> "tuple[FileSystem, str]":
        from pyarrow.fs import FileSystem

        files, path = FileSystem.from_uri(self.out if "://" in self.out else os.path.abspath(self.out))
        return files, path


@contextmanager
def _written(files: "FileSystem", folder: str, name: str) -> "Iterator[NativeFile]":
    """What becomes the file of that name when the context ends well; it is never there in part."""
    part = f"{folder}/.{name}.{uuid4().hex}"
    try:
        files.create_dir(folder)
        with files.open_output_stream(part) as file:
            yield file
        files.move(part, f"{folder}/{name}")
    except OSError as error:
        raise MtauditError(f"'{folder}/{name}' cannot be written: {error.strerror or error}.") from None


def _read(files: "FileSystem", part: "FileInfo", columns: Sequence[str]) -> Any:
    """None for what is no Parquet file, or a damaged one."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with files.open_input_file(part.path) as file:
            return ParquetFile(file).read(columns=list(columns))
    except (ArrowException, OSError):
        return None
