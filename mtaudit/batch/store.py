"""Outcomes and reports in one SQLite file, each kept from the moment that it is known.

One process writes. The write-ahead log makes a pair there or not there, whenever that process is killed.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mtaudit.batch.rows import COLUMNS, from_row, to_row
from mtaudit.errors import InputError, MtauditError
from mtaudit.model import Outcome, Status

NAME: Final = "batch.sqlite"
_APPLICATION: Final = 0x6D746162  # "mtab", by which SQLite's header tells our files from others'
_VERSION: Final = 1
_TYPES: Final = {str: "TEXT", float: "REAL", int: "INTEGER", list: "TEXT"}
_LISTS: Final = [name for name, kind in COLUMNS.items() if kind is list]  # are kept as JSON
_PAIR: Final = ", ".join(f"{name} {_TYPES[kind]}" for name, kind in COLUMNS.items())
_TABLES: Final = (
    f"CREATE TABLE pair ({_PAIR}, page TEXT, report BLOB, PRIMARY KEY (id))",
    "CREATE TABLE manifest (position INTEGER PRIMARY KEY, id TEXT UNIQUE)",
)


@dataclass(frozen=True, slots=True)
class Finished:
    """A pair to keep: its outcome, its JSON report as `packed`, and the name of its page's file, if it has one."""

    outcome: Outcome
    report: bytes
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a pair that was audited before."""

    status: Status
    signature: str
    digest: str
    page: str | None


def packed(report: str) -> bytes:
    """A JSON report, compressed."""
    return zlib.compress(report.encode())


class Store:
    """The pairs of a batch in a file; the manifest says which of them count, and in what order."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the file. Raises InputError for one that is not a batch's, or damaged; it is left as it is."""
        self.path = path
        with self._said():
            self._database = sqlite3.connect(path, isolation_level=None)
        try:
            with self._said():
                self._open()
        except BaseException:
            self._database.close()
            raise

    def _open(self) -> None:
        is_new = not self._value("SELECT count(*) FROM sqlite_master")
        if not is_new and self._value("PRAGMA application_id") != _APPLICATION:
            raise InputError(f"'{self.path}' is not a batch of mtaudit's: choose another folder.")
        if not is_new and self._value("PRAGMA user_version") != _VERSION:
            raise InputError(f"'{self.path}' was made by another version of mtaudit: choose another folder.")
        if self._value("PRAGMA quick_check") != "ok":
            raise InputError(f"'{self.path}' is damaged: remove it to begin anew.")
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        if is_new:
            with self._whole():
                for statement in _TABLES:
                    self._database.execute(statement)
                self._database.execute(f"PRAGMA application_id = {_APPLICATION}")
                self._database.execute(f"PRAGMA user_version = {_VERSION}")

    def close(self) -> None:
        """Leaves one file and no log beside it."""
        with self._said():
            self._database.close()

    def begin(self, ids: Sequence[str]) -> None:
        """Let just these pairs count, in this order; what is known of others is kept aside."""
        with self._said(), self._whole():
            self._database.execute("DELETE FROM manifest")
            self._database.executemany("INSERT INTO manifest VALUES (?, ?)", enumerate(ids))

    def known(self) -> dict[str, Known]:
        """What is known of the pairs that count, by id."""
        with self._said():
            rows = self._database.execute(
                "SELECT id, status, signature, digest, page FROM manifest JOIN pair USING (id)"
            )
            return {id: Known(Status(status), *rest) for id, status, *rest in rows}

    def put(self, pair: Finished) -> None:
        """Keep a pair, for good when this returns; it replaces what was known of it."""
        row = to_row(pair.outcome) | {"page": pair.page, "report": pair.report}
        row |= {name: json.dumps(row[name]) for name in _LISTS}
        places = ", ".join(f":{name}" for name in (*COLUMNS, "page", "report"))
        with self._said():
            self._database.execute(f"INSERT OR REPLACE INTO pair VALUES ({places})", row)

    def outcomes(self) -> Iterator[Outcome]:
        """Those of the pairs that count, in order."""
        return map(_outcome, self._rows(*COLUMNS))

    def results(self) -> Iterator[tuple[Outcome, str]]:
        """As `outcomes`, each with its JSON report."""
        for row in self._rows(*COLUMNS, "report"):
            with self._said():
                report = zlib.decompress(row["report"]).decode()
            yield _outcome(row), report

    def pages(self) -> dict[str, str]:
        """The file names of the pages of pairs that count, by id."""
        return {row["id"]: row["page"] for row in self._rows("id", "page") if row["page"]}

    def finished(self, signature: str) -> int:
        """How many of the pairs that count were audited whole, with these settings and models."""
        counted = "SELECT count(*) FROM manifest JOIN pair USING (id) WHERE signature = ? AND status <> ?"
        with self._said():
            return int(self._value(counted, signature, Status.ERROR))

    def aside(self) -> int:
        """How many pairs are known that do not count."""
        with self._said():
            return int(self._value("SELECT count(*) FROM pair WHERE id NOT IN (SELECT id FROM manifest)"))

    def _rows(self, *columns: str) -> Iterator[dict[str, Any]]:
        wanted = f"SELECT {', '.join(columns)} FROM manifest JOIN pair USING (id) ORDER BY position"
        with self._said():
            for row in self._database.execute(wanted):
                yield dict(zip(columns, row, strict=True))

    def _value(self, statement: str, *values: str) -> Any:
        return self._database.execute(statement, values).fetchone()[0]

    @contextmanager
    def _whole(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    @contextmanager
    def _said(self) -> Iterator[None]:
        """What SQLite raises, in a sentence."""
        try:
            yield
        except sqlite3.OperationalError as error:  # a full disk, no permission
            raise MtauditError(f"'{self.path}' cannot be used: {error}.") from None
        except (sqlite3.DatabaseError, zlib.error) as error:
            raise InputError(f"'{self.path}' is damaged, or no batch of mtaudit's: {error}.") from None


def _outcome(row: dict[str, Any]) -> Outcome:
    return from_row(row | {name: json.loads(row[name]) for name in _LISTS})
