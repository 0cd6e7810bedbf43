"""The output formats of an audit: their names, the suffixes of files by which they are known, their renderers."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from mtaudit.documentation import Documentation
from mtaudit.model import Report, Verdict

UNDOCUMENTED: Final[Mapping[str, Documentation]] = MappingProxyType({})
"""No word on any check."""


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


def render(
    format: Format, report: Report, verdict: Verdict | None, checks: Mapping[str, Documentation] = UNDOCUMENTED
) -> str:
    """The report in a format for files; only the renderer that is wanted is imported.

    `checks`, by id, are what a format says of the rules it applied (SARIF does). Raises ValueError for the terminal's
    format, which has a width and colours: see `mtaudit.report.terminal`.
    """
    match format:
        case Format.SARIF:
            from mtaudit.report.sarif import render as render_sarif

            return render_sarif(report, verdict, checks)
        case Format.JSON:
            from mtaudit.report.json import render as rendered
        case Format.HTML:
            from mtaudit.report.html import render as rendered
        case Format.JUNIT:
            from mtaudit.report.junit import render as rendered
        case Format.GITHUB:
            from mtaudit.report.github import render as rendered
        case Format.CSV:
            from mtaudit.report.csv import render as rendered
        case Format.MQM:
            from mtaudit.report.mqm_tsv import render as rendered
        case Format.MARKDOWN:
            from mtaudit.report.markdown import render as rendered
        case _:
            raise ValueError(f"no format of a file: {format}")
    return rendered(report, verdict)
