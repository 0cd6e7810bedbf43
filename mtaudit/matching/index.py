"""What is known of sources without reading them again: the stems of each, in SQLite, on disk or in memory.

Files are told apart by size and time, and by digest where these have changed. Each change is a transaction, so that a
process that is killed leaves nothing half done, and two can use one index at the same time.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np

from mtaudit.errors import InputError
from mtaudit.matching.candidates import Signature

APPLICATION: Final = 0x6D746175  # "mtau": says that a database is an index
REVISION: Final = 1  # of what is kept; sources in an index of another one are read anew
WAIT: Final = 60.0  # seconds for which another process may write
PAGE: Final = 32_768  # bytes; a source takes about two thousand, and should not take a page of four
STORED: Final = "<u4"  # the numbers of a signature, whatever the machine
SCHEMA: Final = """
    CREATE TABLE IF NOT EXISTS source (
        path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
        digest BLOB NOT NULL, stems BLOB NOT NULL, checksum INTEGER NOT NULL
    )
"""


@dataclass(frozen=True, slots=True)
class State:
    """What tells whether a file has changed: its size in bytes, its time in nanoseconds, its digest."""

    size: int
    modified: int
    digest: bytes


class Entry(NamedTuple):
    """A source: its path by `key`, its state, its stems or None where these are as they were."""

    path: bytes
    state: State
    stems: Signature | None


def key(path: str) -> bytes:
    """What a file is known by, from whatever folder it is searched."""
    return os.fsencode(os.path.abspath(path))


@contextmanager
def open_index(path: Path | None) -> Iterator["Index"]:
    """The index kept at `path`, made where there is none; one in memory for None.

    Raises InputError, in one sentence, for a file that is no index or is damaged, which stays as it is.
    """
    try:
        connection = sqlite3.connect(":memory:" if path is None else path, timeout=WAIT, isolation_level=None)
        try:
            connection.execute(f"PRAGMA page_size = {PAGE}")  # of a database that is to be made
            yield Index(connection, f"'{path}'")
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise InputError(_said(f"'{path}'", error)) from None


def _said(name: str, error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what kind of its kind it is
    if code == sqlite3.SQLITE_NOTADB:
        return f"{name} is no index of mtaudit; it is left as it is."
    if code == sqlite3.SQLITE_BUSY:
        return f"{name} is in use by another process; try again when that is done."
    if code == sqlite3.SQLITE_CORRUPT:
        return _damaged(name)
    return f"{name} cannot be used as an index: {error}."


def _damaged(name: str) -> str:
    return f"{name} is a damaged index; delete it, and it is made anew."


class Index:
    """The sources that were read at some time, by their path."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        if self._pragma("application_id") != APPLICATION:
            self._create()
        if self._pragma("quick_check") != "ok":
            raise InputError(_damaged(name))
        if self._pragma("user_version") != REVISION:
            with self._transaction():
                self._execute("DELETE FROM source")
                self._execute(f"PRAGMA user_version = {REVISION}")

    def _create(self) -> None:
        with self._transaction():
            if self._pragma("application_id") == APPLICATION:
                return  # another process was quicker
            if self._execute("SELECT 1 FROM sqlite_master").fetchone():
                raise InputError(f"{self._name} is no index of mtaudit; it is left as it is.")
            self._execute(SCHEMA)
            self._execute(f"PRAGMA user_version = {REVISION}")
            self._execute(f"PRAGMA application_id = {APPLICATION}")

    def _execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(statement, values)

    def _pragma(self, name: str) -> object:
        return self._execute(f"PRAGMA {name}").fetchone()[0]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._execute("ROLLBACK")
            raise
        self._execute("COMMIT")

    def states(self) -> dict[bytes, State]:
        """The state of each source when it was read, by path."""
        rows = self._execute("SELECT path, size, modified, digest FROM source")
        return {path: State(*state) for path, *state in rows}

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep these in place of what was known of them."""
        if not entries:
            return  # a search of what is known needs no leave to write
        with self._transaction():
            for path, state, stems in entries:
                values = (state.size, state.modified, state.digest)
                if stems is None:
                    self._execute("UPDATE source SET size = ?, modified = ?, digest = ? WHERE path = ?", *values, path)
                else:
                    data = stems.astype(STORED).tobytes()
                    row = (path, *values, data, crc32(path + data))
                    self._execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?)", *row)

    def forget(self, paths: Sequence[bytes]) -> None:
        """Drop these."""
        if paths:
            with self._transaction():
                for path in paths:
                    self._execute("DELETE FROM source WHERE path = ?", path)

    def signatures(self, paths: Sequence[bytes]) -> list[Signature]:
        """The stems of each of these sources. Raises InputError where what is kept of one is damaged."""
        kept = {}
        for path, stems, checksum in self._execute("SELECT path, stems, checksum FROM source"):
            if crc32(path + stems) != checksum:
                raise InputError(_damaged(self._name))
            kept[path] = stems
        if lost := next((path for path in paths if path not in kept), None):
            raise InputError(f"'{os.fsdecode(lost)}' changed while it was read.")
        return [np.frombuffer(kept[path], dtype=STORED).astype(np.uint32) for path in paths]
