"""Start-up and one cold audit, beside a Python process that only loads the spaCy model and parses the two texts; the
judge alone, warm.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.corpora import DEFAULT_DATA, Pair, rows
from mtaudit import align
from mtaudit.config import Config
from mtaudit.encode import Encoder
from mtaudit.judge import Judge

RUNS = 5  # the quickest counts: other processes only ever add
FLOOR = f"""
import sys, {Config().spacy_model} as model
nlp = model.load()
for path in sys.argv[1:]:
    nlp(open(path, encoding="utf-8").read())
"""
LOAD = "from mtaudit.judge import Judge; from mtaudit.encode import Encoder; Judge(Encoder())"


def seconds(*command: str) -> float:
    """Wall time of a command, the best of several runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - start)
        if done.returncode not in (0, 1):  # passed or failed, but not what ended before it began
            raise RuntimeError(f"exit code {done.returncode} of {command}")
    return min(times)


def figures(data: Path = DEFAULT_DATA) -> dict[str, float]:
    """Seconds of `--help` and of an audit of the real pair, and the latter over its floor; those of the judge."""
    pair = [data.parent / "seeds" / name for name in ("original_001.txt", "copy_of_001.txt")]
    mtaudit = (sys.executable, "-m", "mtaudit.cli")
    floor, audit = seconds(sys.executable, "-c", FLOOR, *map(str, pair)), seconds(*mtaudit, "audit", *map(str, pair))
    sentences = align(*(path.read_text("utf-8") for path in pair)).units
    article = [(unit.source.text, unit.target.text) for unit in sentences if unit.source and unit.target]
    units = [(row["source"], row["target"]) for row in rows("human_pairs_dev", data)]
    judge = Judge(Encoder())
    judging(judge, article)  # warm up
    return {
        "seconds: --help": seconds(*mtaudit, "--help"),
        "seconds: audit of the seed pair, cold": audit,
        "cold audit over load-and-parse alone": audit / floor,
        "judge, seconds: a process that only loads it": seconds(sys.executable, "-c", LOAD),
        "judge, seconds: the seed pair": min(judging(judge, article) for _ in range(RUNS)),
        "judge, units a second: human pairs": len(units) / judging(judge, units),
    }


def judging(judge: Judge, pairs: Sequence[Pair]) -> float:
    """Seconds that judging all of the pairs takes."""
    start = time.perf_counter()
    for _ in judge.judge(pairs):
        pass
    return time.perf_counter() - start
