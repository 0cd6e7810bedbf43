"""Writes the sample reports, what mtaudit says of each pair of seeds/ as text, JSON and HTML, and the README's picture.

usage: python reports/regenerate.py — after any change to what is found or how it is shown.
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console, RenderableType
from rich.text import Text

from mtaudit.auditor import Auditor
from mtaudit.gate import Outcome, Thresholds, decide
from mtaudit.model import Document, Report, Verdict
from mtaudit.report import html, json, terminal

REPORTS = Path(__file__).parent
SEEDS = REPORTS.parent / "seeds"
WIDTH = 100
PICTURED, PICTURED_LINES = "health", 52


def audit(auditor: Auditor, folder: Path) -> tuple[Report, Verdict]:
    """The report and verdict of one pair of seeds/."""
    source, target = (
        Document(f"seeds/{folder.name}/{name}", (folder / name).read_text("utf-8"))
        for name in ("source.txt", "target.txt")
    )
    report = auditor.audit(source, target)
    return report, decide(Outcome.of(report), Thresholds(auditor.config.fail_on, auditor.config.min_quality))


def render(auditor: Auditor) -> Iterator[tuple[Path, str]]:
    """Each report's file and what it should hold, pair by pair."""
    for folder in sorted(path.parent for path in SEEDS.glob("*/gold.json")):
        report, verdict = audit(auditor, folder)
        yield REPORTS / f"{folder.name}.txt", terminal.render(report, verdict, width=WIDTH, color=False)
        yield REPORTS / f"{folder.name}.json", json.render(report, verdict)
        yield REPORTS / f"{folder.name}.html", html.render(report, verdict)


def picture(auditor: Auditor) -> str:
    """The top of a terminal report in colour."""
    text = terminal.render(*audit(auditor, SEEDS / PICTURED), width=WIDTH, color=True)
    return svg([Text.from_ansi(line) for line in text.splitlines()[:PICTURED_LINES]], "mtaudit", WIDTH)


def svg(lines: Iterable[RenderableType], title: str, width: int) -> str:
    """What a terminal of `width` columns shows, as SVG that asks no server for a font."""
    console = Console(file=io.StringIO(), record=True, width=width, force_terminal=True, color_system="truecolor")
    for line in lines:
        console.print(line, soft_wrap=True)
    template = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title=title, code_format=template, unique_id="mtaudit")


if __name__ == "__main__":
    loaded = Auditor()
    for path, content in [*render(loaded), (REPORTS / "terminal.svg", picture(loaded))]:
        path.write_text(content, encoding="utf-8", newline="\n")
        print(path.name)
