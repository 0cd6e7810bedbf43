# mypy: disable-error-code="import-not-found"
"""Trains the judge on encoded sentences; resumable, seeded.

    python -m training.judge.train --work FOLDER --name RUN [--still 2] [--tuned 2] [--data ../shared/data]

FOLDER holds `store/` (encode) and `planted/` (plant); checkpoints and figures go to FOLDER/runs/RUN.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch.nn import functional

from bench.corpora import DEFAULT_DATA, rows
from training.judge.data import (
    Batcher,
    Contrast,
    Group,
    assessed_groups,
    MARGIN,
    is_kept_back,
    mqm_examples,
    mqm_groups,
    planted_groups,
)
from training.judge.encode import Store
from training.judge.evaluate import Sets, report
from training.judge.fluency import Fluency
from training.judge.model import Judge, Judged, Side, upper_layers

TOKENS = 3600  # per batch, both sides, padding included
TOKEN_WEIGHT = 2.0  # of what is known of tokens, beside the ranking of units
UNIT_WEIGHT = 1.0  # of whether a unit has a major error; a critical one
RANK_WEIGHT = {"rank": 1.0, "grave": 1.0}
TUNED_RATE = 0.1  # learning rate of the base model's upper layers, of that of the rest


def batches(groups: Sequence[Group], batcher: Batcher, rng: random.Random) -> Iterator[list[Group]]:
    """Groups of like length together, the batches in any order."""

    def length(group: Group) -> int:
        return max(batcher.length(text) for text in group.texts())

    out: list[list[Group]] = [[]]
    longest = units = 0
    for size, _, group in sorted(
        ((length(g) + 3 * rng.random(), i, g) for i, g in enumerate(groups)), key=lambda t: t[:2]
    ):
        longest, units = max(longest, int(size)), units + len(group.units)
        if out[-1] and 2 * longest * units > TOKENS:
            out.append([])
            longest, units = int(size), len(group.units)
        out[-1].append(group)
    rng.shuffle(out)
    yield from out


def losses(judged: Judged, batch: Sequence[Group], batcher: Batcher) -> dict[str, torch.Tensor]:
    """The parts of the loss, and in brackets the share of contrasts in order; units stand in their groups' order."""
    units = [unit for group in batch for unit in group.units]
    out = {}
    for name, logits, texts, marks in (
        ("target", judged.target, [unit.target for unit in units], [unit.target_marks for unit in units]),
        ("source", judged.source, [unit.source for unit in units], [unit.source_marks for unit in units]),
    ):
        wanted, weight = batcher.marks(texts, marks, logits.shape[1])
        each = functional.binary_cross_entropy_with_logits(logits[..., :3], wanted, reduction="none").sum(-1)
        out[name] = TOKEN_WEIGHT * (each * weight).sum() / weight.sum().clamp(min=1)
    for index, name in ((1, "major"), (2, "critical")):
        known = [getattr(unit, name) for unit in units]
        wanted = torch.tensor([0.0 if share is None else share for share in known])
        looked = torch.tensor([share is not None for share in known])
        surprise = judged.surprise[:, index - 1].clamp(1e-4, 30)
        each = wanted * -torch.log(-torch.expm1(-surprise)) + (1 - wanted) * surprise
        out[name] = UNIT_WEIGHT * (each * looked).sum() / looked.sum().clamp(min=1)
    out |= ranking(judged, batch)
    out["size"] = 0.002 * judged.penalty.mean()  # penalties mean what they say only if they start at nothing
    return out


def ranking(judged: Judged, batch: Sequence[Group]) -> dict[str, torch.Tensor]:
    """The loss of contrasts that are not in order, by penalty and by what the tokens say of grave errors."""
    contrasts: list[Contrast] = []
    pools: list[str] = []
    base = 0
    for group in batch:
        pools += [group.pool] * len(group.contrasts)
        contrasts += [c._replace(better=c.better + base, worse=c.worse + base) for c in group.contrasts]
        base += len(group.units)
    if not contrasts:
        return {}
    better, worse, margin, weight = (torch.tensor(column) for column in zip(*contrasts, strict=True))
    grave = judged.surprise.sum(1)
    out = {}
    for name, penalty, cost, wanted in (
        ("rank", judged.penalty, judged.cost, margin),
        ("grave", grave, grave, (margin - 0.4).clamp(min=0)),
    ):
        gap = penalty[worse] - penalty[better]
        # A harmless change makes the sides less alike; the tokens are not to make up for it elsewhere.
        rise = cost[worse] - cost[better]
        level = functional.smooth_l1_loss(rise, torch.zeros_like(rise), reduction="none")
        each = torch.where(margin > 0, functional.softplus(wanted - gap), level)
        out[name] = (RANK_WEIGHT[name] * each * weight).sum() / weight.sum()
        right = ((gap > 0) & (margin > 0)).tolist()
        for pool in sorted(set(pools)):
            ranked = [
                fine for fine, its, sought in zip(right, pools, margin.tolist(), strict=True) if its == pool and sought
            ]
            if ranked:
                out[f"({pool} {name})"] = torch.tensor(sum(ranked) / len(ranked))
    return out


def judge(model: Judge, batch: Sequence[Group], batcher: Batcher, tuned: bool) -> Judged:
    """The batch's units judged, each text read once; the upper layers learn where `tuned`."""
    units = [unit for group in batch for unit in group.units]
    places: dict[str, int] = {}
    for unit in units:
        for text in (unit.source, unit.target):
            places.setdefault(text, len(places))
    with torch.autocast("cpu", torch.bfloat16):
        with torch.set_grad_enabled(tuned):
            read = model.read(batcher.side(list(places)))
        source, target = (
            Side(*(field[[places[getattr(unit, name)] for unit in units]] for field in read))
            for name in ("source", "target")
        )
        judged = model(source, target)
    return Judged(*(tensor.float() for tensor in judged))


def _save(path: Path, model: Judge, optimizer: torch.optim.Optimizer, done: int, step: int, epoch: int) -> None:
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
    torch.save(state | {"done": done, "step": step, "epoch": epoch}, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def main() -> None:
    """Train, checkpoint, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--still", type=int, default=2, help="epochs with the base model as it is")
    parser.add_argument("--tuned", type=int, default=2, help="epochs that tune its upper layers, too")
    parser.add_argument("--planted", type=int, default=9000, help="groups of planted errors an epoch")
    parser.add_argument("--assessed", type=int, default=6000, help="translations that assessors liked, an epoch")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--blocks", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="weights to begin with")
    parser.add_argument("--sample", type=int, default=40, help="rows of each DEMETR perturbation to measure on at the end")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    folder = args.work / "runs" / args.name
    folder.mkdir(parents=True, exist_ok=True)
    batcher = Batcher(Store(args.work / "store"), Fluency.load(args.work / "fluency.npz"))
    planted = [g for g in planted_groups(args.work / "planted") if batcher.has(g)]
    sources = {group.units[0].source for group in planted}
    assessed = [g for g in assessed_groups(rows("da_to_english", args.data), sources) if batcher.has(g)]
    batcher.hold_apart(planted + assessed, [Fluency.load(args.work / f"fluency-{number}.npz") for number in (0, 1)])
    segments, talks = (
        mqm_examples((row for row in rows(name, args.data) if not is_kept_back(row["doc"])), trust)
        for name, trust in (("mqm_spans_2020", 1.0), ("mqm_spans_ted", 0.5))
    )
    print(len(planted), "planted", len(assessed), "assessed", len(segments) + len(talks), "expert", flush=True)
    model = Judge(args.blocks)
    model.upper.load_state_dict(upper_layers())
    if args.start:
        model.load_state_dict(torch.load(args.start)["model"])
    rest = [weight for name, weight in model.named_parameters() if not name.startswith(("upper.", "weights"))]
    optimizer = torch.optim.AdamW(
        [{"params": rest, "scale": 1.0}, {"params": list(model.upper.parameters()), "scale": TUNED_RATE}],
        lr=args.rate,
        weight_decay=0.02,
    )
    epochs = args.still + args.tuned
    an_epoch = min(args.planted, len(planted)) + min(args.assessed, len(assessed)) + len(segments) + len(talks)
    done = step = epoch = 0
    checkpoint = folder / "last.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        done, step, epoch = saved["done"], saved["step"], saved["epoch"]
    running: dict[str, float] = {}
    while epoch < epochs:
        rng = random.Random(1000 * args.seed + epoch)  # so that a run that is taken up again sees the same
        chosen = [
            *rng.sample(planted, min(args.planted, len(planted))),
            *rng.sample(assessed, min(args.assessed, len(assessed))),
            *mqm_groups(segments, 5, rng),
            *mqm_groups(talks, 4, rng),
        ]
        begun, fresh = time.monotonic(), 0
        seen = 0
        tuned = epoch >= args.still
        for batch in batches(chosen, batcher, rng):
            seen += len(batch)
            if seen <= done:
                continue
            progress = (epoch + done / an_epoch) / epochs
            for group in optimizer.param_groups:
                group["lr"] = group["scale"] * args.rate * min(1.0, (step + 1) / 200) * max(0.02, 1 - progress)
            model.train()
            judged = judge(model, batch, batcher, tuned)
            parts = losses(judged, batch, batcher)
            loss = sum(value for key, value in parts.items() if key[0] != "(")
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            done = seen
            fresh += len(batch)
            step += 1
            for key, value in parts.items():
                running[key] = 0.98 * running.get(key, value.item()) + 0.02 * value.item()
            if step % 100 == 0:
                shown = " ".join(f"{key} {value:.3f}" for key, value in running.items())
                pace = fresh / (time.monotonic() - begun)
                print(f"{epoch}: {done}/{an_epoch} {pace:.0f} groups a second | {shown}", flush=True)
            if step % 300 == 0:
                _save(checkpoint, model, optimizer, done, step, epoch)
        done = 0
        epoch += 1
        _save(checkpoint, model, optimizer, done, step, epoch)
    torch.save({"model": model.state_dict(), "options": {"blocks": args.blocks}}, folder / "model.pt")
    figures = report(
        model, Batcher(batcher.store, batcher.fluency), Sets(args.data, args.sample), details=True
    )
    (folder / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    for key, value in figures.items():
        print(f"{key:36} {value:.3f}", flush=True)


if __name__ == "__main__":
    main()
