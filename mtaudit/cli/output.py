"""Where reports go: standard output, or files that are written whole or not at all."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from mtaudit.errors import InputError, MtauditError
from mtaudit.report.escape import visible

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
        _give_up(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise MtauditError(f"Standard output cannot be written: {error.strerror}.") from None


def say(text: str) -> None:
    """Tell `text` on standard error, on one line; where that cannot be written, the exit code has to do."""
    try:
        print(visible(text), file=sys.stderr, flush=True)
    except OSError:
        _give_up(sys.stderr)


def _give_up(stream: TextIO) -> None:
    """Let what was not written go nowhere, or Python tries, and fails, again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def write_texts(texts: Iterable[tuple[Path, str]]) -> None:
    """Write files, all or none: each beside its place first, then renamed into it; through links.

    A device or a pipe is written to straight. Raises MtauditError, in one sentence, where one is impossible.
    """
    beside: list[tuple[Path, Path]] = []
    streams: list[tuple[Path, bytes]] = []
    try:
        for path, text in texts:
            data = text.encode("utf-8", "backslashreplace")
            with _said(path):
                if path.exists() and not path.is_file():
                    streams.append((path, data))
                    continue
                place = Path(os.path.realpath(path))
                handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:40]}.")
                beside.append((Path(name), place))
                with open(handle, "wb") as file:
                    file.write(data)
                Path(name).chmod(_mode(place))
        for path, data in streams:
            with _said(path):
                path.write_bytes(data)
        for temporary, place in beside:
            with _said(place):
                temporary.replace(place)
    finally:
        for temporary, _ in beside:
            temporary.unlink(missing_ok=True)


@contextmanager
def _said(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise MtauditError(f"{path} cannot be written: {reason}.") from None


def _mode(place: Path) -> int:
    """The permissions of the file that is there, or of any new one; those of a temporary file are private."""
    if place.exists():
        return stat.S_IMODE(place.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def refuse_overwriting(inputs: Iterable[str | Path | None], outputs: Iterable[Path | None]) -> None:
    """Raises InputError where an output would replace an input, or another output."""
    places = {os.path.realpath(path) for path in inputs if path is not None and path != "-"}
    for path in outputs:
        if path is not None and os.path.realpath(path) in places:
            raise InputError(f"{path} is read or written here already: writing there would overwrite it.")
        if path is not None and not path.is_char_device():
            places.add(os.path.realpath(path))
