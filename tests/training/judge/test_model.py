"""The network before it has learnt anything: what holds whatever its weights are."""

import pytest

pytest.importorskip("torch")

import torch

from mtaudit.judge.fluency import Fluency
from training.judge.batches import Batcher
from training.judge.encode import Store
from training.judge.model import WEIGHTS, Judge, Judged

PLAIN = "It is over."
LONG = "The farmers planted apples and pears near the river in the spring."


@pytest.fixture(scope="module")
def model() -> Judge:
    torch.manual_seed(1)
    made = Judge()
    made.eval()
    return made


@pytest.fixture(scope="module")
def batcher(store: Store, fluency: Fluency) -> Batcher:
    return Batcher(store, fluency)


def judged(model: Judge, batcher: Batcher, *pairs: tuple[str, str]) -> Judged:
    sources, targets = zip(*pairs, strict=True)
    with torch.inference_mode():
        made: Judged = model(model.read(batcher.side(sources)), model.read(batcher.side(targets)))
    return made


def test_identical_sides_are_not_unlike(model: Judge, batcher: Batcher) -> None:
    parts = judged(model, batcher, (PLAIN, PLAIN), (LONG, LONG)).parts
    assert parts[:, :6].abs().max() < 0.02  # spellings are kept in 16 bits
    assert not parts[:, 6:].any()


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("It Is over.", 6),
        ("it is over.", 7),
        ("It is is over.", 8),
        ("It is over, it is.", 9),
        ("It is over .", 10),
        ("It is over!", 11),
        ("It is zygote.", 12),
        (LONG, 0),
        (LONG, 1),
        (LONG, 2),
        (LONG, 3),
        (LONG, 4),
        (LONG, 5),
    ],
)
def test_each_slip_and_unlikeness_has_its_part(model: Judge, batcher: Batcher, target: str, part: int) -> None:
    assert judged(model, batcher, (PLAIN, target)).parts[0, part] > 0.3


def test_the_penalty_grows_with_each_part(model: Judge, batcher: Batcher) -> None:
    found = judged(model, batcher, (PLAIN, LONG), (PLAIN, "It Is over."), (LONG, PLAIN))
    assert min(WEIGHTS) > 0
    expected = found.cost + found.parts @ torch.tensor(WEIGHTS)
    assert torch.allclose(found.penalty, expected, rtol=1e-4)
    assert (found.cost > 0).all()


def test_padding_hardly_changes_a_judgement(model: Judge, batcher: Batcher) -> None:
    pairs = [(PLAIN, "it is over."), (PLAIN, LONG), (LONG, PLAIN)]
    together = judged(model, batcher, *pairs)
    for row, pair in enumerate(pairs):
        alone = judged(model, batcher, pair)
        assert torch.allclose(alone.parts[0], together.parts[row], atol=1e-4)
        # the first and the last token see of their neighbours' matches what stands in padded places
        assert torch.allclose(alone.penalty[0], together.penalty[row], rtol=0.01)
        tokens = batcher.length(pair[1]) - 2
        assert torch.allclose(alone.target[0, :tokens], together.target[row, :tokens], atol=0.1)


def test_the_chance_of_a_critical_error_is_of_both_sides(model: Judge, batcher: Batcher) -> None:
    found = judged(model, batcher, (PLAIN, LONG))
    chance = torch.cat([found.target[0], found.source[0]]).sigmoid()[:, 1:3]
    assert torch.allclose(torch.exp(-found.surprise[0]), (1 - chance).prod(0), rtol=1e-4)


def test_a_text_without_words_is_judged(model: Judge, batcher: Batcher) -> None:
    found = judged(model, batcher, ("", PLAIN), (PLAIN, ""), ("", ""))
    assert torch.isfinite(found.penalty).all()
