"""The likeliest originals of a text, for a terminal and as JSON."""

import json
from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from mtaudit.model import MATCH_SCHEMA, Match, Matches
from mtaudit.report.console import draw
from mtaudit.report.escape import visible
from mtaudit.report.summary import plural

SHOWN = 200  # characters of a source's first sentence; the rest has no room


def render_terminal(matches: Matches, *, width: int, color: bool) -> str:
    """A sentence that says what was found, and the sources with their likeness."""
    return draw(_blocks(matches), width=width, color=color)


def render_json(matches: Matches) -> str:
    """An object of schema `mtaudit-match/1`, the sources from the likeliest on."""
    data = {
        "schema": MATCH_SCHEMA,
        "target": matches.target,
        "found": bool(matches.copied),
        "searched": matches.searched,
        "matches": [
            {
                "rank": rank,
                "path": match.path,
                "likeness": round(match.likeness, 4),
                "is_copy": match.is_copy,
                "opening": match.opening,
            }
            for rank, match in enumerate(matches.best, 1)
        ],
        "unreadable": [{"path": path, "reason": reason} for path, reason in matches.unreadable],
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n"


def verdict(matches: Matches) -> str:
    """What was found, in a sentence."""
    target, searched = visible(matches.target), plural(matches.searched, "source")
    if not matches.copied:
        return f"{target} is a copy of none of {searched} searched."
    first, *others = matches.copied
    also = f", and of {len(others)} more" if others else ""
    return f"{target} is a copy of {visible(first.path)}{also}, of {searched} searched."


def _blocks(matches: Matches) -> Iterator[RenderableType]:
    yield ""
    yield Text(verdict(matches), "bold green" if matches.copied else "bold red")
    if matches.best:
        yield ""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=True)
        table.add_column("", width=2, justify="right")
        table.add_column("likeness", width=8, justify="right")
        table.add_column("copy", width=4)
        table.add_column("source", ratio=1, overflow="fold")
        table.add_column("begins", ratio=1, overflow="ellipsis", no_wrap=True)
        for rank, match in enumerate(matches.best, 1):
            table.add_row(*_row(rank, match), style="" if match.is_copy else "dim")
        yield table


def _row(rank: int, match: Match) -> tuple[Text, ...]:
    opening = " ".join(visible(match.opening[:SHOWN]).split())
    copy = "yes" if match.is_copy else "no"
    return tuple(map(Text, (f"{rank}", f"{match.likeness:.2f}", copy, visible(match.path), opening)))
