# mypy: disable-error-code="import-not-found"
"""The judge's figures on development data that it was not trained on, beside chrF, length and the untrained tokens.

    python -m training.judge.evaluate --work FOLDER [--model FILE] [--sample 100] [--data ../shared/data]

`--sample` takes that many rows of each DEMETR perturbation (0: all).
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sacrebleu.metrics.chrf import CHRF

from bench.corpora import DEFAULT_DATA, rows
from training.judge.data import POINTS, Batcher
from training.judge.encode import Store
from training.judge.fluency import Fluency
from training.judge.model import Judge

Floats = NDArray[np.float64]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Verdict:
    """What the judge says of one unit; token rows are (any, major, critical) probabilities and the cost."""

    penalty: float
    surprise: Floats  # major, critical: minus the logarithm of the chance that there is none
    parts: Floats
    target: Floats
    source: Floats
    offsets: NDArray[np.int32]


def judge_all(model: Judge, batcher: Batcher, pairs: Sequence[Pair], size: int = 32) -> dict[Pair, Verdict]:
    """A verdict for each pair whose texts were encoded."""
    known = sorted(
        {pair for pair in pairs if all(text in batcher.store.index for text in pair)},
        key=lambda pair: max(batcher.length(text) for text in pair),
    )
    out: dict[Pair, Verdict] = {}
    model.eval()
    with torch.inference_mode():
        for start in range(0, len(known), size):
            chunk = known[start : start + size]
            sources, targets = zip(*chunk, strict=True)
            judged = model(batcher.side(sources), batcher.side(targets))
            target, source = (
                torch.cat([side[..., :3].sigmoid(), torch.nn.functional.softplus(side[..., 3:])], -1).numpy()
                for side in (judged.target, judged.source)
            )
            for row, pair in enumerate(chunk):
                n, m = (max(1, batcher.length(text) - 2) for text in pair)
                offsets = batcher.store.get(pair[1])[1][1:-1]
                out[pair] = Verdict(
                    float(judged.penalty[row]),
                    judged.surprise[row].numpy(),
                    judged.parts[row].numpy(),
                    target[row, :m],
                    source[row, :n],
                    offsets,
                )
    return out


def auc(scores: Sequence[float], gold: Sequence[bool]) -> float:
    """Area under the ROC curve: the chance that a positive scores above a negative (ties count half)."""
    x, y = np.asarray(scores, float), np.asarray(gold, bool)
    _, inverse, counts = np.unique(x, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    p, n = y.sum(), (~y).sum()
    return float((ranks[y].sum() - p * (p + 1) / 2) / (p * n))


def best_mcc(scores: Sequence[float], gold: Sequence[bool]) -> float:
    """The best Matthews correlation over all thresholds."""
    x, y = np.asarray(scores, float), np.asarray(gold, bool)
    order = np.argsort(-x)
    tp, k = np.cumsum(y[order]), np.arange(1, len(y) + 1)
    fp, p, n = k - tp, y.sum(), (~y).sum()
    scale = np.sqrt(np.maximum(1, (tp + fp) * p * n * (len(y) - k)).astype(float))
    return float(np.max((tp * (n - fp) - fp * (p - tp)) / scale))


def pair_accuracy(gold: Sequence[float], scores: Sequence[float], groups: Sequence[object]) -> float:
    """As in bench/quality.py."""
    members = defaultdict(list)
    for index, group in enumerate(groups):
        members[group].append(index)
    right = total = 0
    for indices in members.values():
        for i, j in combinations(indices, 2):
            if gold[i] != gold[j]:
                total += 1
                right += (gold[i] - gold[j]) * (scores[i] - scores[j]) > 0
    return right / max(1, total)


def tau_b(x: Sequence[float], y: Sequence[float]) -> float:
    """Kendall's tau-b."""
    a, b = np.asarray(x), np.asarray(y)
    dx, dy = np.sign(a[:, None] - a), np.sign(b[:, None] - b)
    return float((dx * dy).sum() / np.sqrt((dx != 0).sum() * (dy != 0).sum()))


def has_major(row: Mapping[str, Any]) -> bool:
    """Whether most raters marked a major or critical error that is not one of style."""
    raters = {
        error["rater"]
        for error in row["errors"]
        if error["severity"] in ("Major", "Critical") and not error["category"].startswith("Style")
    }
    return len(raters) > len(row["raters"]) / 2


class Sets:
    """The measuring sets, read once."""

    def __init__(self, data: Path, sample: int) -> None:
        chance = random.Random(5)
        by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows("demetr_dev", data):
            by_kind[row["perturbation"]].append(row)
        self.demetr = []
        for kind in sorted(by_kind):
            chance.shuffle(by_kind[kind])
            if not kind.startswith("base"):
                self.demetr += by_kind[kind][: sample or None]
        self.mqm = list(rows("mqm_spans_2023_dev", data))
        self.back = list(rows("backtranslation_dev", data))
        self.human = list(rows("human_pairs_dev", data))
        self.gold = [
            sum(POINTS.get(e["severity"], 0.0) for e in row["errors"]) / len(row["raters"]) for row in self.mqm
        ]
        self.grave = [has_major(row) for row in self.mqm]

    def pairs(self) -> list[Pair]:
        """All units."""
        every = [(row["source"], row[side]) for row in self.demetr for side in ("target", "perturbed")]
        return every + [(row["source"], row["target"]) for part in (self.mqm, self.back, self.human) for row in part]

    def figures(self, penalty: Callable[[Pair], float], details: bool = False) -> dict[str, float]:
        """Every figure that needs no more than a penalty."""
        out: dict[str, float] = {}
        right: dict[str, list[bool]] = defaultdict(list)
        for row in self.demetr:
            fine = penalty((row["source"], row["perturbed"])) > penalty((row["source"], row["target"]))
            for key in ("demetr", "demetr " + row["severity"], *([row["perturbation"]] if details else [])):
                right[key].append(fine)
        out |= {key: float(np.mean(values)) for key, values in right.items()}
        found = [penalty((row["source"], row["target"])) for row in self.mqm]
        out["mqm pair"] = pair_accuracy(self.gold, found, [(row["doc"], row["segment"]) for row in self.mqm])
        out["mqm tau"] = tau_b(self.gold, found)
        out["mqm auc"], out["mqm mcc"] = auc(found, self.grave), best_mcc(found, self.grave)
        out["back auc"] = auc(
            [penalty((r["source"], r["target"])) for r in self.back], [r["critical"] for r in self.back]
        )
        return out

    def span_f1(self, verdicts: Mapping[Pair, Verdict]) -> tuple[float, float]:
        """The best F1 of characters over thresholds on the first probability, and that threshold."""
        best = (0.0, 0.0)
        for threshold in np.arange(0.05, 0.8, 0.025):
            shared = marked = predicted = 0
            for row in self.mqm:
                verdict = verdicts[row["source"], row["target"]]
                chosen = verdict.offsets[verdict.target[: len(verdict.offsets), 0] >= threshold]
                characters = _characters(chosen)
                for rater in row["raters"]:
                    gold = {p for e in row["errors"] if e["rater"] == rater and e["span"] for p in range(*e["span"])}
                    shared += len(gold & characters)
                    marked += len(gold)
                    predicted += len(characters)
            best = max(best, (2 * shared / max(1, marked + predicted), float(threshold)))
        return best


def _characters(offsets: NDArray[np.int32]) -> set[int]:
    """The characters of the tokens, and the space between two that follow each other."""
    out: set[int] = set()
    last = -9
    for start, end in offsets:
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


def report(model: Judge, batcher: Batcher, sets: Sets, details: bool = False) -> dict[str, float]:
    """All figures of the judge."""
    verdicts = judge_all(model, batcher, sets.pairs())
    out = sets.figures(lambda pair: verdicts[pair].penalty, details)
    critical = [(r["source"], r["perturbed"]) for r in sets.demetr if r["severity"] == "critical"]
    human = [(row["source"], row["target"]) for row in sets.human]
    for name, score in SCORES.items():
        scores = {pair: score(verdict) for pair, verdict in verdicts.items()}
        found = [scores[row["source"], row["target"]] for row in sets.mqm]
        out[f"{name}: mqm auc"], out[f"{name}: mqm mcc"] = auc(found, sets.grave), best_mcc(found, sets.grave)
        out[f"{name}: mqm pair"] = pair_accuracy(sets.gold, found, [(row["doc"], row["segment"]) for row in sets.mqm])
        back = [scores[row["source"], row["target"]] for row in sets.back]
        out[f"{name}: back auc"] = auc(back, [row["critical"] for row in sets.back])
        both = [scores[pair] for pair in critical + human]
        out[f"{name}: critical against human auc"] = auc(both, [True] * len(critical) + [False] * len(human))
    out["span f1"], out["span threshold"] = sets.span_f1(verdicts)
    return out


def baselines(sets: Sets, batcher: Batcher) -> dict[str, dict[str, float]]:
    """chrF, minus length, and the base model's tokens untrained: F1 and worst two."""
    chrf = CHRF()
    cache: dict[Pair, float] = {}

    def surface(pair: Pair) -> float:
        if pair not in cache:
            cache[pair] = -chrf.sentence_score(pair[1], [pair[0]]).score
        return cache[pair]

    verdicts = judge_all(Judge(), batcher, sets.pairs())
    penalties: dict[str, Callable[[Pair], float]] = {
        "chrF": surface,
        "length": lambda pair: float(len(pair[1])),
        "token F1": lambda pair: float(verdicts[pair].parts[[1, 5]].sum()),
        "worst two": lambda pair: float(verdicts[pair].parts[[3, 7]].sum()),
        "F1 + worst two": lambda pair: float(verdicts[pair].parts[[1, 3, 5, 7]].sum()),
        "source kept": lambda pair: float(verdicts[pair].parts[1]),
    }
    return {name: sets.figures(penalty) for name, penalty in penalties.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--sample", type=int, default=100)
    args = parser.parse_args()
    batcher = Batcher(Store(args.work / "store"), Fluency.load(args.work / "fluency.npz"))
    sets = Sets(args.data, args.sample)
    if args.model is None:
        for name, figures in baselines(sets, batcher).items():
            print(f"{name:24}", json.dumps({key: round(value, 3) for key, value in figures.items()}))
        return
    saved = torch.load(args.model)
    model = Judge(**saved["options"])
    model.load_state_dict(saved["model"])
    for key, value in report(model, batcher, sets, details=True).items():
        print(f"{key:36} {value:.3f}")


if __name__ == "__main__":
    main()
