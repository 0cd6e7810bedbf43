"""Start-up and one cold audit, beside a Python process that only loads the spaCy model and parses the two texts."""

import subprocess
import sys
import time
from pathlib import Path

from bench.corpora import DEFAULT_SEEDS
from mtaudit.config import Config

RUNS = 5  # the quickest counts: other processes only ever add
FLOOR = f"""
import sys, {Config().spacy_model} as model
nlp = model.load()
for path in sys.argv[1:]:
    nlp(open(path, encoding="utf-8").read())
"""


def seconds(*command: str) -> float:
    """Wall time of a command, the best of several runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - start)
    return min(times)


def figures(folder: Path = DEFAULT_SEEDS) -> dict[str, float]:
    """Seconds of `--help` and of an audit of the real pair, and the latter over its floor."""
    pair = (str(folder / "original_001.txt"), str(folder / "copy_of_001.txt"))
    mtaudit = (sys.executable, "-m", "mtaudit.cli")
    floor, audit = seconds(sys.executable, "-c", FLOOR, *pair), seconds(*mtaudit, "audit", *pair)
    return {
        "seconds: --help": seconds(*mtaudit, "--help"),
        "seconds: audit of the seed pair, cold": audit,
        "cold audit over load-and-parse alone": audit / floor,
    }
