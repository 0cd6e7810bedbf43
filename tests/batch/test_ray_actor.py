"""What an actor does, without Ray: calls of others are made at once."""

import pickle
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from mtaudit.batch.job import Job, Text
from mtaudit.batch.parts import Parts
from mtaudit.batch.ray import actor
from mtaudit.batch.ray.actor import Actor, Deaths
from mtaudit.batch.work import Done, lost
from mtaudit.config import Config
from mtaudit.errors import MtauditError

pa = pytest.importorskip("pyarrow")


class Obedient:
    """Stands in for a worker: dies where it is told to."""

    loaded = 0

    def __init__(self, _: Config) -> None:
        Obedient.loaded += 1

    def done(self, job: Job) -> Done:
        if job.id == "die":
            raise KeyboardInterrupt  # as good as dead: nothing more is told
        return lost(job, "It lived.", "test")


@pytest.fixture
def deaths() -> Deaths:
    return Deaths()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, deaths: Deaths) -> Callable[[], Actor]:
    """Starts the actor, which is the same one each time."""
    context = SimpleNamespace(get_actor_id=lambda: "7")
    ray = SimpleNamespace(get=lambda value: value, get_runtime_context=lambda: context)
    monkeypatch.setattr(actor, "library", lambda: ray)
    monkeypatch.setattr(actor, "Worker", Obedient)
    monkeypatch.setattr(Obedient, "loaded", 0)
    remote = SimpleNamespace(begin=SimpleNamespace(remote=deaths.begin), end=SimpleNamespace(remote=deaths.end))
    return lambda: Actor(Config(), Parts(str(tmp_path), "test"), remote)


def block(*ids: str) -> Any:
    jobs = [Job(id, Text("a", "source"), Text("b", "target")) for id in ids]
    return pa.table({"job": [pickle.dumps(job) for job in jobs]})


def test_models_are_loaded_once_and_each_block_is_kept(started: Callable[[], Actor], tmp_path: Path) -> None:
    running = started()
    assert [running(block("a", "b")), running(block("c"))] == [{"pairs": [2]}, {"pairs": [1]}]
    assert Obedient.loaded == 1
    assert sorted(outcome.id for outcome in Parts(str(tmp_path), "test").outcomes()) == ["a", "b", "c"]


def test_only_the_pair_at_which_workers_died_is_given_up(started: Callable[[], Actor], tmp_path: Path) -> None:
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            started()(block("a", "die", "b"))
    assert list(Parts(str(tmp_path), "test").outcomes()) == []
    assert started()(block("a", "die", "b")) == {"pairs": [3]}
    reasons = {outcome.id: outcome.reasons for outcome in Parts(str(tmp_path), "test").outcomes()}
    assert reasons == {
        "a": ("It lived.",),
        "die": ("Its worker died 3 times: it may need more memory than there is.",),
        "b": ("It lived.",),
    }


def test_an_actor_that_dies_as_it_loads_is_not_started_for_ever(
    started: Callable[[], Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_: Config) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(actor, "Worker", die)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            started()(block("a"))
    with pytest.raises(MtauditError, match="Workers die before they begin"):
        started()(block("a"))


def test_who_ended_has_not_died(deaths: Deaths) -> None:
    assert deaths.begin("pair a") == 0
    deaths.end("pair a")
    assert deaths.begin("pair a") == 0
    assert deaths.begin("pair a") == 1
    assert deaths.begin("pair b") == 0
