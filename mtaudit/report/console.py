"""Draws blocks as a terminal shows them, whatever terminal there is."""

import re
from collections.abc import Iterable
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

_TRAILING = re.compile(r" +((?:\x1b\[[0-9;]*m *)*)$", re.MULTILINE)


def draw(blocks: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """The blocks one below the other, as text of `width` columns with a margin of two.

    Colours are the sixteen of the terminal's own theme. Nothing is told by colour alone.
    """
    console = Console(
        file=StringIO(),
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(Padding(Group(*blocks), (0, 2)))
    return _TRAILING.sub(lambda match: match[1].replace(" ", ""), capture.get())


def hanging(mark: Text, body: RenderableType) -> RenderableType:
    """The body with the mark before its first line, and as much room before the others."""
    grid = Table.grid()
    grid.add_column(no_wrap=True, width=mark.cell_len)
    grid.add_column()
    grid.add_row(mark, body)
    return grid
