"""The model files that ship: where they are, what identifies them, what is said of one that cannot be used."""

import hashlib
from functools import cache
from pathlib import Path

from mtaudit.errors import ConfigError

MODELS = Path(__file__).resolve().parents[1] / "models"


@cache
def digest(*names: str) -> str:
    """The first 8 hexadecimal digits of a SHA-256 over the named files. Raises ConfigError where one is missing."""
    total = hashlib.sha256()
    for name in names:
        try:
            total.update((MODELS / name).read_bytes())
        except OSError as error:
            raise unusable(MODELS / name, error) from None
    return total.hexdigest()[:8]


def unusable(path: Path, error: Exception) -> ConfigError:
    """The error of a model file that is missing or broken, or of a library that does not load to read it."""
    reason = " ".join(str(error).split()).rstrip(".")
    return ConfigError(
        f"The model {path.name} cannot be used ({reason}); install mtaudit anew, or run it with --no-judge and without "
        "the setting encoder."
    )
