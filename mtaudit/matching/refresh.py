"""An index brought up to date: files that are new or have changed are read, and those that are gone are forgotten."""

import hashlib
import os
import time
from typing import Final

from mtaudit.errors import InputError, MtauditError
from mtaudit.matching.candidates import signature
from mtaudit.matching.index import Entry, Index, State, key
from mtaudit.matching.sources import Sources
from mtaudit.progress import Progress, Stage, counted
from mtaudit.readers import read

BATCH: Final = 200  # sources that are kept in one transaction
SETTLED: Final = 2_000_000_000  # nanoseconds; a file that is written again so soon may keep its time


def refresh(index: Index, sources: Sources, max_bytes: int, progress: Progress) -> dict[str, str]:
    """Bring the index up to date with the files; returns those that cannot be read, each with the reason.

    Whatever else it holds stays, for other searches. Raises InputError where a source that is named cannot be read.
    """
    known = index.states()
    index.forget([path for path in known if not os.path.exists(path)])
    unreadable: dict[str, str] = {}
    entries: list[Entry] = []
    changed = [path for path in sources.files if not _settled(path, known.get(key(path)))]
    for path in counted(changed, progress, Stage.INDEXING, len(changed)):
        try:
            entries.append(_entry(path, known.get(key(path)), max_bytes))
        except MtauditError as error:
            if path in sources.named:
                raise
            unreadable[path] = str(error)
        if len(entries) == BATCH:
            index.put(entries)
            entries = []
    index.put(entries)
    return unreadable


def _settled(path: str, before: State | None) -> bool:
    """Whether a file is, by size and time, what it was when it was read."""
    try:
        return before is not None and _stamp(path) == (before.size, before.modified)
    except OSError:
        return False


def _stamp(path: str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_size, found.st_mtime_ns


def _entry(path: str, before: State | None, max_bytes: int) -> Entry:
    """What is kept of a file; of one that is the same as `before`, but for its time, only the state."""
    try:
        size, modified = _stamp(path)
        with open(path, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").digest()
        unchanged = before is not None and before.digest == digest
        stems = None if unchanged else signature(read(path, max_bytes=max_bytes).text)
        if (size, modified) != _stamp(path):
            raise InputError(f"'{path}' changed while it was read.")
    except OSError as error:
        raise InputError(f"'{path}' cannot be read: {error.strerror or error}.") from None
    if time.time_ns() - modified < SETTLED:
        modified = 0  # so that it is looked at again
    return Entry(key(path), State(size, modified, digest), stems)
