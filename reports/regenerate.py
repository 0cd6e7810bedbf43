"""Writes the sample reports, what mtaudit says of each pair of seeds/ as text, JSON and HTML, and two pictures of them.

usage: python reports/regenerate.py — after any change to what is found or how it is shown.
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console, RenderableType
from rich.text import Text

from mtaudit.auditor import Auditor
from mtaudit.gate import decide
from mtaudit.model import Document, Report, Thresholds, Verdict
from mtaudit.report import html, json, terminal

REPORTS = Path(__file__).parent
SEEDS = REPORTS.parent / "seeds"
WIDTH = 100
PICTURED, PICTURED_WIDTH, PICTURED_UNITS = "health", 88, 3
PAGE_SIZE, BATCH_SIZE = "1280,1760", "1280,1330"  # pixels of a browser's window
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def audit(auditor: Auditor, folder: Path) -> tuple[Report, Verdict]:
    """The report and verdict of one pair of seeds/."""
    source, target = (
        Document(f"seeds/{folder.name}/{name}", (folder / name).read_text("utf-8"))
        for name in ("source.txt", "target.txt")
    )
    report = auditor.audit(source, target)
    return report, decide(report, Thresholds())


def render(auditor: Auditor) -> Iterator[tuple[Path, str]]:
    """Each report's file and what it should hold, pair by pair."""
    for folder in sorted(path.parent for path in SEEDS.glob("*/gold.json")):
        report, verdict = audit(auditor, folder)
        yield REPORTS / f"{folder.name}.txt", terminal.render(report, verdict, width=WIDTH, color=False)
        yield REPORTS / f"{folder.name}.json", json.render(report, verdict)
        yield REPORTS / f"{folder.name}.html", html.render(report, verdict)


def screen(auditor: Auditor) -> str:
    """The top of a terminal report in colour, with its first units."""
    text = terminal.render(*audit(auditor, SEEDS / PICTURED), width=PICTURED_WIDTH, color=True)
    units = [match.start() for match in re.finditer(r"\n\n  \S*Sentence ", text)]
    lines = [*text[: units[PICTURED_UNITS]].splitlines(), ""]
    title = f"mtaudit audit seeds/{PICTURED}/source.txt seeds/{PICTURED}/target.txt"
    return svg([Text.from_ansi(line) for line in lines], title, PICTURED_WIDTH)


def svg(lines: Iterable[RenderableType], title: str, width: int) -> str:
    """What a terminal of `width` columns shows, as SVG that asks no server for a font."""
    console = Console(file=io.StringIO(), record=True, width=width, force_terminal=True, color_system="truecolor")
    for line in lines:
        console.print(line, soft_wrap=True)
    template = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title=title, code_format=template, unique_id="mtaudit")


def photograph_batch(picture: Path) -> None:
    """Has a browser keep what the summary of all pairs of seeds/ shows."""
    names = [path.parent.name for path in sorted(SEEDS.glob("*/gold.json"))]
    rows = [f"{name},seeds/{name}/source.txt,seeds/{name}/target.txt" for name in names]
    with tempfile.TemporaryDirectory() as folder:
        manifest = Path(folder) / "pairs.csv"
        manifest.write_text("\n".join(["id,source,target", *rows]), "utf-8")
        command = [sys.executable, "-m", "mtaudit", "batch", str(manifest), "--out", f"{folder}/out"]
        subprocess.run(command, check=False, capture_output=True, cwd=SEEDS.parent)
        photograph(Path(folder) / "out" / "index.html", picture, BATCH_SIZE)


def photograph(page: Path, picture: Path, size: str = PAGE_SIZE) -> None:
    """Has a browser without a window open the page and keep what it shows; says so where there is no browser."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"{picture.name} is as it was: there is no {BROWSERS[0]} on this machine to draw it.")
        return
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={size}"]
    command = [browser, *options, f"--screenshot={picture}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    print(picture.name)


if __name__ == "__main__":
    loaded = Auditor()
    for path, content in [*render(loaded), (REPORTS / "terminal.svg", screen(loaded))]:
        path.write_text(content, encoding="utf-8", newline="\n")
        print(path.name)
    photograph(REPORTS / f"{PICTURED}.html", REPORTS / "page.png")
    photograph_batch(REPORTS / "batch.png")
