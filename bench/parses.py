"""An annotator that keeps spaCy's parses on disk across runs: parsing is nine tenths of every benchmark."""

import hashlib
import pickle
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from mtaudit.annotate import Annotator, Parse, signature
from mtaudit.config import Config

CACHE = Path(__file__).resolve().parents[1] / ".bench-cache" / "parses.sqlite"


class CachedAnnotator(Annotator):
    """As `Annotator`, from the store where it can be; safe to share between processes."""

    def __init__(self, path: Path = CACHE) -> None:
        super().__init__(Config().spacy_model)
        self._signature = signature(Config().spacy_model)
        path.parent.mkdir(exist_ok=True)
        self._store = sqlite3.connect(path, timeout=600, isolation_level=None)
        self._store.execute("PRAGMA journal_mode=WAL")
        self._store.execute("CREATE TABLE IF NOT EXISTS parses (key BLOB PRIMARY KEY, parse BLOB)")

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """The annotation of each text, in order."""
        keys = [
            hashlib.sha256(f"{self._signature}\0{text}".encode("utf-8", "surrogatepass")).digest() for text in texts
        ]
        known = {key: parse for key in keys if (parse := self._load(key)) is not None}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        fresh = dict(zip(missing, super().parse(list(missing.values())), strict=True))
        self._store.execute("BEGIN IMMEDIATE")
        self._store.executemany(
            "INSERT OR IGNORE INTO parses VALUES (?, ?)", [(key, pickle.dumps(parse)) for key, parse in fresh.items()]
        )
        self._store.execute("COMMIT")
        known.update(fresh)
        return [known[key] for key in keys]

    def _load(self, key: bytes) -> Parse | None:
        found = self._store.execute("SELECT parse FROM parses WHERE key = ?", (key,)).fetchone()
        parse: Parse | None = pickle.loads(found[0]) if found else None
        return parse
