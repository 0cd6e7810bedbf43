"""The arguments and options that commands share: their names, values and help."""

import inspect
import os
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from mtaudit.report.formats import Format

if TYPE_CHECKING:
    from mtaudit.config import Settings


class AlignmentFormat(StrEnum):
    """Output formats of `align`."""

    TSV = "tsv"
    JSON = "json"


SourceArgument = Annotated[
    str, typer.Argument(metavar="SOURCE", help="The original text: a file, or - for standard input.")
]
TargetArgument = Annotated[
    str, typer.Argument(metavar="TARGET", help="The copy to audit: a file, or - for standard input.")
]
OptionalTargetArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="TARGET", help="The copy to audit; none where SOURCE is a file of aligned segments with both."
    ),
]
AlignmentOption = Annotated[
    str | None,
    typer.Option(
        "--alignment",
        metavar="PATH",
        help="Take the sentences as aligned there: a corrected output of `mtaudit align`.",
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"What to print, or with one --output, what to write there: {', '.join(Format)}.",
    ),
]
OutputsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        metavar="PATH",
        help="Write there instead of printing, in the format its suffix names; as often as wanted.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", metavar="PATH", help="Write there instead of printing, in the format its suffix names."),
]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="No colour, as with NO_COLOR set.")]
MaxBytesOption = Annotated[
    int | None, typer.Option("--max-bytes", metavar="N", help="Refuse texts larger than this; 2,000,000 by default.")
]
ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", metavar="PATH", help="Settings file; else the nearest mtaudit.toml or pyproject.toml."),
]


class _Flag(NamedTuple):
    """The option of a setting, its name that of the setting with hyphens."""

    kind: type
    metavar: str
    help: str


_FLAGS: Mapping[str, Mapping[str, _Flag]] = {
    "Gate": {
        "profile": _Flag(str, "NAME", "Thresholds by name: strict, news or lenient."),
        "fail_on": _Flag(str, "SEVERITY", "Fail on one finding as grave: minor, major, critical, never."),
        "max_critical": _Flag(int, "N", "Fail on more critical findings than this."),
        "max_major": _Flag(int, "N", "Fail on more major findings than this."),
        "max_minor": _Flag(int, "N", "Fail on more minor findings than this."),
        "max_penalty": _Flag(float, "N", "Fail on more MQM points per 1,000 words."),
        "min_quality": _Flag(float, "N", "Fail where the document has a lower quality, 0 to 100."),
        "min_unit_quality": _Flag(float, "N", "Fail where any unit has a lower quality, 0 to 100."),
        "max_source_lost": _Flag(float, "SHARE", "Fail where more of the source's words are lost, 0 to 1."),
        "max_failed_share": _Flag(float, "SHARE", "Of a batch, the share of pairs that may fail; 0 by default."),
        "baseline": _Flag(Path, "PATH", "Fail on what is worse than in this baseline only."),
        "review": _Flag(Path, "PATH", "Suppress what was marked a false alarm on the HTML page."),
    },
    "Findings": {
        "min_confidence": _Flag(float, "P", "Report findings from this confidence on; 0.5 by default."),
        "mqm_weights": _Flag(str, "NAME", "Points of an error: wmt, xcomet or plain."),
        "glossary": _Flag(Path, "PATH", "Terms to hold the copy to: a CSV or TBX file."),
        "no_judge": _Flag(bool, "", "Do without the trained judge: faster, and blind to what it sees."),
    },
    "Input": {
        "max_bytes": _Flag(int, "N", "Refuse texts larger than this; 2,000,000 by default."),
        "source_column": _Flag(str, "NAME", "Column of the source in aligned files, by name or number."),
        "target_column": _Flag(str, "NAME", "Column of the target in aligned files."),
        "id_column": _Flag(str, "NAME", "Column of the segments' ids in aligned files."),
        "config": _Flag(Path, "PATH", "Settings file; else the nearest mtaudit.toml or pyproject.toml."),
    },
}
"""The options of all settings, by the panel of the help that shows them."""


def _parameters() -> Iterator[inspect.Parameter]:
    for panel, flags in _FLAGS.items():
        for name, (kind, metavar, help) in flags.items():
            option = typer.Option(f"--{name.replace('_', '-')}", metavar=metavar, help=help, rich_help_panel=panel)
            is_switch = kind is bool
            yield inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=False if is_switch else None,
                annotation=Annotated[kind if is_switch else kind | None, option],
            )


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all settings, which it gets as one argument, `settings`."""
    own = [parameter for name, parameter in inspect.signature(command).parameters.items() if name != "settings"]
    shared = list(_parameters())

    @wraps(command)
    def with_options(**arguments: Any) -> None:
        flags = {parameter.name: arguments.pop(parameter.name) for parameter in shared}
        path = flags.pop("config")
        flags["judge"] = False if flags.pop("no_judge") else None
        command(**arguments, settings=settled(path, flags))

    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own] + shared
    with_options.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_options


def settled(path: Path | None, flags: Mapping[str, Any]) -> "Settings":
    """The settings in force. Raises ConfigError for impossible ones."""
    from mtaudit.checks import CHECKS
    from mtaudit.config import resolve
    from mtaudit.findings import check_id

    words = {name: str(value) if isinstance(value, Path) else value for name, value in flags.items()}
    return resolve(
        checks=[check_id(check) for check in CHECKS], flags=words, environment=os.environ, path=path, start=Path.cwd()
    )
