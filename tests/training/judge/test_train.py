"""A run that is interrupted and taken up again is the same as one that is not."""

from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("torch")

import torch

from mtaudit.judge.fluency import Fluency
from training.judge import train
from training.judge.batches import Batch, Batcher
from training.judge.data import Pools, planted_group
from training.judge.encode import Store
from training.judge.loss import losses
from training.judge.model import Judge, Judged
from training.judge.train import Options, Trainer

OPTIONS = Options(still=1, tuned=1, planted=8, assessed=0)


def pools(store: Store) -> Pools:
    groups = []
    for text in store.index:
        if text.lower() in store.index and text != text.lower():
            change = {
                "source": text,
                "changed": text.lower(),
                "severity": 1,
                "spans": [[0, 3]],
                "blurred": [],
                "lost": [],
            }
            groups.append(planted_group(text, text, [change]))
    return Pools(groups, (), ())


def trainer(store: Store, fluency: Fluency, checkpoint: Path, options: Options = OPTIONS, seed: int = 1) -> Trainer:
    torch.manual_seed(seed)
    return Trainer(Judge(), Batcher(store, fluency), pools(store), options, checkpoint)


def interrupt(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Break off in the step after so many."""
    steps = 0

    def counted(judged: Judged, batch: Batch) -> Mapping[str, float]:
        nonlocal steps
        steps += 1
        if steps > after:
            raise KeyboardInterrupt
        return losses(judged, batch)

    monkeypatch.setattr(train, "losses", counted)


def test_resumed_equals_undisturbed(
    store: Store, fluency: Fluency, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.judge.batches.TOKENS", 150)
    monkeypatch.setattr(train, "SAVED", 2)
    whole = trainer(store, fluency, tmp_path / "whole.pt")
    before = {name: weight.clone() for name, weight in whole.model.state_dict().items()}
    whole.run()
    for after in (3, 4):  # a step of which nothing was saved; in the first epoch, in the second
        run = trainer(store, fluency, tmp_path / "last.pt")
        with monkeypatch.context() as patched:
            interrupt(patched, after)
            with pytest.raises(KeyboardInterrupt):
                run.run()
        assert torch.load(tmp_path / "last.pt")["progress"][1] > 0  # within an epoch
    resumed = trainer(store, fluency, tmp_path / "last.pt", seed=2)
    resumed.run()
    for name, weight in whole.model.state_dict().items():
        assert torch.equal(weight, resumed.model.state_dict()[name]), name
        assert torch.equal(weight, before[name]) == (name == "weights"), name


def test_upper_layers_stay_as_they_are_until_they_are_tuned(store: Store, fluency: Fluency, tmp_path: Path) -> None:
    run = trainer(store, fluency, tmp_path / "last.pt", Options(still=1, tuned=0, planted=2, assessed=0))
    before = {name: weight.clone() for name, weight in run.model.state_dict().items()}
    run.run()
    changed = {name for name, weight in run.model.state_dict().items() if not torch.equal(weight, before[name])}
    assert "enter.weight" in changed
    assert not any(name.startswith("upper.") for name in changed)


def test_a_run_goes_on_with_the_same_options_alone(store: Store, fluency: Fluency, tmp_path: Path) -> None:
    few = Options(still=1, tuned=0, planted=2, assessed=0)
    trainer(store, fluency, tmp_path / "last.pt", few).run()
    with pytest.raises(SystemExit, match="other options"):
        trainer(store, fluency, tmp_path / "last.pt", Options(still=2, tuned=0, planted=2, assessed=0))
