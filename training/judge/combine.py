# mypy: disable-error-code="import-not-found"
"""Fits how a unit's penalty is made of the judge's tokens and the untrained likeness: positive weights only.

    python -m training.judge.combine --work FOLDER --model FILE [--data ../shared/data] [--sample 40]

Fitted on contrasts: systems on the same segment in the documents of the 2020 MQM data that were kept back, and planted
errors. Prints the weights and the figures on the measuring sets.
"""

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from bench.corpora import DEFAULT_DATA, rows
from training.judge.data import MARGIN, Batcher, Group, is_kept_back, mqm_examples, mqm_groups, planted_groups
from training.judge.encode import Store
from training.judge.evaluate import Pair, Sets, Verdict, has_major, judge_all
from training.judge.fluency import Fluency
from training.judge.model import Judge

Floats = NDArray[np.float64]
JudgedContrast = tuple[Floats, Floats, float, float]  # better, worse, margin, weight
NAMES = (
    "cost of target", "cost of source", "any in target", "major in target", "critical in target", "lost",
    "gravely lost", "mean major", "source kept (low)", "source kept (high)", "source spelt",
    "source worst", "target kept (low)", "target kept (high)", "target spelt", "target worst",
    "recased", "small start", "echo", "echoed pair", "spaced mark", "last mark", "unusual", "worst token",
    "sure any", "sure major", "surely lost", "any major", "any critical", "squared any", "squared cost",
)  # fmt: skip


def numbers(verdict: Verdict) -> Floats:
    """What a penalty may be made of, each growing as the unit gets worse."""
    t, s = verdict.target.astype(float), verdict.source.astype(float)
    surprise = -np.log1p(-np.minimum(t[:, :3], 0.999))
    lost = -np.log1p(-np.minimum(s[:, :2], 0.999))
    return np.concatenate(
        [[t[:, 3].sum(), s[:, 3].sum()], surprise.sum(0), lost.sum(0), [surprise[:, 1].mean() * 20], verdict.parts,
         [surprise[:, 1].max(), (t[:, 0] * (t[:, 0] > 0.4)).sum(), (t[:, 1] * (t[:, 1] > 0.3)).sum(),
          (s[:, 0] * (s[:, 0] > 0.4)).sum(), *verdict.surprise, (t[:, 0] ** 2).sum(), (t[:, 3] ** 2).sum()]]
    )  # fmt: skip


def fit(contrasts: Sequence[JudgedContrast], steps: int = 400) -> Floats:
    """Non-negative weights under which the worse of each (better, worse, margin, weight) costs more."""
    better, worse = (torch.tensor(np.stack([c[i] for c in contrasts]), dtype=torch.float32) for i in (0, 1))
    margin, weight = (torch.tensor([c[i] for c in contrasts]) for i in (2, 3))
    scale = (worse - better).abs().mean(0).clamp(min=1e-6)
    difference = (worse - better) / scale
    raw = torch.full((difference.shape[1],), -1.0, requires_grad=True)
    optimizer = torch.optim.Adam([raw], 0.05)
    for _ in range(steps):
        gap = difference @ functional.softplus(raw)
        loss = (torch.where(margin > 0, functional.softplus(-gap), 0.3 * gap.abs()) * weight).sum() / weight.sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    weights: Floats = (functional.softplus(raw.detach()) / scale).numpy().astype(float)
    return weights


def fit_grave(units: Sequence[tuple[Floats, float]], steps: int = 400) -> Floats:
    """Non-negative weights of a logistic regression on whether a unit has a major error; the bias is left out."""
    values = torch.tensor(np.stack([unit[0] for unit in units]), dtype=torch.float32)
    grave = torch.tensor([unit[1] for unit in units], dtype=torch.float32)
    scale = values.std(0).clamp(min=1e-6)
    raw = torch.full((values.shape[1],), -3.0, requires_grad=True)
    bias = torch.zeros((), requires_grad=True)
    optimizer = torch.optim.Adam([raw, bias], 0.05)
    for _ in range(steps):
        logits = (values / scale) @ functional.softplus(raw) + bias
        loss = functional.binary_cross_entropy_with_logits(logits, grave) + 0.01 * functional.softplus(raw).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    weights: Floats = (functional.softplus(raw.detach()) / scale).numpy().astype(float)
    return weights


def contrasts(groups: Sequence[Group], found: Mapping[Pair, Floats], worth: float) -> list[JudgedContrast]:
    """The groups' contrasts, their weights adding up to `worth`."""
    total = sum(contrast.weight for group in groups for contrast in group.contrasts)
    out = []
    for group in groups:
        units = [found[unit.source, unit.target] for unit in group.units]
        out += [(units[c.better], units[c.worse], c.margin, worth * c.weight / total) for c in group.contrasts]
    return out


def main() -> None:
    """Judge, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--planted", type=int, default=600)
    args = parser.parse_args()
    saved = torch.load(args.model)
    model = Judge(**saved["options"])
    model.load_state_dict(saved["model"])
    batcher = Batcher(Store(args.work / "store"), Fluency.load(args.work / "fluency.npz"))
    rng = random.Random(3)
    kept_rows = [row for row in rows("mqm_spans_2020", args.data) if is_kept_back(row["doc"])]
    kept = mqm_examples(kept_rows, 1.0)
    expert = list(mqm_groups(kept, 9, rng))
    planted = [g for g in planted_groups(args.work / "planted") if batcher.has(g)]
    planted = rng.sample(planted, min(args.planted, len(planted)))
    sets = Sets(args.data, args.sample)
    groups = expert + planted
    pairs = [(unit.source, unit.target) for group in groups for unit in group.units] + sets.pairs()
    found = {pair: numbers(verdict) for pair, verdict in judge_all(model, batcher, pairs).items()}

    for name, used in (
        ("expert", contrasts(expert, found, 1.0)),
        ("planted", contrasts(planted, found, 1.0)),
        ("both", contrasts(expert, found, 1.0) + contrasts(planted, found, 1.0)),
        ("both, expert more", contrasts(expert, found, 3.0) + contrasts(planted, found, 1.0)),
    ):
        weights = fit(used)
        print(name, json.dumps(dict(zip(NAMES, weights.round(3).tolist(), strict=True))))
        show(sets.figures({pair: float(values @ weights) for pair, values in found.items()}.__getitem__))
    judged = [(found[row["source"], row["target"]], float(has_major(row))) for row in kept_rows]
    made = [
        (found[unit.source, unit.target], float(contrast.margin >= MARGIN[2]))
        for group in planted
        for contrast in group.contrasts
        if contrast.better == 0
        for unit in (group.units[contrast.worse],)
    ]
    for name, units in (("grave, experts", judged), ("grave, planted", made), ("grave, both", judged + made)):
        weights = fit_grave(units)
        print(name, {key: round(value, 3) for key, value in zip(NAMES, weights, strict=True) if value > 0.01})
        show(sets.figures({pair: float(values @ weights) for pair, values in found.items()}.__getitem__))
    for index, name in enumerate(NAMES):
        print(f"{name:20}", end="")
        show(sets.figures({pair: float(values[index]) for pair, values in found.items()}.__getitem__))


def show(figures: dict[str, float]) -> None:
    """One line."""
    print("   ", {key: round(float(value), 3) for key, value in figures.items()}, flush=True)


if __name__ == "__main__":
    main()
