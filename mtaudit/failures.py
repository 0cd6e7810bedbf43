"""What goes wrong in an audit: a stage that crashes becomes a sentence of the report, and the rest goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

from mtaudit.errors import InputError, MtauditError

LONGEST = 200  # characters of what a library says of its own failure


class Failures:
    """What went wrong in one audit: of each stage the first, in order."""

    def __init__(self) -> None:
        self._errors: dict[str, tuple[str, Exception]] = {}

    @contextmanager
    def of(self, stage: str, where: str = "") -> Iterator[None]:
        """Runs a part of `stage`, a name that begins a sentence, on what `where` names.

        What is raised there ends the part, and is kept as a failure. An InputError is the caller's and goes on to them;
        so does what is no error, such as Ctrl+C.
        """
        try:
            yield
        except InputError:
            raise
        except Exception as error:
            self._errors.setdefault(stage, (where, error))

    def __bool__(self) -> bool:
        return bool(self._errors)

    def reraise(self) -> None:
        """Raise the first failure, if there is one."""
        for _, error in self._errors.values():
            raise error

    @property
    def sentences(self) -> tuple[str, ...]:
        """What went wrong, a sentence each."""
        said = (_sentence(stage, where, error) for stage, (where, error) in self._errors.items())
        return tuple(dict.fromkeys(said))  # several stages may miss the same model


def _sentence(stage: str, where: str, error: Exception) -> str:
    if isinstance(error, MtauditError):
        return str(error)
    place = f" on {where}" if where else ""
    if isinstance(error, MemoryError):
        return f"{stage} ran out of memory{place}."
    reason = " ".join(repr(error).split())
    return f"{stage} crashed{place}: {reason if len(reason) <= LONGEST else reason[:LONGEST] + '…'}."
