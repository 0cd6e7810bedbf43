"""`mtaudit align`: which sentences correspond."""

from typing import TYPE_CHECKING, Annotated

import typer

from mtaudit.cli.options import (
    AlignmentFormat,
    ConfigOption,
    MaxBytesOption,
    OutputOption,
    SourceArgument,
    TargetArgument,
    settled,
)
from mtaudit.cli.output import STANDARD_OUTPUT, print_text, refuse_overwriting, say, write_texts

if TYPE_CHECKING:
    from mtaudit.config import Settings


def align(
    source: SourceArgument,
    target: TargetArgument,
    format: Annotated[AlignmentFormat | None, typer.Option("--format", help="What to print, or write.")] = None,
    output: OutputOption = None,
    max_bytes: MaxBytesOption = None,
    config: ConfigOption = None,
) -> None:
    """Print which sentences correspond, to be corrected and given back: `mtaudit audit SOURCE TARGET --alignment`."""
    from mtaudit.alignment import align as align_documents
    from mtaudit.readers import read_pair
    from mtaudit.report.alignment import render_json, render_tsv
    from mtaudit.segment import segment_pair

    output = None if output == STANDARD_OUTPUT else output
    settings: Settings = settled(config, {"max_bytes": max_bytes})
    refuse_overwriting([source, target, settings.file], [output])
    original, copy = read_pair(source, target, max_bytes=settings.config.max_bytes)
    alignment = align_documents(*segment_pair(original, copy))
    by_suffix = AlignmentFormat.JSON if output and output.suffix.lower() == ".json" else AlignmentFormat.TSV
    text = render_json(alignment) if (format or by_suffix) is AlignmentFormat.JSON else render_tsv(alignment)
    if output is None:
        print_text(text)
    else:
        write_texts([(output, text)])
    if not alignment.is_copy:
        say(f"mtaudit: {target} does not look like a copy of {source}; the alignment is a guess.")
