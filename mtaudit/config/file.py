"""Settings in a file: an mtaudit.toml, or the [tool.mtaudit] table of a pyproject.toml."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mtaudit.errors import ConfigError

FILE_NAME = "mtaudit.toml"
PROJECT_FILE_NAME = "pyproject.toml"
TOOL = ("tool", "mtaudit")


class Entry(NamedTuple):
    """A value in TOML's types, where it stands: the keys that lead to it, and its line from 1."""

    keys: tuple[str, ...]
    value: object
    line: int


def find(start: Path) -> Path | None:
    """The nearest mtaudit.toml, or pyproject.toml with a [tool.mtaudit] table, from `start` upwards."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        if _has_table(folder / PROJECT_FILE_NAME):
            return folder / PROJECT_FILE_NAME
    return None


def entries(path: Path) -> list[Entry]:
    """All values of the file with their keys, those of a pyproject.toml counted from its table.

    Raises ConfigError for a file that cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
        table: Any = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"The configuration {path} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError) as error:  # of syntax, of characters, numbers too long, arrays too deep
        raise ConfigError(f"The configuration {path} is not valid TOML: {error}.") from None
    prefix = TOOL if path.name == PROJECT_FILE_NAME else ()
    for depth, key in enumerate(prefix, 1):
        table = table.get(key, {})
        if not isinstance(table, dict):
            raise ConfigError(f"In {path}: [{'.'.join(prefix[:depth])}] is no table.")
    lines = text.splitlines()
    return [Entry(keys, value, _line(lines, (*prefix, *keys))) for keys, value in _leaves(table, ())]


def _has_table(path: Path) -> bool:
    """Whether a project's file has a table for mtaudit; one that is broken may have it."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    if TOOL[-1] not in text:
        return False
    try:
        tool = tomllib.loads(text).get(TOOL[0])
    except (ValueError, RecursionError):
        return ".".join(TOOL) in text
    return isinstance(tool, dict) and TOOL[-1] in tool


def _leaves(table: dict[str, object], keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, (*keys, key))
        else:
            yield (*keys, key), value


def _line(lines: Sequence[str], keys: Sequence[str]) -> int:
    """The line that says it first: the one after the longest beginning of the file that is whole and lacks the keys."""
    before = 0
    for count in range(1, len(lines) + 1):
        try:
            table: Any = tomllib.loads("\n".join(lines[:count]))
        except ValueError:
            continue  # in the middle of a value
        for key in keys:
            table = table.get(key) if isinstance(table, dict) else None
        if table is not None:
            break
        before = count
    return before + 1
