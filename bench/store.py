"""What is slow to compute and depends on little, kept on disk across runs of the benchmarks."""

import hashlib
import pickle
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

FOLDER = Path(__file__).resolve().parents[1] / ".bench-cache"
Texts = TypeVar("Texts", str, tuple[str, str])
Value = TypeVar("Value")


class Store(Generic[Texts, Value]):
    """Values by text or pair of texts, under a signature of all else that they depend on.

    Safe to share between processes.
    """

    def __init__(self, name: str, signature: str, folder: Path = FOLDER) -> None:
        folder.mkdir(exist_ok=True)
        self._signature = signature
        self._store = sqlite3.connect(folder / f"{name}.sqlite", timeout=600, isolation_level=None)
        self._store.execute("PRAGMA journal_mode=WAL")
        self._store.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB)")

    def values(self, texts: Sequence[Texts], make: Callable[[Sequence[Texts]], Sequence[Value]]) -> list[Value]:
        """The value of each text, in order; `make` gives those of the texts that are not there yet."""
        keys = [self._key(text) for text in texts]
        known = {key: pickle.loads(found[0]) for key in dict.fromkeys(keys) if (found := self._find(key))}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        fresh = dict(zip(missing, make(list(missing.values())), strict=True)) if missing else {}
        self._store.execute("BEGIN IMMEDIATE")
        self._store.executemany(
            "INSERT OR IGNORE INTO kept VALUES (?, ?)",
            [(key, pickle.dumps(value)) for key, value in fresh.items()],
        )
        self._store.execute("COMMIT")
        known.update(fresh)
        return [known[key] for key in keys]

    def _key(self, text: Texts) -> bytes:
        parts = (self._signature, text) if isinstance(text, str) else (self._signature, *text)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()

    def _find(self, key: bytes) -> tuple[bytes] | None:
        found: tuple[bytes] | None = self._store.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        return found
