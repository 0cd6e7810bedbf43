"""Reads the development data: gzipped JSON lines under one folder, described in that folder's README."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Pair = tuple[str, str]  # source and target
DEFAULT_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
DEFAULT_SEEDS = DEFAULT_DATA.parent / "seeds"


def rows(name: str, data: Path = DEFAULT_DATA) -> Iterator[dict[str, Any]]:
    """The rows of `<data>/<name>.jsonl.gz`, in file order. Raises FileNotFoundError where the data is absent."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
