"""Trains the judge on what `prepare` made; resumable, and the same for the same seed.

    python -m training.judge.train --work FOLDER --name RUN [--data ../shared/data]

The other options' defaults are the recipe that LOG.md arrived at. Checkpoints, the model and its figures go to
FOLDER/runs/RUN; a run that was interrupted goes on from its last checkpoint as if it had not been.
"""

import argparse
import json
import random
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import torch
from torch import Tensor

from bench.corpora import DEFAULT_DATA
from mtaudit.judge.fluency import Fluency
from training.judge.batches import Batch, Batcher, kept_apart, of_like_length
from training.judge.data import Group, Pools
from training.judge.encode import Store
from training.judge.evaluate import Sets, report
from training.judge.loss import in_order, losses
from training.judge.model import Judge, Judged, upper_layers
from training.judge.sides import Side

TUNED_RATE = 0.1  # learning rate of the base model's upper layers, of that of the rest
DECAY, CLIP = 0.02, 2.0  # of weights; of the gradient's norm
WARM, LOWEST = 200, 0.02  # steps until the full rate; where it ends, of the full one
SHOWN, SAVED = 100, 300  # steps from one line, one checkpoint, to the next


@dataclass(frozen=True)
class Options:
    """What may be chosen."""

    still: int = 1  # epochs with the base model as it is
    tuned: int = 3  # epochs that tune its upper layers, too
    planted: int = 13000  # groups of planted errors an epoch
    assessed: int = 2500  # translations that assessors liked, an epoch
    rate: float = 1e-3
    seed: int = 1


def judge(model: Judge, batch: Batch, tuned: bool) -> Judged:
    """The batch's units judged, each text read once; the upper layers learn where `tuned`."""
    with torch.autocast(batch.source.device.type, torch.bfloat16):
        with torch.set_grad_enabled(tuned):
            read = model.read(batch.texts)
        source, target = (Side(*(field[places] for field in read)) for places in (batch.source, batch.target))
        judged = model(source, target)
    return Judged(*(tensor.float() for tensor in judged))


class Trainer:
    """A run: the model, and how far it has come."""

    def __init__(self, model: Judge, batcher: Batcher, pools: Pools, options: Options, checkpoint: Path) -> None:
        self.model = model.to(batcher.device)
        self._batcher, self._pools, self._options, self._checkpoint = batcher, pools, options, checkpoint
        rest = [weight for name, weight in model.named_parameters() if not name.startswith(("upper.", "weights"))]
        self._optimizer = torch.optim.AdamW(
            [{"params": rest, "scale": 1.0}, {"params": list(model.upper.parameters()), "scale": TUNED_RATE}],
            lr=options.rate,
            weight_decay=DECAY,
        )
        self._epoch = self._done = self._step = 0  # done: groups of the epoch
        if checkpoint.exists():
            self._resume()

    def run(self) -> None:
        """Train to the end."""
        while self._epoch < self._options.still + self._options.tuned:
            self._run_epoch()
            self._epoch, self._done = self._epoch + 1, 0
            self._save()

    def _run_epoch(self) -> None:
        # from the epoch's number alone, so that a run that is taken up again sees the same groups
        rng = random.Random(1000 * self._options.seed + self._epoch)
        chosen = self._pools.draw(self._options.planted, self._options.assessed, rng)
        pace = _Pace(f"{self._epoch}", len(chosen))
        seen = 0
        for groups in of_like_length(chosen, self._batcher, rng):
            seen += len(groups)
            if seen <= self._done:
                continue
            figures = self._learn(groups, self._done / len(chosen))
            self._done, self._step = seen, self._step + 1
            pace.count(len(groups), figures)
            if self._step % SHOWN == 0:
                pace.show(seen)
            if self._step % SAVED == 0:
                self._save()

    def _learn(self, groups: list[Group], passed: float) -> dict[str, float]:
        """One step; the parts of the loss and the shares of contrasts in order before it."""
        epochs = self._options.still + self._options.tuned
        fall = max(LOWEST, 1 - (self._epoch + passed) / epochs)
        for group in self._optimizer.param_groups:
            group["lr"] = group["scale"] * self._options.rate * min(1.0, (self._step + 1) / WARM) * fall
        self.model.train()
        batch = self._batcher.batch(groups)
        judged = judge(self.model, batch, self._epoch >= self._options.still)
        parts = losses(judged, batch)
        loss = sum(parts.values())
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        self._optimizer.step()
        return {name: part.item() for name, part in parts.items()} | dict(in_order(judged, batch))

    def _save(self) -> None:
        unfinished = self._checkpoint.with_suffix(".new")
        state = {
            "options": asdict(self._options),
            "model": self.model.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "chance": self._chance(),
            "progress": (self._epoch, self._done, self._step),
        }
        torch.save(state, unfinished)
        unfinished.replace(self._checkpoint)

    def _resume(self) -> None:
        saved = torch.load(self._checkpoint, "cpu")
        if saved["options"] != asdict(self._options):
            raise SystemExit(f"{self._checkpoint} is of a run with other options: {saved['options']}")
        self.model.load_state_dict(saved["model"])
        self._optimizer.load_state_dict(saved["optimizer"])
        self._epoch, self._done, self._step = saved["progress"]
        for kind, state in saved["chance"].items():
            if kind == "cpu":
                torch.set_rng_state(state)
            elif torch.cuda.is_available():
                torch.cuda.set_rng_state(state)

    def _chance(self) -> dict[str, Tensor]:
        """The state of chance, from which dropout comes, by device."""
        chance = {"cpu": torch.get_rng_state()}
        if self._batcher.device.type == "cuda":
            chance["cuda"] = torch.cuda.get_rng_state()
        return chance


class _Pace:
    """How fast an epoch goes, and running averages of its figures."""

    def __init__(self, name: str, groups: int) -> None:
        self._name, self._groups = name, groups
        self._begun, self._counted = time.monotonic(), 0
        self._averages: dict[str, float] = {}

    def count(self, groups: int, figures: Mapping[str, float]) -> None:
        self._counted += groups
        for key, value in figures.items():
            self._averages[key] = 0.98 * self._averages.get(key, value) + 0.02 * value

    def show(self, done: int) -> None:
        shown = " ".join(f"{key} {value:.3f}" for key, value in self._averages.items())
        pace = self._counted / (time.monotonic() - self._begun)
        print(f"{self._name}: {done}/{self._groups} {pace:.0f} groups a second | {shown}", flush=True)


def main() -> None:
    """Train, then measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--name", required=True)
    for option in fields(Options):
        parser.add_argument(f"--{option.name}", type=type(option.default), default=option.default)
    args = parser.parse_args()
    options = Options(**{option.name: getattr(args, option.name) for option in fields(Options)})
    torch.manual_seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    folder = args.work / "runs" / args.name
    folder.mkdir(parents=True, exist_ok=True)
    pools = Pools.read(args.work / "planted", args.data)
    store = Store(args.work / "store")
    fluency, *without = (Fluency.load(args.work / f"{name}.npz") for name in ("fluency", "fluency-0", "fluency-1"))
    apart = kept_apart([*pools.planted, *pools.assessed], without)
    model = Judge()
    model.upper.load_state_dict(upper_layers())
    Trainer(model, Batcher(store, fluency, apart, device), pools, options, folder / "last.pt").run()
    torch.save({"model": model.state_dict()}, folder / "model.pt")
    figures = report(model, Batcher(store, fluency, device=device), Sets(args.data))
    (folder / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    for key, value in figures.items():
        print(f"{key:36} {value:.3f}", flush=True)


if __name__ == "__main__":
    main()
