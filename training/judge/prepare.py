"""Makes what the judge learns from: planted errors, word counts, and every text's vectors.

    python -m training.judge.prepare --work FOLDER [--data ../shared/data]

Writes FOLDER/planted (see `plant`), FOLDER/fluency*.npz (see `fluency`) and FOLDER/store (see `encode`). What is there
already is left as it is, so an interrupted run goes on where it stopped.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.corpora import DEFAULT_DATA, rows
from mtaudit.annotate import Annotator, Parse
from mtaudit.config import Config
from training.judge.data import EXPERTS, assessed_groups, planted_groups
from training.judge.encode import Store
from training.judge.evaluate import Sets
from training.judge.fluency import count, half
from training.judge.plant import good_translations, held_out, plant


class Batch(NamedTuple):
    """Errors planted in one go, in the translations from `first` to before `last`."""

    seed: int
    first: int
    last: int
    each: int


BATCHES = (Batch(1, 0, 9000, 4), Batch(2, 0, 9000, 3), Batch(3, 0, 9000, 4), Batch(4, 9000, 18000, 6))


def write_planted(data: Path, folder: Path) -> None:
    """Plant the batches that are not there."""
    missing = {batch: folder / f"planted-{batch.seed}.jsonl.gz" for batch in BATCHES}
    missing = {batch: path for batch, path in missing.items() if not path.exists()}
    if not missing:
        return
    folder.mkdir(parents=True, exist_ok=True)
    pairs = good_translations(data)
    annotator = Annotator(Config().spacy_model)
    parses: dict[str, Parse] = {}
    for batch, path in missing.items():
        chosen = pairs[batch.first : batch.last]
        new = sorted({text for pair in chosen for text in pair} - parses.keys())
        parses.update(zip(new, annotator.parse(new), strict=True))
        unfinished = path.with_suffix(".new")
        with gzip.open(unfinished, "wt", encoding="utf-8", compresslevel=3) as out:
            for row in plant(chosen, parses, batch.each, batch.seed):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        unfinished.replace(path)
        print(f"{path.name}: planted in {len(chosen)} translations", flush=True)


def write_counts(data: Path, folder: Path) -> None:
    """Count the words of good English, once all of it and twice without a half, unless that was done.

    That is the human side of the direct assessments and the translations rated above average, without what the
    measuring sets have; fluency-0 and fluency-1 lack one half of the sources each, for a model must not find familiar
    what it trains on.
    """
    if (folder / "fluency.npz").exists():
        return
    banned = held_out(data)
    halves: tuple[set[str], set[str]] = (set(), set())
    for row in rows("da_to_english", data):
        if row["source"] not in banned:
            halves[half(row["source"])].update([row["source"], *([row["target"]] if row["z"] > 0 else [])])
    for name, chosen in (("fluency-0", halves[1]), ("fluency-1", halves[0]), ("fluency", halves[0] | halves[1])):
        made = count(sorted(chosen))
        unfinished = folder / f"{name}.new"
        with unfinished.open("wb") as file:
            np.savez_compressed(file, keys=made.keys, counts=made.counts, total=made.total)
        unfinished.replace(folder / f"{name}.npz")
        print(f"{name}: {made.total} words, {len(made.keys)} sequences", flush=True)


def texts(data: Path, planted: Path) -> Iterator[str]:
    """All that is trained and measured on."""
    sources = set()
    for group in planted_groups(planted):
        sources.add(group.units[0].source)
        yield from group.texts()
    for group in assessed_groups(rows("da_to_english", data), sources):
        yield from group.texts()
    for name in EXPERTS:
        for row in rows(name, data):
            yield row["source"]
            yield row["target"]
    for pair in Sets(data).pairs():
        yield from pair


def main() -> None:
    """Plant, count, encode."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    write_planted(args.data, args.work / "planted")
    write_counts(args.data, args.work)
    Store(args.work / "store").add(texts(args.data, args.work / "planted"))


if __name__ == "__main__":
    main()
