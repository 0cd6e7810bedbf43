"""Which columns of aligned files are the ids, the original and the copy: as the user says, or by their usual names."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from mtaudit.errors import InputError
from mtaudit.readers.bitext.rows import Table

# Of several that a table has, the first here counts: beside a foreign "source" and its "translation", tables of machine
# translation hold a "reference" or a "back translation" in English.
IDS: Final = ("id", "segmentid", "segment", "key")
SOURCES: Final = ("original", "reference", "ref", "source", "src")
TARGETS: Final = ("backtranslation", "copy", "hypothesis", "hyp", "mt", "target", "translation", "tgt")
ENGLISH: Final = "en"
SHOWN: Final = 12  # columns in a message


class Columns(NamedTuple):
    """What the user wants of columns, each by its name or its number from 1; None finds it by its usual names."""

    source: str | None = None
    target: str | None = None
    id: str | None = None


def names_columns(cells: Sequence[str], wanted: Columns) -> bool:
    """Whether the first line of a table names its columns: as wanted, the ids, or both texts."""
    if any(column is not None and not _is_number(column) for column in wanted):
        return True
    names = set(map(_plain, cells))
    return not names.isdisjoint(IDS) or not (names.isdisjoint(SOURCES) or names.isdisjoint(TARGETS))


def of_one(table: Table, wanted: Columns) -> tuple[str | None, str, str]:
    """The columns of ids (None: there is none), original and copy of a file that has both.

    Raises InputError where one cannot be told.
    """
    ids = _ids(table, wanted.id)
    texts = _texts(table, ids)
    source = _named(table, wanted.source, "source_column") or _usual(table, texts, SOURCES)
    target = _named(table, wanted.target, "target_column") or _usual(table, texts, TARGETS)
    if not (source or target) and len(texts) == 2:
        source, target = texts
    if not source or not target:
        side, setting = ("original", "source_column") if not source else ("copy", "target_column")
        raise _unknown(table, f"which column is the {side}", setting)
    if source == target:
        raise InputError(f"'{table.name}': original and copy cannot both be column '{source}'.")
    return ids, source, target


def of_original(table: Table, wanted: Columns) -> tuple[str | None, str]:
    """The columns of ids and of the original, of two files. Raises InputError where one cannot be told."""
    ids = _ids(table, wanted.id) or _first_of_two(table)
    texts = _texts(table, ids)
    named = _named(table, wanted.source, "source_column")
    column = named or _usual(table, texts, SOURCES) or _usual(table, texts, TARGETS) or _only(texts)
    if not column:
        raise _unknown(table, "which column is the original", "source_column")
    return ids, column


def of_copy(table: Table, wanted: Columns, source: str) -> tuple[str | None, str]:
    """The columns of ids and of the copy, of two files, where the original is in column `source` of the other.

    Raises InputError where one cannot be told.
    """
    ids = _ids(table, wanted.id) or _first_of_two(table)
    texts = _texts(table, ids)
    named = _named(table, wanted.target, "target_column")
    column = named or _usual(table, texts, TARGETS) or _usual(table, texts, [_plain(source)]) or _only(texts)
    if not column:
        raise _unknown(table, "which column is the copy", "target_column")
    return ids, column


def _ids(table: Table, wanted: str | None) -> str | None:
    return _named(table, wanted, "id_column") or _usual(table, table.columns, IDS)


def _first_of_two(table: Table) -> str | None:
    """The ids of a table without a header that holds one of the texts."""
    return "1" if table.columns == ("1", "2") else None


def _texts(table: Table, ids: str | None) -> list[str]:
    """The columns that may hold one of the texts: those in English, as far as is known."""
    return [
        column for column in table.columns if column and column != ids and _language(table, column) in (ENGLISH, "")
    ]


def _named(table: Table, wanted: str | None, setting: str) -> str | None:
    """The column that the user wants; None where they want none."""
    if wanted is None:
        return None
    column = _usual(table, table.columns, [_plain(wanted)])
    if not column and _is_number(wanted) and 1 <= int(wanted) <= len(table.columns):
        column = _once(table, table.columns[int(wanted) - 1])
    if not column:
        raise InputError(f"'{table.name}' has no column '{wanted[:40]}' ({setting}); it has {_list(table)}.")
    return column


def _usual(table: Table, columns: Iterable[str], names: Sequence[str]) -> str | None:
    """The column with the first of these names that one has."""
    known = {_plain(column): column for column in columns}
    return next((_once(table, known[name]) for name in names if name in known), None)


def _once(table: Table, column: str) -> str:
    if sum(_plain(each) == _plain(column) for each in table.columns) > 1:
        raise InputError(f"'{table.name}' has more than one column '{column[:40]}'.")
    return column


def _only(columns: Sequence[str]) -> str | None:
    return columns[0] if len(columns) == 1 else None


def _unknown(table: Table, what: str, setting: str) -> InputError:
    return InputError(f"'{table.name}' does not say {what}: name it with {setting}; it has {_list(table)}.")


def _list(table: Table) -> str:
    """The columns, for messages: "id, source (en), target (de)"."""
    shown = [
        f"{column[:40]} ({table.languages[column]})" if column in table.languages else column[:40] or "one without name"
        for column in table.columns[:SHOWN]
    ]
    return ", ".join(shown) + ", …" * (len(table.columns) > SHOWN)


def _language(table: Table, column: str) -> str:
    return re.split("[-_]", table.languages.get(column, ""))[0].lower()


def _plain(name: str) -> str:
    """A column's name without what tools write in different ways: "Back_Translation" is "backtranslation"."""
    return re.sub(r"[\s_-]+", "", name.casefold())


def _is_number(column: str) -> bool:
    return re.fullmatch("[0-9]{1,6}", column) is not None
