"""The arguments and options that commands share: their names, values and help."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """Output formats of `audit`."""

    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"


class AlignmentFormat(StrEnum):
    """Output formats of `align`."""

    TSV = "tsv"
    JSON = "json"


class FailOn(StrEnum):
    """Values of --fail-on."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"
    NEVER = "never"


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
GlossaryOption = Annotated[
    Path | None, typer.Option("--glossary", metavar="PATH", help="Terms to hold the copy to: a CSV or TBX file.")
]
OutputOption = Annotated[Path | None, typer.Option("--output", metavar="PATH", help="Write there instead of printing.")]
FailOnOption = Annotated[
    FailOn | None, typer.Option("--fail-on", help="Fail on a finding of this severity or worse. [default: critical]")
]
MinQualityOption = Annotated[
    float | None, typer.Option("--min-quality", metavar="N", help="Fail below this quality, 0 to 100.")
]
MinConfidenceOption = Annotated[
    float | None,
    typer.Option("--min-confidence", metavar="P", help="Report findings from this confidence on. [default: 0.5]"),
]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="No colour, as with NO_COLOR set.")]
NoJudgeOption = Annotated[
    bool, typer.Option("--no-judge", help="Do without the trained judge of units: faster, and blind to what it sees.")
]
MaxBytesOption = Annotated[
    int | None, typer.Option("--max-bytes", metavar="N", help="Refuse texts larger than this. [default: 2000000]")
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="PATH", help="Settings file. [default: the nearest mtaudit.toml or pyproject.toml]"
    ),
]
