"""`mtaudit match`: which of many sources a text is a copy of, if of any."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtaudit.cli.app import color, width
from mtaudit.cli.options import ConfigOption, MaxBytesOption, NoColorOption, settled
from mtaudit.cli.output import print_text, refuse_overwriting, say
from mtaudit.cli.progress import shown_progress

if TYPE_CHECKING:
    from mtaudit.config import Settings

TOLD = 3  # unreadable files of which it is said why


class MatchFormat(StrEnum):
    """Output formats of `match`."""

    TERMINAL = "terminal"
    JSON = "json"


def match(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="The copy: a file, or - for standard input.")],
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCES…", help="Files, and folders with all that is in them.")
    ],
    index: Annotated[
        Path | None,
        typer.Option("--index", metavar="PATH", help="Keep what is known of the sources there, for other searches."),
    ] = None,
    format: Annotated[MatchFormat, typer.Option("--format", help="What to print.")] = MatchFormat.TERMINAL,
    no_color: NoColorOption = False,
    max_bytes: MaxBytesOption = None,
    config: ConfigOption = None,
) -> None:
    """Find which of the SOURCES the TARGET is a copy of; exit with 0 when one is found, with 1 when there is none."""
    from mtaudit.matching import find_sources, open_index
    from mtaudit.matching import match as match_sources
    from mtaudit.readers import read
    from mtaudit.report.matches import render_json, render_terminal

    settings: Settings = settled(config, {"max_bytes": max_bytes})
    refuse_overwriting([target, *sources, settings.file], [index])
    most = settings.config.max_bytes
    document = read(target, max_bytes=most)
    found = find_sources(sources, [target, *([str(index), f"{index}-journal"] if index else [])])
    with open_index(index) as kept, shown_progress() as progress:
        matches = match_sources(document, found, kept, max_bytes=most, progress=progress)
    if matches.unreadable:
        named = " ".join(reason for _, reason in matches.unreadable[:TOLD])
        more = f" And {len(matches.unreadable) - TOLD:,} more." if len(matches.unreadable) > TOLD else ""
        say(f"mtaudit: {len(matches.unreadable):,} files could not be read and were not searched. {named}{more}")
    if format is MatchFormat.JSON:
        print_text(render_json(matches))
    else:
        print_text(render_terminal(matches, width=width(120), color=color(no_color)))
    raise typer.Exit(0 if matches.copied else 1)
