"""`mtaudit audit`: a report of two texts, printed and written in whatever formats are wanted."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mtaudit.cli.app import color, exit_code, sentence, verdict_line, width
from mtaudit.cli.checks import documented
from mtaudit.cli.options import (
    AlignmentOption,
    FormatOption,
    NoColorOption,
    OptionalTargetArgument,
    OutputsOption,
    SourceArgument,
    with_settings,
)
from mtaudit.cli.output import STANDARD_OUTPUT, print_text, refuse_overwriting, say, write_texts
from mtaudit.cli.run import audited, unreadable
from mtaudit.errors import InputError
from mtaudit.model import Report, Verdict
from mtaudit.report.baseline import render as render_baseline
from mtaudit.report.formats import SUFFIXES, Format, of_path, render

if TYPE_CHECKING:
    from mtaudit.config import Settings


@with_settings
def audit(
    source: SourceArgument,
    target: OptionalTargetArgument = None,
    format: FormatOption = None,
    output: OutputsOption = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="PATH", help="Also write an HTML report there.")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show all units, also those without findings.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show the verdict and its reasons only.")] = False,
    no_color: NoColorOption = False,
    alignment: AlignmentOption = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option("--write-baseline", metavar="PATH", help="Also write what is found as a baseline there."),
    ] = None,
    *,
    settings: "Settings",
) -> None:
    """Audit TARGET, a machine-translated copy, against SOURCE, its original.

    Both are articles, or files of aligned segments that are joined by their ids. One such file may hold both sides.
    """
    if verbose and quiet:
        raise InputError("--verbose and --quiet exclude each other.")
    wanted = _destinations(format, output or [], html)
    for option, path in (("--html", html), ("--write-baseline", write_baseline)):
        if path == STANDARD_OUTPUT:
            raise InputError(f"{option} is for a file, not for standard output.")
    config, outputs = settings.config, [path for _, path in wanted]
    inputs = [source, target, alignment, config.glossary, config.review, settings.file]
    refuse_overwriting(inputs, [*outputs, write_baseline])
    refuse_overwriting([config.baseline], outputs)  # which only a baseline may replace
    if config.baseline and _same(config.baseline, write_baseline) and not config.baseline.exists():
        settings = replace(settings, config=replace(config, baseline=None))  # the first of its kind is to be written
    printed = [form for form, path in wanted if path is None]
    try:
        report, verdict = audited(source, target, alignment, settings)
    except Exception as error:
        report, verdict = unreadable(source, target, sentence(error))
        write_texts(_files(wanted, report, verdict))  # or a report of another day would stand for this one
        for form in set(printed) - {Format.TERMINAL}:
            print_text(_text(form, report, verdict))
        raise
    files = _files(wanted, report, verdict, width=width(200), verbose=verbose, quiet=quiet)
    audited_whole = report.auditable and report.complete
    if write_baseline is not None and audited_whole:
        files.append((write_baseline, render_baseline(report)))
    write_texts(files)
    for form in printed:
        shades = color(no_color)
        print_text(_text(form, report, verdict, width=width(200), color=shades, verbose=verbose, quiet=quiet))
    if not printed:
        say(verdict_line(verdict))
    if write_baseline is not None and not audited_whole:
        raise InputError("No baseline is written of texts that could not be audited.")
    raise typer.Exit(exit_code(report, verdict))


def _same(one: Path, other: Path | None) -> bool:
    return other is not None and os.path.realpath(one) == os.path.realpath(other)


def _destinations(
    format: Format | None, outputs: Sequence[Path], html: Path | None
) -> list[tuple[Format, Path | None]]:
    """What to write where; None is standard output."""
    also = [(Format.HTML, html)] if html is not None else []
    files = [path for path in outputs if path != STANDARD_OUTPUT]
    single = format if len(outputs) == 1 and format is not Format.GITHUB else None  # which is for the log of a job
    wanted: list[tuple[Format, Path | None]] = [(single or _format_of(path), path) for path in files]
    if len(files) < len(outputs) or not files or (format and not single):
        wanted.append((format or Format.TERMINAL, None))
    return wanted + also


def _format_of(path: Path) -> Format:
    form = of_path(path)
    if form is None:
        raise InputError(f"{path} names no format: end it in one of {', '.join(SUFFIXES)}, or give --format as well.")
    return form


def _files(
    wanted: Sequence[tuple[Format, Path | None]], report: Report, verdict: Verdict, **how: Any
) -> list[tuple[Path, str]]:
    return [(path, _text(form, report, verdict, **how)) for form, path in wanted if path is not None]


def _text(
    form: Format,
    report: Report,
    verdict: Verdict,
    *,
    width: int = 100,
    color: bool = False,
    verbose: bool = False,
    quiet: bool = False,
) -> str:
    if form is not Format.TERMINAL:
        return render(form, report, verdict, documented())
    from mtaudit.report.terminal import Detail
    from mtaudit.report.terminal import render as render_terminal

    detail = Detail.VERBOSE if verbose else Detail.QUIET if quiet else Detail.NORMAL
    return render_terminal(report, verdict, width=width, color=color, detail=detail)
