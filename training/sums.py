"""The SHA-256 of every model file, recorded beside them: what `mtaudit.encode.files` holds a file to that it loads."""

import hashlib
from pathlib import Path

from mtaudit.encode.files import SUMS

MODEL_SUFFIXES = frozenset({".onnx", ".npz", ".json"})


def record(folder: Path) -> None:
    """Write `SHA256SUMS`, as `sha256sum` has it, anew for the model files in a folder."""
    models = sorted(path for path in folder.iterdir() if path.suffix in MODEL_SUFFIXES)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in models]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
