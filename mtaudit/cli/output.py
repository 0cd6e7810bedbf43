"""Where reports go: standard output, or a file that is written whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from mtaudit.errors import InputError, MtauditError

STANDARD_OUTPUT = Path("-")


def ready_streams() -> None:
    """Make standard output and error take any character; one that is closed takes everything and keeps nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 (it lives as long as the process)
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace")


def print_text(text: str) -> None:
    """Send `text` to standard output now; a reader that left early (`| head`) has what it wanted.

    Raises MtauditError where it cannot be written for another reason.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries, and fails, again at exit
        if not isinstance(error, BrokenPipeError):
            raise MtauditError(f"Standard output cannot be written: {error.strerror}.") from None


def write_text(path: Path, text: str) -> None:
    """Write a file: beside its place first, then renamed into it; through a link, and straight to a device or a pipe.

    Raises MtauditError, in one sentence, where that is impossible.
    """
    data = text.encode("utf-8", "backslashreplace")
    temporary = None
    try:
        place = Path(os.path.realpath(path))
        if place.exists() and not place.is_file():
            place.write_bytes(data)
            return
        with tempfile.NamedTemporaryFile("wb", dir=place.parent, prefix=f".{place.name[:40]}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)  # as any other new file; a temporary one is private
        temporary.replace(place)
    except (OSError, ValueError) as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        reason = error.strerror if isinstance(error, OSError) else error
        raise MtauditError(f"{path} cannot be written: {reason}.") from None


def refuse_overwriting(inputs: Iterable[str | Path | None], outputs: Iterable[Path | None]) -> None:
    """Raises InputError where an output would replace an input, or another output."""
    places = {os.path.realpath(path) for path in inputs if path is not None and path != "-"}
    for path in outputs:
        if path is not None and os.path.realpath(path) in places:
            raise InputError(f"{path} is read or written here already: writing there would overwrite it.")
        if path is not None and not path.is_char_device():
            places.add(os.path.realpath(path))
