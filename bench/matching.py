"""Whether `match` finds the original of a copy among many sources, and none where there is none; and what that costs.

usage: python -m bench.matching [--data DIR]

The sources are the originals of all documents. The targets are made from some of them: a translation, whole or a third
of it; and the cases of the alignment, whose sentences are merged, split, dropped, added, replaced, moved. Another
source found is an error, though shops repeat themselves, and newspapers quote the same speech.

The cost is that of the command, in processes of its own, with 10,000 files of 1,000 words put together from sentences
of other texts. Seconds are of the processor: the machine may have other things to do.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.corpora import DEFAULT_DATA, DEFAULT_SEEDS, Pair, rows
from mtaudit.matching import find_sources, match, open_index
from mtaudit.matching.index import Index
from mtaudit.matching.sources import Sources
from mtaudit.model import Document

SOURCES, LENGTH = 10_000, 1_000  # files, and words of each
EVERY = 5  # documents and cases of which one is a target
CONDITIONS = ("edited", "moved", "hard")
MAX_BYTES = 2_000_000
ORIGINAL_OF: Mapping[str, str] = {
    "copy_of_001.txt": "original_001.txt"
}  # the other seeds are reports of the same event


def figures(data: Path = DEFAULT_DATA) -> dict[str, float]:
    """What is found among the seeds and among the documents, and the cost of a search among many sources."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few", Path(folder) / "many"
        few.mkdir()
        many.mkdir()
        return {"matching, seeds: right": seeds(data.parent / "seeds")} | recall(data, few) | cost(data, many)


def copied(text: str, sources: Sources, index: Index) -> list[str]:
    """The names of the sources that a text is found to be a copy of, the likeliest first."""
    found = match(Document("target", text), sources, index, max_bytes=MAX_BYTES).copied
    return [Path(one.path).name for one in found]


def seeds(folder: Path = DEFAULT_SEEDS) -> float:
    """Share of the seeds of which the right original is found, or rightly none, among all the others."""
    targets = sorted(path for path in folder.glob("*.txt") if path.name not in ORIGINAL_OF.values())
    with open_index(None) as index:
        right = [
            copied(target.read_text("utf-8"), find_sources([str(folder)], [str(target)]), index)
            == [name for name in ORIGINAL_OF.values() if ORIGINAL_OF.get(target.name) == name]
            for target in targets
        ]
    return sum(right) / len(right)


def recall(data: Path, folder: Path) -> dict[str, float]:
    """By what the target is: how often the original comes first, and how often another is taken for one, too."""
    documents = list(rows("documents_dev", data))
    for row in documents:
        (folder / _name(row)).write_text("\n".join(row["source"]), encoding="utf-8")
    edited = [row for row in rows("alignment_dev", data) if row["condition"] in CONDITIONS]
    kinds: dict[str, list[Pair]] = {
        "translations": [(_name(row), "\n".join(_translation(row))) for row in documents[::EVERY]],
        "a third of them": [(_name(row), "\n".join(_third(_translation(row)))) for row in documents[::EVERY]],
        "edited": [(_name(row), row["target"]) for row in edited[::EVERY]],
    }
    measured: dict[str, float] = {}
    with open_index(None) as index:
        sources = find_sources([str(folder)], [])
        for kind, targets in kinds.items():
            found = [(name, copied(text, sources, index)) for name, text in targets]
            measured[f"matching, recall at 1: {kind}"] = sum(names[:1] == [name] for name, names in found) / len(found)
            measured[f"matching, others found, too: {kind}"] = sum(set(names) > {name} for name, names in found) / len(
                found
            )
    return measured


def _name(row: Mapping[str, Any]) -> str:
    return f"{row['set']}-{row['doc']}.txt"


def _translation(row: Mapping[str, Any]) -> Sequence[str]:
    """That of one system, which differs from document to document."""
    systems = sorted(row["targets"])
    sentences: Sequence[str] = row["targets"][systems[len(row["doc"]) % len(systems)]]
    return sentences


def _third(sentences: Sequence[str]) -> Sequence[str]:
    start, size = len(sentences) // 3, max(1, len(sentences) // 3)
    return sentences[start : start + size]


def cost(data: Path, folder: Path) -> dict[str, float]:
    """What it costs to make the index, and to search with it; and the size of it."""
    for number, text in enumerate(_texts(data)):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    target, index = folder / "0.txt", folder.parent / "index"
    return {
        f"matching, seconds: {SOURCES:,} sources indexed": _seconds(target, folder, index),
        f"matching, seconds: {SOURCES:,} sources searched": _seconds(target, folder, index),
        f"matching, MB of the index: {SOURCES:,} sources": index.stat().st_size / 1e6,
    }


def _texts(data: Path) -> Iterator[str]:
    """Texts of different sentences in any order, each in several of them."""
    sentences = list(dict.fromkeys(row["source"] for row in rows("da_to_english", data)))
    random_ = random.Random(1)
    for _ in range(SOURCES):
        chosen: list[str] = []
        words = 0
        while words < LENGTH:
            chosen.append(random_.choice(sentences))
            words += len(chosen[-1].split())
        yield "\n".join(chosen)


def _seconds(target: Path, folder: Path, index: Path) -> float:
    """Processor seconds of one search by the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mtaudit.cli", "match", str(target), str(folder), "--index", str(index)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"exit code {done.returncode} of {command}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    for name, value in figures(parser.parse_args().data).items():
        print(f"{name:50} {value:9.3f}")


if __name__ == "__main__":
    main()
