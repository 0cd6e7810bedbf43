"""The judge's figures while it is being trained, on development data that it does not see in training.

    python -m training.judge.evaluate --work FOLDER --model FILE [--data ../shared/data]

What ships is measured by `python -m bench`, whose figures these are, but on a sample, without intervals, and for more
of what the judge says.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from bench.agreement import auc, best_mcc, mean, pair_accuracy, tau_b
from bench.bootstrap import Floats
from bench.corpora import DEFAULT_DATA, Pair, rows
from bench.experts import is_grave, penalty, segment, span_f1, wmt23
from mtaudit.judge.fluency import Fluency
from training.judge.batches import Batcher
from training.judge.data import is_kept_back
from training.judge.encode import Store
from training.judge.model import Judge

KEPT = 600  # rows of the expert data kept back from training
SAMPLE = 40  # rows of each DEMETR perturbation
THRESHOLDS = np.arange(0.05, 0.8, 0.025)  # of a token's probability of an error


@dataclass(frozen=True)
class Verdict:
    """What the judge says of one unit; token rows are (any, major, critical) probabilities."""

    penalty: float
    surprise: Floats  # major, critical: minus the logarithm of the chance that there is none
    target: Floats
    source: Floats
    offsets: NDArray[np.int32]  # of the target's tokens


def judge_all(model: Judge, batcher: Batcher, pairs: Sequence[Pair], size: int = 32) -> dict[Pair, Verdict]:
    """A verdict for each pair."""
    ordered = sorted(set(pairs), key=lambda pair: (max(batcher.length(text) for text in pair), pair))
    out: dict[Pair, Verdict] = {}
    model.eval()
    with torch.inference_mode():
        for start in range(0, len(ordered), size):
            chunk = ordered[start : start + size]
            sources, targets = zip(*chunk, strict=True)
            judged = model(model.read(batcher.side(sources)), model.read(batcher.side(targets)))
            target, source = (side[..., :3].sigmoid().cpu().numpy() for side in (judged.target, judged.source))
            surprise = judged.surprise.cpu().numpy()
            for row, (pair, cost) in enumerate(zip(chunk, judged.penalty.tolist(), strict=True)):
                n, m = (max(1, batcher.length(text) - 2) for text in pair)
                out[pair] = Verdict(cost, surprise[row], target[row, :m], source[row, :n], batcher.offsets(pair[1]))
    return out


class Sets:
    """The measuring sets, read once."""

    def __init__(self, data: Path) -> None:
        chance = random.Random(5)
        by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows("demetr_dev", data):
            by_kind[row["perturbation"]].append(row)
        self.demetr = []
        for kind in sorted(by_kind):
            chance.shuffle(by_kind[kind])
            if not kind.startswith("base"):
                self.demetr += by_kind[kind][:SAMPLE]
        self.mqm = wmt23(data)
        kept = [row for row in rows("mqm_spans_2020", data) if is_kept_back(row["doc"])]
        self.kept = chance.sample(kept, KEPT)
        self.back = list(rows("backtranslation_dev", data))
        self.human = list(rows("human_pairs_dev", data))
        self.cost = [penalty(row) for row in self.mqm]
        self.grave = [is_grave(row) for row in self.mqm]

    def pairs(self) -> list[Pair]:
        """All units."""
        every = [(row["source"], row[side]) for row in self.demetr for side in ("target", "perturbed")]
        others = (self.mqm, self.kept, self.back, self.human)
        return every + [(row["source"], row["target"]) for part in others for row in part]

    def figures(self, score: Callable[[Pair], float]) -> dict[str, float]:
        """What a score that grows with errors reaches on experts' marks and on back-translations."""
        found, back = ([score((r["source"], r["target"])) for r in part] for part in (self.mqm, self.back))
        statistics = {
            "mqm pair": pair_accuracy(self.cost, found, [segment(row) for row in self.mqm]),
            "mqm tau": tau_b(self.cost, found),
            "mqm auc": auc(found, self.grave),
            "mqm mcc": best_mcc(found, self.grave),
            "back auc": auc(back, [row["critical"] for row in self.back]),
        }
        return {name: statistic.value for name, statistic in statistics.items()}

    def accuracy(self, score: Callable[[Pair], float]) -> dict[str, float]:
        """DEMETR: how often the perturbed text scores above the clean one, by severity and perturbation, too."""
        right: dict[str, list[bool]] = defaultdict(list)
        for row in self.demetr:
            fine = score((row["source"], row["perturbed"])) > score((row["source"], row["target"]))
            for key in ("demetr", "demetr " + row["severity"], row["perturbation"]):
                right[key].append(fine)
        return {key: mean(values).value for key, values in right.items()}

    def span_f1(self, verdicts: Mapping[Pair, Verdict]) -> tuple[float, float]:
        """F1 of characters at the threshold that is best on documents kept back from training, and that threshold."""

        def at(threshold: float, table: Sequence[Mapping[str, Any]]) -> float:
            found = (verdicts[row["source"], row["target"]] for row in table)
            return span_f1(table, (_characters(verdict, threshold) for verdict in found)).value

        best = max(THRESHOLDS.tolist(), key=lambda threshold: at(threshold, self.kept))
        return at(best, self.mqm), best


def _characters(verdict: Verdict, threshold: float) -> set[int]:
    """The characters of the target's tokens at risk, and the space between two that follow each other."""
    out: set[int] = set()
    last = -9
    for start, end in verdict.offsets[verdict.target[: len(verdict.offsets), 0] >= threshold]:
        out.update(range(last if start - last == 1 else start, end))
        last = end
    return out


SCORES: Mapping[str, Callable[[Verdict], float]] = {
    "penalty": lambda verdict: verdict.penalty,
    "any major": lambda verdict: float(verdict.surprise[0]),
    "any critical": lambda verdict: float(verdict.surprise[1]),
    "likely major": lambda verdict: float(verdict.surprise[0] + 0.02 * verdict.penalty),
    "worst critical": lambda verdict: float(max(verdict.target[:, 2].max(), verdict.source[:, 2].max())),
}


def report(model: Judge, batcher: Batcher, sets: Sets) -> dict[str, float]:
    """All figures of the judge."""
    verdicts = judge_all(model, batcher, sets.pairs())
    out = sets.accuracy(lambda pair: verdicts[pair].penalty)
    critical = [(row["source"], row["perturbed"]) for row in sets.demetr if row["severity"] == "critical"]
    human = [(row["source"], row["target"]) for row in sets.human]
    for name, score in SCORES.items():
        scores = {pair: score(verdict) for pair, verdict in verdicts.items()}
        out |= {f"{name}: {key}": value for key, value in sets.figures(scores.__getitem__).items()}
        both = [scores[pair] for pair in critical + human]
        out[f"{name}: critical against human auc"] = auc(both, [True] * len(critical) + [False] * len(human)).value
    out["span f1"], out["span threshold"] = sets.span_f1(verdicts)
    return out


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--model", type=Path, required=True)
    args = parser.parse_args()
    batcher = Batcher(Store(args.work / "store"), Fluency.load(args.work / "fluency.npz"))
    for key, value in report(Judge.load(args.model), batcher, Sets(args.data)).items():
        print(f"{key:36} {value:.3f}")


if __name__ == "__main__":
    main()
