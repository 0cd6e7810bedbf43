"""Draws the pictures of docs/diff.md: pairs of sentences from seeds/ as difflib and as mtaudit compares them.

usage: python -m reports.diffs — after any change to the word alignment or to how a diff is shown.
"""

from collections.abc import Iterator
from pathlib import Path

from rich.table import Table
from rich.text import Text

from bench.diffs import SYSTEMS, aligned
from mtaudit.auditor import Auditor
from mtaudit.report.inline import inline_diff
from reports.regenerate import svg

PICTURES = Path(__file__).parents[1] / "docs" / "diff"
WIDTH = 116
SHOWN = {  # picture: the pair of seeds/, and the number of the source sentence
    "moved": ("sport", 17),
    "paraphrase": ("science", 0),
    "number": ("business", 1),
    "inserted": ("weather", 8),
    "passive": ("politics", 7),
    "small-words": ("weather", 17),
}


def pictures(auditor: Auditor) -> Iterator[tuple[Path, str]]:
    """Each picture's file and what it should hold."""
    for name, unit in zip(
        SHOWN, auditor.units([aligned(pair)[number] for pair, number in SHOWN.values()]), strict=True
    ):
        columns = Table(box=None, padding=(0, 2), expand=True, header_style="bold")
        for system in SYSTEMS:
            columns.add_column(system, ratio=1)
        columns.add_row(*(Text.assemble(*inline_diff(diff(unit))) for diff in SYSTEMS.values()))
        yield PICTURES / f"{name}.svg", svg([columns, ""], name, WIDTH)


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    for path, content in pictures(Auditor()):
        path.write_text(content, encoding="utf-8", newline="\n")
        print(path.name)
