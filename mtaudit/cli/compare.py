"""`mtaudit compare`: what changed from one report to another."""

from enum import StrEnum
from typing import Annotated

import typer

from mtaudit.cli.app import color, width
from mtaudit.cli.options import NoColorOption, OutputOption
from mtaudit.cli.output import STANDARD_OUTPUT, print_text, refuse_overwriting, write_texts
from mtaudit.model import Comparison


class ComparisonFormat(StrEnum):
    """Output formats of `compare`."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"


SUFFIXES = {".md": ComparisonFormat.MARKDOWN, ".json": ComparisonFormat.JSON}
"""The format of a file by its suffix; terminal for any other."""


def compare(
    old: Annotated[str, typer.Argument(metavar="OLD.json", help="A JSON report.")],
    new: Annotated[str, typer.Argument(metavar="NEW.json", help="A JSON report of the same source.")],
    format: Annotated[ComparisonFormat | None, typer.Option("--format", help="What to print, or write.")] = None,
    output: OutputOption = None,
    no_color: NoColorOption = False,
) -> None:
    """Tell two reports apart: findings new, fixed and unchanged, and whether the scores differ by more than chance."""
    from mtaudit.comparison import compare as compare_reports
    from mtaudit.readers import read_report

    output = None if output == STANDARD_OUTPUT else output
    refuse_overwriting([old, new], [output])
    comparison = compare_reports(read_report(old), read_report(new))
    if output is None:
        print_text(_text(format or ComparisonFormat.TERMINAL, comparison, color=color(no_color)))
    else:
        form = format or SUFFIXES.get(output.suffix.lower(), ComparisonFormat.TERMINAL)
        write_texts([(output, _text(form, comparison))])


def _text(form: ComparisonFormat, comparison: Comparison, *, color: bool = False) -> str:
    if form is ComparisonFormat.JSON:
        from mtaudit.report.comparison.json import render as render_json

        return render_json(comparison)
    if form is ComparisonFormat.MARKDOWN:
        from mtaudit.report.comparison.markdown import render as render_markdown

        return render_markdown(comparison)
    from mtaudit.report.comparison.terminal import render as render_terminal

    return render_terminal(comparison, width=width(120), color=color)
