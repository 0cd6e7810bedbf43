"""What Ray costs beside the worker processes of one machine: the same pairs, two workers of one thread each.

usage: python -m bench.ray [--pairs N] [--data DIR]

Seconds are of the clock, so the machine ought to be quiet. Ray's are of a cluster that is started for the purpose;
one that stands already has only to load the models.
"""

import argparse
import json
import os
import tempfile
import time
from functools import partial
from pathlib import Path

from bench.batch import Measured, jobs, measured
from bench.corpora import DEFAULT_DATA
from mtaudit.batch.job import Job, Text
from mtaudit.batch.pages import Pages
from mtaudit.batch.parts import Parts
from mtaudit.batch.process import audits
from mtaudit.batch.ray import audited, cluster, planned
from mtaudit.batch.run import Tally
from mtaudit.batch.work import signature
from mtaudit.config import Config

PAIRS = 64  # too few for a figure: start-up is most of it
WORKERS = 2


def row(job: Job) -> str:
    """A line of a manifest."""
    assert isinstance(job.source, Text)
    assert isinstance(job.target, Text)
    return json.dumps({"id": job.id, "source_text": job.source.text, "target_text": job.target.text}) + "\n"


def on_ray(manifest: Path, out: Path, count: int) -> Measured:
    """What it takes actors to audit a manifest; memory is not looked at."""
    start, parts, ends = time.perf_counter(), Parts(str(out), signature(Config())), list[tuple[float, int]]()

    def told(tally: Tally) -> None:
        if tally.audited:
            ends.append((time.perf_counter(), tally.audited))

    with cluster():
        audited(planned(str(manifest), parts), parts, Config(), WORKERS, told)
    (first, before), (last, _) = ends[WORKERS - 1], ends[-1]  # each worker has loaded its models and done a block
    return Measured(time.perf_counter() - start, (last - first) * count / (count - before), 0)


def figures(data: Path = DEFAULT_DATA, count: int = PAIRS) -> dict[str, float]:
    """Seconds of Ray over those of the local pool, in all and once models are loaded."""
    with tempfile.TemporaryDirectory() as folder:
        work, manifest = list(jobs(data, count)), Path(folder, "pairs.jsonl")
        manifest.write_text("".join(map(row, work)), encoding="utf-8")
        local = measured(partial(audits, Config(), Pages.NONE, Path(folder)), work, WORKERS)
        ray = on_ray(manifest, Path(folder, "ray"), count)
    return {
        "ray: seconds over those of the local pool": ray.seconds / local.seconds,
        "ray: seconds over those of the local pool, models loaded": ray.warm / local.warm,
        "ray: seconds that it takes longer": ray.seconds - local.seconds,
    }


def main() -> None:
    """Measure as many pairs as wanted."""
    parser = argparse.ArgumentParser(prog="python -m bench.ray", description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    options = parser.parse_args()
    os.environ.pop("RAY_ADDRESS", None)
    for name, value in figures(options.data, options.pairs).items():
        print(f"{name}: {value:.2f}")


if __name__ == "__main__":
    main()
