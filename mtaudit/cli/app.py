"""The application, which commands join, and what several of them need to print."""

import os
import shutil
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtaudit import __version__
from mtaudit.errors import MtauditError

if TYPE_CHECKING:
    from mtaudit.model import Report, Verdict

app = typer.Typer(
    name="mtaudit",
    help="Audit a machine-translated copy of a text against the original.",
    epilog="Exit code: 0 passed, 1 the gate failed, 2 wrong usage, unreadable input, or an audit that is not complete.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mtaudit {__version__}")
        raise typer.Exit


@app.callback()
def _mtaudit(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def color(refused: bool) -> bool:
    """Whether to send colours to standard output."""
    return not refused and not os.environ.get("NO_COLOR") and sys.stdout.isatty()


def width(most: int) -> int:
    """Columns of the terminal, from 60 to `most`; 100 where there is none."""
    return min(most, max(60, shutil.get_terminal_size((100, 24)).columns))


def verdict_line(verdict: "Verdict") -> str:
    """The verdict with its reasons on one line."""
    return "passed" if verdict.passed else f"failed: {' '.join(verdict.reasons)}"


def sentence(error: Exception) -> str:
    """What went wrong, for a person."""
    if isinstance(error, MtauditError | OSError):  # OSError: help or version text to a full disk
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    return f"A fault of mtaudit's own, please report it: {where}: {error}"


def exit_code(report: "Report", verdict: "Verdict") -> int:
    """0 passed; 1 failed; 2 where the audit is not complete, so that nothing can be said."""
    if not report.complete:
        return 2
    return 0 if verdict.passed else 1
