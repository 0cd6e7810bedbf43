"""The installed package of a spaCy pipeline: which it is, and whether its files are those that were installed."""

import hashlib
from base64 import urlsafe_b64encode
from importlib.metadata import EntryPoint, PackageNotFoundError, entry_points, version

from mtaudit.errors import ConfigError

GROUP = "spacy_models"


def signature(model: str) -> str:
    """Names the releases of spaCy and of a model package that an annotation depends on; loads neither."""
    try:
        return f"spacy:{version('spacy')}|{model}:{version(model)}"
    except PackageNotFoundError:  # a model that is no package of its own name; loading it tells
        return f"spacy:{version('spacy')}|{model}"


def installed(model: str) -> EntryPoint:
    """What loads the package of a model. Raises ConfigError where there is none, or a file of it is damaged.

    Its files are held to the SHA-256 that its installer recorded (PEP 376): a model with a damaged weight annotates as
    if nothing were wrong.
    """
    packages = {entry.name: entry for entry in entry_points(group=GROUP)}
    if model not in packages:
        raise ConfigError(f"The spaCy model '{model}' is not installed.")
    found = packages[model]
    for file in (found.dist and found.dist.files) or ():
        if file.parts[0] != found.module or file.hash is None or file.hash.mode != "sha256":
            continue
        try:
            digest = hashlib.sha256(file.read_binary()).digest()
        except OSError as error:
            raise broken(model, f"{file.name}: {error.strerror}") from None
        if urlsafe_b64encode(digest).decode().rstrip("=") != file.hash.value:
            raise broken(model, f"{file.name} is damaged: its SHA-256 is not the recorded one")
    return found


def broken(model: str, reason: str) -> ConfigError:
    """The error of a model that is installed and cannot be used."""
    return ConfigError(f"The spaCy model '{model}' cannot be used ({reason}); install it anew.")
