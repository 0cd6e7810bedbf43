"""The arguments and options that commands share: their names, values and help."""

import inspect
import os
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from mtaudit.report.formats import Format


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
AlignmentOption = Annotated[
    str | None,
    typer.Option(
        "--alignment",
        metavar="PATH",
        help="Take the sentences as aligned there: a corrected output of `mtaudit align`.",
    ),
]
FormatOption = Annotated[
    Format | None, typer.Option("--format", help="What to print; with one --output, what to write there.")
]
OutputsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        metavar="PATH",
        help="Write there instead of printing, in the format its suffix names; as often as wanted.",
    ),
]
OutputOption = Annotated[Path | None, typer.Option("--output", metavar="PATH", help="Write there instead of printing.")]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="No colour, as with NO_COLOR set.")]
MaxBytesOption = Annotated[
    int | None, typer.Option("--max-bytes", metavar="N", help="Refuse texts larger than this; 2,000,000 by default.")
]
ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", metavar="PATH", help="Settings file; else the nearest mtaudit.toml or pyproject.toml."),
]


def _option(name: str, metavar: str, help: str, panel: str) -> Any:
    return typer.Option(f"--{name.replace('_', '-')}", metavar=metavar, help=help, rich_help_panel=panel)


_GATE, _FINDINGS = "Gate", "Findings"
_COUNT, _QUALITY = "Fail on more {} findings than this.", "Fail where {} has a lower quality, 0 to 100."
_SETTINGS: dict[str, tuple[Any, Any]] = {
    "profile": (str, _option("profile", "NAME", "Thresholds by name: strict, news or lenient.", _GATE)),
    "fail_on": (
        str,
        _option("fail_on", "SEVERITY", "Fail on one finding as grave: minor, major, critical, never.", _GATE),
    ),
    "max_critical": (int, _option("max_critical", "N", _COUNT.format("critical"), _GATE)),
    "max_major": (int, _option("max_major", "N", _COUNT.format("major"), _GATE)),
    "max_minor": (int, _option("max_minor", "N", _COUNT.format("minor"), _GATE)),
    "max_penalty": (float, _option("max_penalty", "N", "Fail on more MQM points per 1,000 words.", _GATE)),
    "min_quality": (float, _option("min_quality", "N", _QUALITY.format("the document"), _GATE)),
    "min_unit_quality": (float, _option("min_unit_quality", "N", _QUALITY.format("any unit"), _GATE)),
    "max_source_lost": (
        float,
        _option("max_source_lost", "SHARE", "Fail where more of the source's words are lost, 0 to 1.", _GATE),
    ),
    "baseline": (Path, _option("baseline", "PATH", "Fail on what is worse than in this baseline only.", _GATE)),
    "review": (Path, _option("review", "PATH", "Suppress what was marked a false alarm on the HTML page.", _GATE)),
    "min_confidence": (
        float,
        _option("min_confidence", "P", "Report findings from this confidence on; 0.5 by default.", _FINDINGS),
    ),
    "mqm_weights": (str, _option("mqm_weights", "NAME", "Points of an error: wmt, xcomet or plain.", _FINDINGS)),
    "glossary": (Path, _option("glossary", "PATH", "Terms to hold the copy to: a CSV or TBX file.", _FINDINGS)),
    "no_judge": (
        bool,
        _option("no_judge", "", "Do without the trained judge: faster, and blind to what it sees.", _FINDINGS),
    ),
    "max_bytes": (int, _option("max_bytes", "N", "Refuse texts larger than this; 2,000,000 by default.", "Input")),
    "config": (
        Path,
        _option("config", "PATH", "Settings file; else the nearest mtaudit.toml or pyproject.toml.", "Input"),
    ),
}


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all settings, which it gets as one argument, `settings`."""
    own = [parameter for name, parameter in inspect.signature(command).parameters.items() if name != "settings"]
    shared = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=False if kind is bool else None,
            annotation=Annotated[kind if kind is bool else kind | None, option],
        )
        for name, (kind, option) in _SETTINGS.items()
    ]

    @wraps(command)
    def with_options(**arguments: Any) -> None:
        flags = {name: arguments.pop(name) for name in _SETTINGS}
        path = flags.pop("config")
        flags["judge"] = False if flags.pop("no_judge") else None
        command(**arguments, settings=settled(path, flags))

    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own] + shared
    with_options.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_options


def settled(path: Path | None, flags: dict[str, Any]) -> Any:
    """The settings in force (`mtaudit.config.Settings`). Raises ConfigError for impossible ones."""
    from mtaudit.checks import CHECKS
    from mtaudit.config import resolve
    from mtaudit.findings import check_id

    words = {name: str(value) if isinstance(value, Path) else value for name, value in flags.items()}
    return resolve(
        checks=[check_id(check) for check in CHECKS], flags=words, environment=os.environ, path=path, start=Path.cwd()
    )
