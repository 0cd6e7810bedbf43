"""The command line: parse, call, print, exit. 0 passed, 1 gate failed, 2 wrong usage or unreadable input.

What costs time to import is imported inside the commands that need it.
"""

import gc
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from mtaudit import __version__
from mtaudit.cli_options import (
    AlignmentFormat,
    AlignmentOption,
    ConfigOption,
    FailOn,
    FailOnOption,
    Format,
    GlossaryOption,
    MaxBytesOption,
    MinConfidenceOption,
    MinQualityOption,
    NoColorOption,
    NoJudgeOption,
    OutputOption,
    SourceArgument,
    TargetArgument,
)
from mtaudit.errors import InputError, MtauditError
from mtaudit.output import print_text, ready_streams, write_text
from mtaudit.report.escape import visible

if TYPE_CHECKING:
    from mtaudit.config import Config
    from mtaudit.documentation import Documentation
    from mtaudit.gate import Thresholds
    from mtaudit.model import Report, Verdict


app = typer.Typer(
    name="mtaudit",
    help="Audit a machine-translated copy of a text against the original.",
    epilog="Exit code: 0 passed, 1 the gate failed, 2 wrong usage or unreadable input.",
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


@app.command()
def audit(
    source: SourceArgument,
    target: TargetArgument,
    format: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TERMINAL,
    output: OutputOption = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="PATH", help="Also write an HTML report there.")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show all units, also those without findings.")] = False,
    no_color: NoColorOption = False,
    alignment: AlignmentOption = None,
    glossary: GlossaryOption = None,
    fail_on: FailOnOption = None,
    min_quality: MinQualityOption = None,
    min_confidence: MinConfidenceOption = None,
    max_bytes: MaxBytesOption = None,
    no_judge: NoJudgeOption = False,
    config: ConfigOption = None,
) -> None:
    """Audit TARGET, a machine-translated copy, against SOURCE, its original."""
    output = None if output == Path("-") else output
    settings = _settings(config, fail_on, min_quality, min_confidence, max_bytes, glossary, judge=not no_judge)
    _refuse_overwriting([source, target, alignment, glossary], [output, html])
    report, verdict = _audit(source, target, alignment, settings)
    if html is not None:
        write_text(html, _render(Format.HTML, report, verdict))
    text = _render(format, report, verdict, verbose=verbose, color=output is None and _color(no_color))
    if output is None:
        print_text(text)
    else:
        write_text(output, text)
        print(_verdict_line(verdict), file=sys.stderr)
    raise typer.Exit(_exit_code(verdict))


@app.command()
def gate(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE|REPORT.json", help="The original text, or a JSON report alone.")
    ],
    target: Annotated[str | None, typer.Argument(metavar="[TARGET]", help="The copy to audit.")] = None,
    alignment: AlignmentOption = None,
    glossary: GlossaryOption = None,
    fail_on: FailOnOption = None,
    min_quality: MinQualityOption = None,
    min_confidence: MinConfidenceOption = None,
    max_bytes: MaxBytesOption = None,
    no_judge: NoJudgeOption = False,
    config: ConfigOption = None,
) -> None:
    """Print one line of verdict and the reasons; exit with 0 when passed, 1 when failed."""
    from mtaudit.gate import decide

    settings = _settings(config, fail_on, min_quality, min_confidence, max_bytes, glossary, judge=not no_judge)
    if target is None:
        if min_confidence is not None:
            raise InputError("--min-confidence is settled when a report is made; it does not apply to one read back.")
        if no_judge:
            raise InputError("--no-judge is for a SOURCE and a TARGET; a report read back was judged or was not.")
        if alignment is not None:
            raise InputError("--alignment is for a SOURCE and a TARGET; a report read back has its alignment.")
        if glossary is not None:
            raise InputError("--glossary is for a SOURCE and a TARGET; a report read back was checked without it.")
        from mtaudit.readers import read_report

        verdict = decide(read_report(source), _thresholds(settings))
    else:
        _, verdict = _audit(source, target, alignment, settings)
    print_text("".join(f"{line}\n" for line in ("passed" if verdict.passed else "failed", *_reasons(verdict))))
    raise typer.Exit(_exit_code(verdict))


@app.command()
def align(
    source: SourceArgument,
    target: TargetArgument,
    format: Annotated[AlignmentFormat, typer.Option("--format", help="What to print.")] = AlignmentFormat.TSV,
    output: OutputOption = None,
    max_bytes: MaxBytesOption = None,
    config: ConfigOption = None,
) -> None:
    """Print which sentences correspond, to be corrected and given back: `mtaudit audit SOURCE TARGET --alignment`."""
    from mtaudit.alignment import align as align_documents
    from mtaudit.readers import read_pair
    from mtaudit.report.alignment import render_json, render_tsv
    from mtaudit.segment import segment_pair

    output = None if output == Path("-") else output
    settings = _settings(config, None, None, None, max_bytes)
    _refuse_overwriting([source, target], [output])
    original, copy = read_pair(source, target, max_bytes=settings.max_bytes)
    alignment = align_documents(*segment_pair(original, copy))
    text = render_json(alignment) if format is AlignmentFormat.JSON else render_tsv(alignment)
    if output is None:
        print_text(text)
    else:
        write_text(output, text)
    if not alignment.is_copy:
        print(f"mtaudit: {target} does not look like a copy of {source}; the alignment is a guess.", file=sys.stderr)


@app.command()
def checks(no_color: NoColorOption = False) -> None:
    """List the checks: id, usual severity, how often right, what an error of the kind is."""
    from mtaudit.record import records
    from mtaudit.report.checks import render_list

    print_text(render_list(_documented(), records(), width=_width(120), color=_color(no_color)))


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="CHECK", help="A check's id, from `mtaudit checks`.")],
    no_color: NoColorOption = False,
) -> None:
    """Document one check: what it means, an error, a harmless difference, what it does not see, how often right."""
    from mtaudit.record import records
    from mtaudit.report.checks import render_one

    documented = _documented()
    if name not in documented:
        raise InputError(f"There is no check '{name}'; `mtaudit checks` lists them.")
    print_text(render_one(name, documented[name], records(), width=_width(100), color=_color(no_color)))


def main() -> NoReturn:
    """Entry point of the `mtaudit` command."""
    ready_streams()
    gc.set_threshold(50_000, 20, 20)  # the models' objects stay: looking at them again and again costs a twentieth
    try:
        app()
    except (MtauditError, OSError) as error:  # OSError: help or version text to a full disk
        print(f"mtaudit: {visible(str(error))}", file=sys.stderr)
        sys.exit(2)
    sys.exit(0)


def _settings(
    path: Path | None,
    fail_on: FailOn | None,
    min_quality: float | None,
    min_confidence: float | None,
    max_bytes: int | None,
    glossary: Path | None = None,
    *,
    judge: bool = True,
) -> "Config":
    from mtaudit import config
    from mtaudit.checks import CHECKS
    from mtaudit.errors import ConfigError
    from mtaudit.findings import check_id

    found = path or config.find(Path.cwd())
    settings = config.load(found) if found else config.Config()
    if unknown := sorted(set(settings.disabled) - {check_id(check) for check in CHECKS}):
        raise ConfigError(f"In {found}: disabled names '{unknown[0]}', which is no check.")
    if fail_on is not None:
        settings = replace(settings, fail_on=config.parse_fail_on(fail_on.value))
    return replace(
        settings,
        min_quality=settings.min_quality if min_quality is None else min_quality,
        min_confidence=settings.min_confidence if min_confidence is None else min_confidence,
        max_bytes=settings.max_bytes if max_bytes is None else max_bytes,
        glossary=settings.glossary if glossary is None else glossary,
        judge=settings.judge and judge,
    )


def _audit(source: str, target: str, alignment: str | None, settings: "Config") -> "tuple[Report, Verdict]":
    from mtaudit.auditor import Auditor
    from mtaudit.gate import decide
    from mtaudit.readers import read_alignment, read_pair
    from mtaudit.report.alignment import shown
    from mtaudit.segment import segment_pair

    if alignment == "-" and "-" in (source, target):
        raise InputError("A text and the alignment cannot both be '-': standard input can be read only once.")
    original, copy = segment_pair(*read_pair(source, target, max_bytes=settings.max_bytes))
    pairs = None if alignment is None else read_alignment(alignment, shown(original), shown(copy))
    report = Auditor(settings).audit(original, copy, pairs)
    return report, decide(report, _thresholds(settings))


def _refuse_overwriting(inputs: list[str | Path | None], outputs: list[Path | None]) -> None:
    places = {os.path.realpath(path) for path in inputs if path is not None and path != "-"}
    for path in outputs:
        if path is not None and os.path.realpath(path) in places:
            raise InputError(f"{path} is read or written here already: writing there would overwrite it.")
        if path is not None and not path.is_char_device():
            places.add(os.path.realpath(path))


def _thresholds(settings: "Config") -> "Thresholds":
    from mtaudit.gate import Thresholds

    return Thresholds(settings.fail_on, min_quality=settings.min_quality)


def _documented() -> "dict[str, Documentation]":
    """The documentation of each check by its id, in the order of the checks."""
    from mtaudit.checks import CHECKS
    from mtaudit.documentation import documentation
    from mtaudit.findings import check_id

    return {check_id(check): documentation(check) for check in CHECKS}


def _color(refused: bool) -> bool:
    return not refused and not os.environ.get("NO_COLOR") and sys.stdout.isatty()


def _width(most: int) -> int:
    return min(most, max(60, shutil.get_terminal_size((100, 24)).columns))


def _reasons(verdict: "Verdict") -> list[str]:
    return [f"  {visible(reason)}" for reason in verdict.reasons]


def _verdict_line(verdict: "Verdict") -> str:
    return "passed" if verdict.passed else f"failed: {' '.join(visible(reason) for reason in verdict.reasons)}"


def _exit_code(verdict: "Verdict") -> int:
    return 0 if verdict.passed else 1


def _render(format: Format, report: "Report", verdict: "Verdict", *, verbose: bool = False, color: bool = False) -> str:
    if format is Format.JSON:
        from mtaudit.report.json import render as render_json

        return render_json(report, verdict)
    if format is Format.HTML:
        from mtaudit.report.html import render as render_html

        return render_html(report, verdict)
    from mtaudit.report.terminal import render as render_terminal

    return render_terminal(report, verdict, width=_width(200), color=color, verbose=verbose)


if __name__ == "__main__":
    main()
