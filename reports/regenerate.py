"""Writes the sample reports: what mtaudit says of each pair of seeds/, as text, JSON and HTML.

usage: python reports/regenerate.py — after any change to what is found or how it is shown.
"""

from collections.abc import Iterator
from pathlib import Path

from mtaudit.auditor import Auditor
from mtaudit.gate import Outcome, Thresholds, decide
from mtaudit.model import Document
from mtaudit.report import html, json, terminal

REPORTS = Path(__file__).parent
SEEDS = REPORTS.parent / "seeds"
WIDTH = 100


def render(auditor: Auditor) -> Iterator[tuple[Path, str]]:
    """Each report's file and what it should hold, pair by pair."""
    for folder in sorted(path.parent for path in SEEDS.glob("*/gold.json")):
        source, target = (
            Document(f"seeds/{folder.name}/{name}", (folder / name).read_text("utf-8"))
            for name in ("source.txt", "target.txt")
        )
        report = auditor.audit(source, target)
        verdict = decide(Outcome.of(report), Thresholds(auditor.config.fail_on, auditor.config.min_quality))
        yield REPORTS / f"{folder.name}.txt", terminal.render(report, verdict, width=WIDTH, color=False)
        yield REPORTS / f"{folder.name}.json", json.render(report, verdict)
        yield REPORTS / f"{folder.name}.html", html.render(report, verdict)


if __name__ == "__main__":
    for path, text in render(Auditor()):
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.name)
