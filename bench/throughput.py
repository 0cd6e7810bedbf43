"""What a warm audit costs on one core, beside the floor: spaCy's parse of the two texts, without which there is none.

usage: python -m bench.throughput [--data DIR]

The pairs are sentences of the development data put together, 30 a side. Audits and floor are timed in turn in one
process, of which the best run of each counts: seconds are of the processor, but what else runs there takes its caches.
The floor is spaCy as it comes; on a processor that its BLIS does not know, NumPy multiplies faster, as it does in
audits, so that floor is told, too. Memory is that of a process which does nothing but audit such pairs.
"""

import argparse
import gc
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from thinc.api import use_ops

from bench.corpora import DEFAULT_DATA, Pair, rows
from bench.cost import peak
from mtaudit.auditor import Auditor
from mtaudit.config import Config

PAIRS, SENTENCES = 16, 30
RUNS = 3
ONE_THREAD = {"OMP_NUM_THREADS": "1"}  # of NumPy's matrix products; read when it is imported


def articles(data: Path) -> list[Pair]:
    """Originals and copies of 30 sentences: people's second translations, and machines' back-translations."""
    pool = [
        (row["source"], row["target"])
        for name in ("human_pairs_dev", "backtranslation_dev")
        for row in rows(name, data)
    ]
    random.Random(1).shuffle(pool)
    parts = (pool[start : start + SENTENCES] for start in range(0, PAIRS * SENTENCES, SENTENCES))
    return [("\n".join(source for source, _ in part), "\n".join(target for _, target in part)) for part in parts]


def seconds(work: Callable[[str, str], object], pairs: list[Pair]) -> float:
    """Of the processor, for a pair."""
    start = time.process_time()
    for source, target in pairs:
        work(source, target)
    return (time.process_time() - start) / len(pairs)


def measure(data: Path, *, floor: bool) -> dict[str, float]:
    """Seconds a pair of an audit and, if asked for, of the floor; the peak memory of this process (GB)."""
    gc.set_threshold(50_000, 20, 20)  # as the command does
    pairs, auditor = articles(data), Auditor(threads=1)
    work: dict[str, Callable[[str, str], object]] = {"audit": auditor.audit}
    if floor:
        load = import_module(Config().spacy_model).load
        parse = load()
        with use_ops("numpy", use_blis=False):
            parse_by_numpy = load()
        work["floor"] = lambda source, target: (parse(source), parse(target))
        work["floor by NumPy"] = lambda source, target: (parse_by_numpy(source), parse_by_numpy(target))
    for warm in work.values():
        warm(*pairs[0])
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(RUNS if floor else 1):
        for name, function in work.items():
            times[name].append(seconds(function, pairs))
    return {name: min(found) for name, found in times.items()} | {"peak": peak()}


def apart(data: Path, *options: str) -> dict[str, float]:
    """The same, measured in a process of its own on one thread."""
    command = (sys.executable, "-m", "bench.throughput", "--data", str(data), "--json", *options)
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=os.environ | ONE_THREAD)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def figures(data: Path = DEFAULT_DATA) -> dict[str, float]:
    """Seconds a pair, how often the floor that is, and memory, by name."""
    timed, alone = apart(data, "--floor"), apart(data)
    return {
        "throughput, seconds: a pair of 30 sentences": timed["audit"],
        "throughput, seconds: its parse alone": timed["floor"],
        "throughput, seconds: its parse alone, products by NumPy": timed["floor by NumPy"],
        "throughput, audit over parse alone": timed["audit"] / timed["floor"],
        "throughput, audit over parse alone, products by NumPy": timed["audit"] / timed["floor by NumPy"],
        "throughput, peak GB": alone["peak"],
    }


def main() -> None:
    """Print the figures; with --json, those of this process alone."""
    parser = argparse.ArgumentParser(prog="python -m bench.throughput", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--floor", action="store_true")
    options = parser.parse_args()
    if options.json:
        print(json.dumps(measure(options.data, floor=options.floor)))
        return
    for name, value in figures(options.data).items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
