"""The folder of a batch: one run at a time works in it, and what it shows is of one whole run."""

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mtaudit.batch.store import NAME
from mtaudit.errors import InputError, MtauditError

PAGES: Final = "pages"
_RESULTS: Final = ("index*.html", "results.jsonl", "results.parquet")
_PART: Final = ".part"
_LONGEST: Final = 60  # characters of an id in the name of its page


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Makes the folder, and keeps other runs out while the context lasts; a process that is killed keeps nobody out.

    Raises InputError where another run works in it, or where it has files of somebody else's that would be replaced.
    """
    with said(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    try:
        with said(folder):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not (folder / NAME).exists() and (found := _results(folder)):
            raise InputError(f"'{folder}' has {found[0].name} but no {NAME}: choose another folder.")
        yield
    finally:
        os.close(handle)


def clear(folder: Path) -> None:
    """Remove what an earlier run showed, which is not what this one will, and what it had half written."""
    with said(folder):
        for path in [*_results(folder), *folder.glob(f".*{_PART}"), *(folder / PAGES).glob(f".*{_PART}")]:
            path.unlink()


def _results(folder: Path) -> list[Path]:
    return [path for pattern in _RESULTS for path in sorted(folder.glob(pattern))]


def page_name(id: str) -> str:
    """The file name of a pair's page: letters of its id for a person, digits that no other id has for the rest."""
    letters = re.sub(r"[^a-z0-9]+", "-", id.lower())[:_LONGEST].strip("-")
    digits = hashlib.blake2b(id.encode(), digest_size=8).hexdigest()
    return f"{letters}-{digits}.html".lstrip("-")


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """Where to write what is to be there whole or not at all. Raises MtauditError where that is impossible."""
    part = path.with_name(f".{path.name}.{os.getpid()}{_PART}")
    with said(path):
        try:
            yield part
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def said(path: Path) -> Iterator[None]:
    """What an operating system refuses, in a sentence."""
    try:
        yield
    except BlockingIOError:
        raise InputError(f"Another run works in '{path}'.") from None
    except OSError as error:
        raise MtauditError(f"'{path}' cannot be written: {error.strerror or error}.") from None
