"""What a judgement costs."""

import pytest

pytest.importorskip("torch")

import torch

from training.judge.batches import Batch, Known
from training.judge.loss import in_order, losses
from training.judge.model import Judged


def judged(penalty: list[float], grave: float = 1.0, cost: float = 1.0) -> Judged:
    """Two units, the second of which may have other logits and costs."""
    surprise = torch.tensor([[1.0, 1.0], [grave, grave]])
    logits = torch.zeros(2, 3, 4)
    return Judged(logits, logits, torch.tensor(penalty), torch.tensor([1.0, cost]), surprise, torch.zeros(2, 13))


def batch(margin: float = 1.0, major: tuple[float, float] = (0.0, 0.0), known: float = 1.0) -> Batch:
    nothing = Known(torch.zeros(2, 3, 3), torch.zeros(2, 3))
    marks = Known(torch.zeros(2, 3, 3), torch.tensor([[1.0, 1.0, 0.0], [1.0, 0.0, 0.0]]))
    shares = Known(torch.tensor(major), torch.full((2,), known))
    contrasts = (torch.tensor([0]), torch.tensor([1]), torch.tensor([margin]), torch.tensor([1.0]))
    places = torch.arange(2)
    side = torch.zeros(0)  # the loss does not read the texts
    return Batch(side, places, places, nothing, marks, shares, shares, contrasts, ("expert",))


def part(name: str, made: Judged, wanted: Batch) -> float:
    return float(losses(made, wanted)[name])


def test_order_costs_less_the_more_right_it_is() -> None:
    found = [part("rank", judged([1.0, worse]), batch()) for worse in (0.0, 1.0, 2.0, 4.0)]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 4
    graves = [part("grave", judged([0.0, 0.0], grave), batch()) for grave in (0.5, 1.0, 2.0)]
    assert graves == sorted(graves, reverse=True)


def test_a_harmless_change_is_to_cost_the_tokens_the_same() -> None:
    assert part("rank", judged([1.0, 9.0]), batch(margin=0.0)) == 0  # the sides may be less alike
    assert part("rank", judged([1.0, 1.0], cost=2.0), batch(margin=0.0)) > 0
    assert part("rank", judged([1.0, 1.0], cost=0.0), batch(margin=0.0)) > 0


def test_tokens_of_which_nothing_is_known_cost_nothing() -> None:
    made, wanted = judged([0.0, 0.0]), batch()
    before = losses(made, wanted)
    made.target[:, 2] = 5.0
    made.target[..., 3] = 5.0  # what a token costs is learnt from the order of units alone
    assert losses(made, wanted)["target"] == before["target"]
    made.target[0, 1] = 5.0
    assert losses(made, wanted)["target"] > before["target"]
    assert before["source"] == 0


def test_units_cost_less_the_nearer_their_chance() -> None:
    wrong = batch(major=(0.0, 1.0))
    assert part("major", judged([0.0, 0.0], grave=3.0), wrong) < part("major", judged([0.0, 0.0], grave=0.5), wrong)
    assert part("major", judged([0.0, 0.0], grave=0.5), batch()) < part("major", judged([0.0, 0.0], grave=3.0), batch())
    assert part("major", judged([0.0, 0.0]), batch(known=0.0)) == 0


@pytest.mark.parametrize("grave", [0.0, 1e6])
def test_certainty_costs_a_finite_amount(grave: float) -> None:
    assert all(torch.isfinite(value) for value in losses(judged([0.0, 0.0], grave), batch(major=(1.0, 0.0))).values())


def test_shares_in_order() -> None:
    assert dict(in_order(judged([1.0, 2.0], grave=0.5), batch())) == {"expert rank": 1.0, "expert grave": 0.0}
    assert not dict(in_order(judged([1.0, 2.0]), batch(margin=0.0)))


def test_without_contrasts_nothing_is_ranked() -> None:
    alone = batch()._replace(contrasts=None, pools=())
    assert set(losses(judged([0.0, 1.0]), alone)) == {"target", "source", "major", "critical", "size"}
    assert not dict(in_order(judged([0.0, 1.0]), alone))
