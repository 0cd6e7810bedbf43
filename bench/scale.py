"""What auditing a long article costs: seconds, the peak of memory, and how both grow; and what hostile texts cost.

usage: python -m bench.scale [--data DIR]

The articles are texts one after the other, with one translation each, edited as in `bench.cost`: sentences merged,
split, dropped, added, replaced, blocks moved. Each is audited in a process of its own, so that its peak memory is its
own. Seconds are of the processor: the machine may have other things to do.
"""

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from math import log
from pathlib import Path

from bench.corpora import DEFAULT_DATA
from bench.cost import article, peak
from mtaudit.auditor import Auditor
from mtaudit.gate import decide
from mtaudit.model import Thresholds
from mtaudit.report.formats import Format, render

SIZES = (1_250, 2_500, 5_000, 10_000)  # source sentences: 0.13 to 1 MB
USUAL = SIZES[:2]  # what every run of all figures has time for
PARAGRAPH = 4  # sentences
MEGABYTES = 2_000_000  # characters of a hostile text, the most that is read
WORDS = "The council approved the plan after a long debate and the mayor thanked all who came to the meeting while "

HOSTILE: Mapping[str, Callable[[int], str]] = {
    "one word": lambda size: "a" * size,
    "brackets": lambda size: "(" * size,
    "emoji": lambda size: "\N{GRINNING FACE}" * size,
    "digits": lambda size: "1234567890" * (size // 10),
    "lines of one letter": lambda size: "x\n" * (size // 2),
    "marks": lambda size: "a, " * (size // 3),
    "empty lines": lambda size: "\n" * size,
}
"""Texts of one line without a stop, or of none."""
WHOLE: Mapping[str, Callable[[int], str]] = {
    "words without stops": lambda size: WORDS * (size // len(WORDS)),
    "short sentences": lambda size: "It rained. " * (size // 11),
}
"""Texts that are audited to their end, which takes minutes: measured by `python -m bench.scale` alone."""


def measure(source: str, target: str) -> dict[str, float]:
    """Seconds of the audit and of its HTML page, and the peak memory of this process (GB); it ought to be a new one."""
    gc.set_threshold(50_000, 20, 20)  # as the command does
    start = time.process_time()
    report = Auditor().audit(source, target)
    audited = time.process_time()
    page = render(Format.HTML, report, decide(report, Thresholds()))
    shown = time.process_time()
    return {
        "units": len(report.units),
        "auditable": report.auditable,
        "complete": report.complete,
        "seconds": audited - start,
        "page seconds": shown - audited,
        "page MB": len(page) / 1e6,
        "peak": peak(),
    }


def apart(text: str, size: int, data: Path) -> dict[str, float]:
    """What an article of so many sentences costs, or a hostile text of so many characters, in a process of its own."""
    command = (sys.executable, "-m", "bench.scale", "--data", str(data), "--only", text, "--size", str(size))
    found: dict[str, float] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return found


def figures(
    data: Path = DEFAULT_DATA, sizes: tuple[int, ...] = USUAL, hostile: Mapping[str, object] = HOSTILE
) -> dict[str, float]:
    """Seconds, peak memory, the exponent with which seconds grow, and what the worst hostile text takes, by name."""
    found: dict[str, float] = {}
    articles = {size: apart("article", size, data) for size in sizes}
    for size, cost in articles.items():
        found |= {
            f"scale, seconds: audit of {size:,} sentences": cost["seconds"],
            f"scale, seconds: HTML page of {size:,} sentences": cost["page seconds"],
            f"scale, peak GB: {size:,} sentences": cost["peak"],
        }
    first, last = min(sizes), max(sizes)
    name = f"scale, exponent: {first:,} to {last:,} sentences"
    found[name] = log(articles[last]["seconds"] / articles[first]["seconds"]) / log(last / first)
    found["scale, incomplete audits"] = sum(not cost["complete"] for cost in articles.values())
    costs = {name: apart(name, MEGABYTES, data) for name in hostile}
    found["scale, seconds: the worst hostile text of 2 MB"] = max(cost["seconds"] for cost in costs.values())
    found["scale, peak GB: the worst hostile text of 2 MB"] = max(cost["peak"] for cost in costs.values())
    return found


def _texts(name: str, size: int, data: Path) -> tuple[str, str]:
    if name != "article":
        source = {**HOSTILE, **WHOLE}[name](size)
        return source, f"{source[: size // 2]} not {source[size // 2 : -5]}"
    case = article(size, data)
    return _joined(case.source), _joined(case.target)


def _joined(sentences: list[str]) -> str:
    starts = range(0, len(sentences), PARAGRAPH)
    return "\n\n".join(" ".join(sentences[start : start + PARAGRAPH]) for start in starts)


def main() -> None:
    """Print the figures of all sizes and texts; with --only, one measurement as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--only", choices=["article", *HOSTILE, *WHOLE])
    parser.add_argument("--size", type=int, default=USUAL[0])
    options = parser.parse_args()
    if options.only:
        print(json.dumps(measure(*_texts(options.only, options.size, options.data))))
        return
    for name, value in figures(options.data, SIZES, {**HOSTILE, **WHOLE}).items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
