"""The model files that ship: where they are, whether they are whole, what is said of one that cannot be used.

`SHA256SUMS` beside them records what each is; `sha256sum --check` reads it, too.
"""

import hashlib
from pathlib import Path

from mtaudit.errors import ConfigError

MODELS = Path(__file__).resolve().parents[1] / "models"
SUMS = "SHA256SUMS"


def content(path: Path) -> bytes:
    """The bytes of a model file. Raises ConfigError where it is missing, or not the one that is recorded beside it.

    A model with a damaged weight answers as if nothing were wrong.
    """
    try:
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != _recorded(path):
            raise ValueError("it is damaged: its SHA-256 is not the recorded one")
    except (OSError, ValueError) as error:
        raise unusable(path, error) from None
    return data


def digest(*names: str) -> str:
    """8 hexadecimal digits that identify the named files, by what is recorded. Raises ConfigError without a record."""
    try:
        recorded = " ".join(_recorded(MODELS / name) for name in names)
    except (OSError, ValueError) as error:
        raise unusable(MODELS / SUMS, error) from None
    return hashlib.sha256(recorded.encode()).hexdigest()[:8]


def unusable(path: Path, error: Exception) -> ConfigError:
    """The error of a model file that is missing or broken, or of a library that does not load to read it."""
    reason = " ".join(str(error).split()).rstrip(".")
    return ConfigError(
        f"The model {path.name} cannot be used ({reason}); install mtaudit anew, or run it with --no-judge and without "
        "the setting encoder."
    )


def _recorded(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits, as `SHA256SUMS` beside it has it."""
    for line in path.with_name(SUMS).read_text(encoding="utf-8").splitlines():
        recorded, _, name = line.partition("  ")
        if name == path.name:
            return recorded
    raise ValueError(f"{SUMS} does not name it")
