"""The output formats of an audit: their names, the suffixes of files by which they are known, their renderers."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from mtaudit.model import Report, Verdict


class Format(StrEnum):
    """Output formats, as `--format` names them."""

    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    CSV = "csv"
    MQM = "mqm"
    MARKDOWN = "markdown"


SUFFIXES: Final = {
    ".txt": Format.TERMINAL,
    ".sarif.json": Format.SARIF,
    ".json": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".sarif": Format.SARIF,
    ".xml": Format.JUNIT,
    ".csv": Format.CSV,
    ".tsv": Format.MQM,
    ".md": Format.MARKDOWN,
}
"""The format of a file by how its name ends; an ending that ends in another comes first."""


def of_path(path: Path) -> Format | None:
    """The format that a file's name asks for, in whatever letter case; None where it asks for none."""
    name = path.name.lower()
    return next((format for suffix, format in SUFFIXES.items() if name.endswith(suffix)), None)


def render(format: Format, report: Report, verdict: Verdict | None) -> str:
    """The report in a format for files; only the renderer that is wanted is imported.

    Raises ValueError for the terminal's, which has a width and colours: see `mtaudit.report.terminal`.
    """
    if format is Format.JSON:
        from mtaudit.report.json import render as rendered
    elif format is Format.HTML:
        from mtaudit.report.html import render as rendered
    else:
        raise ValueError(f"no format of a file: {format}")
    return rendered(report, verdict)
