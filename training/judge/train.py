# mypy: disable-error-code="import-not-found"
"""Trains the judge on encoded sentences; resumable, seeded.

    python -m training.judge.train --work FOLDER --name RUN [--epochs 1] [--minutes M] [--data ../shared/data]

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
    is_kept_back,
    mqm_examples,
    mqm_groups,
    planted_groups,
)
from training.judge.encode import Store
from training.judge.evaluate import Sets, report
from training.judge.fluency import Fluency
from training.judge.model import Judge, Judged

TOKENS = 3600  # per batch, both sides, padding included
TOKEN_WEIGHT = 2.0  # of what is known of tokens, beside the ranking of units


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
        wanted, weight = batcher.marks(texts, marks)
        each = functional.binary_cross_entropy_with_logits(logits[..., :3], wanted, reduction="none").sum(-1)
        out[name] = TOKEN_WEIGHT * (each * weight).sum() / weight.sum().clamp(min=1)
    for index, name in ((1, "major"), (2, "critical")):
        known = [getattr(unit, name) for unit in units]
        wanted = torch.tensor([0.0 if share is None else share for share in known])
        looked = torch.tensor([share is not None for share in known])
        surprise = judged.surprise[:, index - 1].clamp(1e-4, 30)
        each = wanted * -torch.log(-torch.expm1(-surprise)) + (1 - wanted) * surprise
        out[name] = 0.5 * (each * looked).sum() / looked.sum().clamp(min=1)
    contrasts: list[Contrast] = []
    pools: list[str] = []
    base = 0
    for group in batch:
        pools += [group.pool] * len(group.contrasts)
        contrasts += [c._replace(better=c.better + base, worse=c.worse + base) for c in group.contrasts]
        base += len(group.units)
    better, worse, margin, weight = (torch.tensor(column) for column in zip(*contrasts, strict=True))
    gap = judged.penalty[worse] - judged.penalty[better]
    level = functional.smooth_l1_loss(gap, torch.zeros_like(gap), reduction="none")
    out["rank"] = (torch.where(margin > 0, functional.softplus(margin - gap), level) * weight).sum() / weight.sum()
    right = ((gap > 0) & (margin > 0)).tolist()
    for pool in set(pools):
        ranked = [
            fine for fine, its, wanted in zip(right, pools, margin.tolist(), strict=True) if its == pool and wanted
        ]
        if ranked:
            out[f"({pool})"] = torch.tensor(sum(ranked) / len(ranked))
    out["size"] = 0.002 * judged.penalty.mean()  # penalties mean what they say only if they start at nothing
    return out


def main() -> None:
    """Train, checkpoint, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--planted", type=int, default=3000, help="groups of planted errors an epoch")
    parser.add_argument("--passes", type=int, default=1, help="over the segments with expert annotation, an epoch")
    parser.add_argument("--assessed", type=int, default=1500, help="direct-assessment contrasts an epoch")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--blocks", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600.0, help="of processor time at most")
    parser.add_argument("--start", type=Path, help="weights to begin with")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    folder = args.work / "runs" / args.name
    folder.mkdir(parents=True, exist_ok=True)
    batcher = Batcher(Store(args.work / "store"), Fluency.load(args.work / "fluency-apart.npz"))
    planted = [g for g in planted_groups(args.work / "planted") if batcher.has(g)]
    sources = {group.units[0].source for group in planted}
    assessed = [g for g in assessed_groups(rows("da_to_english", args.data), sources) if batcher.has(g)]
    segments, talks = (
        mqm_examples((row for row in rows(name, args.data) if not is_kept_back(row["doc"])), trust)
        for name, trust in (("mqm_spans_2020", 1.0), ("mqm_spans_ted", 0.5))
    )
    print(len(planted), "planted", len(assessed), "assessed", len(segments) + len(talks), "expert", flush=True)
    model = Judge(args.blocks)
    if args.start:
        known = model.state_dict()
        saved = torch.load(args.start)["model"]
        model.load_state_dict(known | {key: value for key, value in saved.items() if value.shape == known[key].shape})
    trained = [parameter for parameter in model.parameters() if parameter is not model.weights]
    optimizer = torch.optim.AdamW(trained, lr=args.rate, weight_decay=0.02)
    experts = args.passes * (len(segments) + len(talks))
    total = args.epochs * (min(args.planted, len(planted)) + experts + min(args.assessed, len(assessed)))
    done = step = 0
    checkpoint = folder / "last.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        done, step = saved["done"], saved["step"]
    running: dict[str, float] = {}
    begun = time.process_time()
    start = done
    while done < total:
        chosen = [
            *rng.sample(planted, min(args.planted, len(planted))),
            *rng.sample(assessed, min(args.assessed, len(assessed))),
            *(group for _ in range(args.passes) for group in mqm_groups(segments, 5, rng)),
            *(group for _ in range(args.passes) for group in mqm_groups(talks, 4, rng)),
        ]
        chosen = [group for group in chosen if group.contrasts]
        for batch in batches(chosen, batcher, rng):
            spent = time.process_time() - begun
            progress = max(done / total, spent / 60 / args.minutes)
            if progress >= 1:
                total = done
                break
            for group in optimizer.param_groups:
                group["lr"] = args.rate * min(1.0, (step + 1) / 100) * max(0.02, 1 - progress)
            model.train()
            units = [unit for group in batch for unit in group.units]
            sides = [batcher.side([getattr(unit, name) for unit in units]) for name in ("source", "target")]
            with torch.autocast("cpu", torch.bfloat16):
                judged = model(*sides)
            judged = Judged(*(tensor.float() for tensor in judged))
            parts = losses(judged, batch, batcher)
            loss = sum(value for key, value in parts.items() if key[0] != "(")
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            done += len(batch)
            step += 1
            for key, value in parts.items():
                running[key] = 0.98 * running.get(key, value.item()) + 0.02 * value.item()
            if step % 100 == 0:
                shown = " ".join(f"{key} {value:.3f}" for key, value in running.items())
                print(
                    f"{done}/{total} {(done - start) / max(1, spent):.0f} groups a processor second | {shown}",
                    flush=True,
                )
            if step % 300 == 0:
                torch.save(
                    {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "done": done, "step": step},
                    checkpoint,
                )
    torch.save({"model": model.state_dict(), "options": {"blocks": args.blocks}}, folder / "model.pt")
    figures = report(
        model, Batcher(batcher.store, Fluency.load(args.work / "fluency.npz")), Sets(args.data, 40), details=True
    )
    (folder / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    for key, value in figures.items():
        print(f"{key:36} {value:.3f}", flush=True)


if __name__ == "__main__":
    main()
