"""Fits the factors of `mtaudit/alignment/confidence.py` and prints them.

    python -m training.confidence [--data ../shared/data]

Temperature scaling, on edited copies of one half of the documents. The other half is for `bench/alignment.py`.
"""

import argparse
import random
from pathlib import Path
from unittest import mock

import numpy as np

from bench.alignment import held_out
from bench.corpora import DEFAULT_DATA, rows
from bench.edits import edited
from mtaudit.alignment import sentences
from mtaudit.alignment.confidence import log_odds
from mtaudit.alignment.similarity import Floats

MOVES = 2  # most blocks moved in a copy
SHORTEST = 6  # sentences of a document


def main() -> None:
    """Edit, align, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    data = parser.parse_args().data
    rng = random.Random(1)
    documents = [row for row in rows("documents_dev", data) if len(row["source"]) >= SHORTEST and not held_out(row)]
    seen: dict[str, list[tuple[float, bool]]] = {"BEAD": [], "NULL": []}
    with mock.patch.object(sentences, "calibrated", lambda step: step):  # the bare posteriors
        rng.shuffle(documents)
        for row, other in zip(documents, documents[1:] + documents[:1], strict=True):
            for target in row["targets"].values():
                case = edited(
                    list(zip(row["source"], target, strict=True)), other["source"], rng, rng.randint(0, MOVES)
                )
                gold = set(case.gold)
                for bead in sentences.align_sentences(case.source, case.target).beads:
                    kind = "BEAD" if bead.source and bead.target else "NULL"
                    seen[kind].append((log_odds(bead.confidence), (bead.source, bead.target) in gold))
    for kind, units in seen.items():
        print(f"{kind} = {_slope(*np.array(units, dtype=np.float64).T):.2f}  # {len(units)} units")


def _slope(odds: Floats, right: Floats) -> float:
    """The factor on log-odds under which what happened is most probable, by Newton's method."""
    slope = 1.0
    for _ in range(30):
        found = 1 / (1 + np.exp(-slope * odds))
        slope += float((odds * (right - found)).sum() / (odds**2 * found * (1 - found)).sum())
    return slope


if __name__ == "__main__":
    main()
