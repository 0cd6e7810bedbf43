"""What aligning long documents costs, and whether they align as well as short ones do.

usage: python -m bench.cost [--data DIR]

The documents are different texts one after the other, with one translation each, edited: sentences merged, split,
dropped, added, replaced, blocks moved. Texts of another making are timed beside them: a document rearranged, one whose
every sentence is the same, one of other words throughout, one in reverse. Each is aligned in a process of its own, so
that its peak memory is its own. Seconds are of the processor: the machine may have other things to do.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from math import log
from pathlib import Path

from bench.alignment import Links, f1, ours
from bench.corpora import DEFAULT_DATA, rows
from bench.edits import Beads, Case, edited

SHORT, SMALL, LARGE = 40, 2_000, 20_000  # source sentences
STRANGE = 500  # sentences kept aside: additions come from among them
READABLE = -0.7  # least standardised score of a translation
SENTENCES_PER_MOVE = 1000
PART = 500  # sentences of a part where a document is rearranged


@cache
def translations(data: Path) -> list[tuple[str, str]]:
    """Different source sentences, in the order of their documents, each with a translation that people understood."""
    found = defaultdict(list)
    for row in rows("da_to_english", data):
        if row["z"] > READABLE:
            found[row["set"], row["segment"], row["source"]].append(row["target"])
    pairs = {source: min(targets) for (_, _, source), targets in sorted(found.items())}
    pairs |= {row["source"]: row["target"] for row in rows("mqm_spans_2020", data)}
    pairs |= {row["source"]: row["target"] for row in rows("mqm_spans_ted", data)}
    return list(pairs.items())


def article(size: int, data: Path) -> Case:
    """A long document of so many source sentences, edited."""
    return _real(translations(data), size)


def _real(pairs: list[tuple[str, str]], size: int) -> Case:
    return edited(pairs[:size], [s for s, _ in pairs[-STRANGE:]], random.Random(1), size // SENTENCES_PER_MOVE)


def _rearranged(pairs: list[tuple[str, str]], size: int) -> Case:
    parts = [range(start, min(start + PART, size)) for start in range(0, size, PART)]
    random.Random(1).shuffle(parts)
    order = [k for part in parts for k in part]
    target = [pairs[k][1] for k in order]
    return Case([s for s, _ in pairs[:size]], target, [((k,), (place,)) for place, k in enumerate(order)])


def _reversed(pairs: list[tuple[str, str]], size: int) -> Case:
    gold: Beads = [((k,), (size - 1 - k,)) for k in range(size)]
    return Case([s for s, _ in pairs[:size]], [t for _, t in pairs[:size]][::-1], gold)


def _monotonous(_: list[tuple[str, str]], size: int) -> Case:
    return Case(["It rained."] * size, ["It was raining."] * size, [((k,), (k,)) for k in range(size)])


def _different(pairs: list[tuple[str, str]], size: int) -> Case:
    words = {word: f"x{number:x}".translate(str.maketrans("0123456789", "ghijklmnop"))
             for number, word in enumerate(sorted({word for s, _ in pairs for word in s.split()}))}  # fmt: skip
    target = [" ".join(words[word] for word in s.split()) for s, _ in pairs[:size]]
    return Case([s for s, _ in pairs[:size]], target, [])


TEXTS: Mapping[str, Callable[[list[tuple[str, str]], int], Case]] = {
    "edited": _real,
    "parts rearranged": _rearranged,
    "reversed": _reversed,
    "one sentence over and over": _monotonous,
    "no word shared": _different,
}


def peak() -> float:
    """GB that this process held at most; `ru_maxrss` would count what its parent held when it was started."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024**2


def measure(text: str, size: int, data: Path) -> dict[str, float]:
    """Source sentences, seconds, link F1, and the peak memory of this process (GB)."""
    pairs = translations(data)
    case = TEXTS[text](pairs, min(size, len(pairs) - STRANGE))
    start = time.process_time()
    links = ours(case.source, case.target)
    seconds = time.process_time() - start
    return {"sentences": len(case.source), "seconds": seconds, "F1": micro_f1([(links, case)]), "peak": peak()}


def in_parts(data: Path) -> float:
    """Link F1 of the longest document's texts, edited and aligned a few sentences at a time."""
    pairs, rng = translations(data), random.Random(1)
    strange = [source for source, _ in pairs[-STRANGE:]]
    cases = [edited(pairs[k : k + SHORT], strange, rng) for k in range(0, len(pairs) - STRANGE, SHORT)]
    return micro_f1([(ours(case.source, case.target), case) for case in cases])


def micro_f1(results: Iterable[tuple[Links, Case]]) -> float:
    """Link F1 over all results together."""
    right = said = expected = 0
    for links, case in results:
        gold = {(i, j) for source, target in case.gold for i in source for j in target}
        right, said, expected = right + len(links & gold), said + len(links), expected + len(gold)
    return f1(right, said, expected)


def apart(text: str, size: int, data: Path) -> dict[str, float]:
    """The same, measured in a process of its own."""
    command = (sys.executable, "-m", "bench.cost", "--data", str(data), "--only", text, "--size", str(size))
    found: dict[str, float] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return found


def figures(data: Path = DEFAULT_DATA) -> dict[str, float]:
    """Seconds, peak memory, link F1 and the exponent with which seconds grow, by name."""
    small, large = apart("edited", SMALL, data), apart("edited", LARGE, data)
    found = {
        "alignment cost, seconds: 2,000 × 2,000": small["seconds"],
        "alignment cost, seconds: 20,000 × 20,000": large["seconds"],
        "alignment cost, peak GB: 20,000 × 20,000": large["peak"],
        "alignment cost, exponent: 2,000 to 20,000": log(large["seconds"] / small["seconds"])
        / log(large["sentences"] / small["sentences"]),
        "alignment long, link F1: the same texts, 40 sentences at a time": in_parts(data),
        "alignment long, link F1: 2,000 × 2,000": small["F1"],
        "alignment long, link F1: 20,000 × 20,000": large["F1"],
    }
    for text in list(TEXTS)[1:]:
        hostile = apart(text, LARGE, data)
        found[f"alignment cost, seconds: 20,000 × 20,000, {text}"] = hostile["seconds"]
        if text == "parts rearranged":
            found[f"alignment long, link F1: 20,000 × 20,000, {text}"] = hostile["F1"]
    return found


def main() -> None:
    """Print the figures; with --only, one measurement as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.cost", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--only", choices=list(TEXTS))
    parser.add_argument("--size", type=int, default=SMALL)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(measure(options.only, options.size, options.data)))
        return
    for name, value in figures(options.data).items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
