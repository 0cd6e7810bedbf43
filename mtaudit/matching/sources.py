"""Which files are searched: those that are named, and all in folders that are named."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtaudit.errors import InputError
from mtaudit.readers.files import STANDARD_INPUT, is_hidden


@dataclass(frozen=True)
class Sources:
    """The files to search, in order; one that is `named` has to be readable."""

    files: tuple[str, ...]
    named: frozenset[str]


def find_sources(paths: Sequence[str], besides: Iterable[str]) -> Sources:
    """The files named, and all of those in the folders named and in their folders, by name; each file once.

    Left out are hidden files and folders, links to folders, what is no file, and the files `besides`, as is the target.
    Raises InputError where nothing is left, and for a path that is neither a file nor a folder.
    """
    seen = {os.path.realpath(path) for path in besides if path != STANDARD_INPUT}
    files: list[str] = []
    named: set[str] = set()
    for path in paths:
        inside = _files_in(path) if os.path.isdir(path) else [_named(path)]
        for file in inside:
            place = os.path.realpath(file)
            if place not in seen:
                seen.add(place)
                files.append(file)
                named |= {file} & {path}
    if not files:
        raise InputError("There is nothing to search: the sources hold no file besides the target.")
    return Sources(tuple(files), frozenset(named))


def _named(path: str) -> str:
    if path == STANDARD_INPUT:
        raise InputError("Sources are files or folders; only the target can be standard input.")
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"'{path}' cannot be searched: {reason}.") from None
    if not stat.S_ISREG(mode):
        raise InputError(f"'{path}' is neither a file nor a folder.")
    return path


def _files_in(folder: str) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise InputError(f"'{error.filename}' cannot be searched: {error.strerror}.") from None

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        for name in sorted(names):
            path = os.path.join(place, name)
            if not is_hidden(name) and (os.path.isfile(path) or not os.path.exists(path)):
                yield path  # also a link to nowhere: it is told of as a file that cannot be read
