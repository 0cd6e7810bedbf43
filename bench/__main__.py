"""Every figure in one table, against its pinned floor. Exit code 1 when one slips, 0 when all hold or data is absent.

usage: python -m bench [--part quality|cost] [--only GROUP…] [--data DIR] [--markdown PATH]

Figures of quality may be measured while the machine has other things to do; those of cost may not.
"""

import argparse
import sys
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import (
    alarms,
    alignment,
    batch,
    cost,
    diffs,
    fuzz,
    judge,
    matching,
    menli,
    planted,
    profiles,
    scale,
    seeds,
    spans,
    speed,
    throughput,
    words,
)
from bench.audits import Audits
from bench.bootstrap import Estimate
from bench.cached import CachedAuditor
from bench.corpora import DEFAULT_DATA
from mtaudit.auditor import Auditor

THIN = 3  # of the rows that measure the judge each third; all of them is `python -m bench.judge`
FUZZED = 1_000  # inputs; the whole ten thousand is `python -m bench.fuzz`
FLOORS = Path(__file__).with_name("floors.toml")
Figures = Mapping[str, float | Estimate]


Groups = Mapping[str, Callable[[], Figures]]
PARTS = ("quality", "cost")


def qualities(auditor: Auditor, data: Path) -> Groups:
    """The groups of figures that do not depend on time, by name, each computed when called."""
    audits = Audits(auditor)
    return {
        "seeds": lambda: seeds.figures(auditor, data.parent / "seeds"),
        "alignment": lambda: alignment.figures(data),
        "words": lambda: words.figures(auditor.annotator, data),
        "planted": lambda: planted.figures(auditor, data),
        "alarms": lambda: alarms.figures(audits, data),
        "spans": lambda: spans.figures(audits, data),
        "menli": lambda: menli.figures(audits, data, THIN),
        "judge": lambda: judge.figures(audits, data, THIN),
        "profiles": lambda: profiles.figures(auditor, data),
        "diffs": lambda: diffs.figures(auditor, data),
        "fuzz": lambda: fuzz.figures(Auditor(), FUZZED),
    }


def costs(data: Path) -> Groups:
    """The groups of figures of time and memory."""
    return {
        "cost": lambda: cost.figures(data),
        "matching": lambda: matching.figures(data),
        "speed": lambda: speed.figures(data),
        "scale": lambda: scale.figures(data),
        "throughput": lambda: throughput.figures(data),
        "batch": lambda: batch.figures(data),
    }


def pins(parts: Sequence[str]) -> Mapping[str, Mapping[str, float]]:
    """The limits of the figures of some parts: of each kind, `at_least` and `at_most`, by the figure's name."""
    tables = tomllib.loads(FLOORS.read_text("utf-8"))
    return {kind: {k: v for part in parts for k, v in tables[part][kind].items()} for kind in ("at_least", "at_most")}


def value_of(figure: float | Estimate) -> float:
    """A figure without its interval."""
    return figure.value if isinstance(figure, Estimate) else figure


def shown(figure: float | Estimate) -> tuple[str, str]:
    """A figure and its interval, "" where it has none."""
    interval = f"{figure.low:.3f}–{figure.high:.3f}" if isinstance(figure, Estimate) else ""
    return f"{value_of(figure):.3f}", interval


def slipped(name: str, value: float, floors: Mapping[str, Mapping[str, float]]) -> str:
    """How a figure stands to its pin: "≥ 0.96" or "≤ 0.05", with a cross where it slipped; "" for none."""
    if name in floors["at_least"]:
        return f"{'' if value >= floors['at_least'][name] else '✗ '}≥ {floors['at_least'][name]:g}"
    if name in floors["at_most"]:
        return f"{'' if value <= floors['at_most'][name] else '✗ '}≤ {floors['at_most'][name]:g}"
    return ""


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--part", choices=PARTS, help="one half of all groups; together they are all")
    parser.add_argument("--only", nargs="+", default=(), metavar="GROUP")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--markdown", type=Path, help="also write the table there")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"SKIPPED: NOTHING WAS MEASURED, the development data is not at {options.data}.")
        return 0
    parts = [options.part] if options.part else PARTS
    both = {"quality": qualities(CachedAuditor(), options.data), "cost": costs(options.data)}
    available = {name: group for part in parts for name, group in both[part].items()}
    if unknown := set(options.only) - set(available):
        parser.error(f"no group {sorted(unknown)[0]}; there are {', '.join(available)}")
    floors = pins(parts)
    measured: dict[str, float | Estimate] = {}
    for name in options.only or available:
        start = time.perf_counter()
        measured |= available[name]()
        print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    rows = [(name, *shown(figure), slipped(name, value_of(figure), floors)) for name, figure in measured.items()]
    table = Table("figure", "value", "95%", "pinned")
    for row in rows:
        table.add_row(*row)
    Console(width=110).print(table)
    if options.markdown:
        lines = ["| figure | value | 95% | pinned |", "| --- | ---: | --- | --- |"]
        lines += [f"| {' | '.join(row)} |" for row in rows]
        options.markdown.write_text("\n".join(lines) + "\n", encoding="utf-8")
    missing = [] if options.only else sorted({*floors["at_least"], *floors["at_most"]} - set(measured))
    failed = [name for name, _, _, pinned in rows if pinned.startswith("✗")]
    for name in missing:
        print(f"pinned, but not measured: {name}")
    for name in failed:
        print(f"slipped: {name}")
    print(f"{len(measured)} figures, {len(failed)} slipped")
    return 1 if failed or missing else 0


if __name__ == "__main__":
    sys.exit(main())
