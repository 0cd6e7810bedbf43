"""Settings in a file: an mtaudit.toml, or the [tool.mtaudit] table of a pyproject.toml."""

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mtaudit.errors import ConfigError

FILE_NAME = "mtaudit.toml"
PROJECT_FILE_NAME = "pyproject.toml"
TOOL = ("tool", "mtaudit")
ENDS = ("]", '"""', "'''")  # of values of several lines
MOST = 1_000_000  # bytes; nobody writes as many settings


class Entry(NamedTuple):
    """A value in TOML's types, where it stands: the keys that lead to it, and its line from 1."""

    keys: tuple[str, ...]
    value: object
    line: int


def find(start: Path) -> Path | None:
    """The nearest mtaudit.toml, or pyproject.toml with a [tool.mtaudit] table, from `start` upwards.

    One that cannot be read is the nearest, too: settings do not get lost in silence.
    """
    for folder in (start, *start.parents):
        if os.path.lexists(folder / FILE_NAME):
            return folder / FILE_NAME
        if _has_table(folder / PROJECT_FILE_NAME):
            return folder / PROJECT_FILE_NAME
    return None


def entries(path: Path) -> list[Entry]:
    """All values of the file with their keys, those of a pyproject.toml counted from its table.

    Raises ConfigError for a file that cannot be read.
    """
    prefix = TOOL if path.name == PROJECT_FILE_NAME else ()
    try:
        text = _bytes(path).decode("utf-8-sig")
        table: Any = tomllib.loads(text)
        for depth, key in enumerate(prefix, 1):
            table = table.get(key)
            if not isinstance(table, dict):
                raise ConfigError(f"In {path}, there is no table [{'.'.join(prefix[:depth])}].")
        lines = _lines(text) if table else {}
        return [Entry(keys, value, lines[(*prefix, *keys)]) for keys, value in _leaves(table, ())]
    except OSError as error:
        raise ConfigError(f"The configuration {path} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError) as error:  # of syntax, of characters, numbers too long, tables too deep
        raise ConfigError(f"The configuration {path} is not valid TOML: {error}.") from None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise ConfigError(f"The configuration {path} is larger than {MOST:,} bytes.")
    return data


def _has_table(path: Path) -> bool:
    """Whether a project's file has a table for mtaudit; one that is broken or cannot be read may have it."""
    if not os.path.isfile(path):
        return False
    try:
        data = _bytes(path)
    except (OSError, ConfigError):
        return True
    letters = data.replace(b"\0", b"")  # also of UTF-16
    if TOOL[-1].encode() not in letters:
        return False
    try:
        tool = tomllib.loads(data.decode("utf-8-sig")).get(TOOL[0])
    except (ValueError, RecursionError):
        return ".".join(TOOL).encode() in letters
    return isinstance(tool, dict) and TOOL[-1] in tool


def _leaves(table: dict[str, object], keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, (*keys, key))
        else:
            yield (*keys, key), value


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """The line, from 1, that first gives something to each of the keys.

    A file is a sequence of statements, `[table]` or `key = value`, each of which is TOML by itself.
    """
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    statement, start = "", 1
    for number, line in enumerate(text.split("\n"), 1):
        statement += line + "\n"
        if number > start and not any(end in line for end in ENDS):
            continue
        try:
            said = tomllib.loads(statement)
        except ValueError:
            continue  # in the middle of a value
        is_heading = statement.lstrip().startswith("[")
        for keys, _ in _leaves(said, ()):
            if is_heading:
                table, keys = keys, ()
            lines.setdefault((*table, *keys), start)
        statement, start = "", number + 1
    return lines
