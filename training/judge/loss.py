"""What a judgement costs in training: of tokens, of units, and of their order."""

from collections.abc import Iterator

import torch
from torch import Tensor
from torch.nn import functional

from training.judge.batches import Batch, Known
from training.judge.model import Judged

TOKEN_WEIGHT = 2.0  # of what is known of tokens, beside the order of units
SIZE_WEIGHT = 0.002
MINOR = 0.4  # of a contrast's margin, what the chance of a grave error need not bear out


def losses(judged: Judged, batch: Batch) -> dict[str, Tensor]:
    """The parts whose sum is the loss."""
    out = {
        "target": TOKEN_WEIGHT * _tokens(judged.target, batch.target_marks),
        "source": TOKEN_WEIGHT * _tokens(judged.source, batch.source_marks),
        "major": _units(judged.surprise[:, 0], batch.major),
        "critical": _units(judged.surprise[:, 1], batch.critical),
    }
    if batch.contrasts:
        better, worse, margin, weight = batch.contrasts
        grave = judged.surprise.sum(1)
        for name, penalty, cost, wanted in (
            ("rank", judged.penalty, judged.cost, margin),
            ("grave", grave, grave, (margin - MINOR).clamp(min=0)),
        ):
            # A harmless change makes the sides less alike; the tokens are not to make up for it elsewhere.
            rise = cost[worse] - cost[better]
            level = functional.smooth_l1_loss(rise, torch.zeros_like(rise), reduction="none")
            below = functional.softplus(wanted - (penalty[worse] - penalty[better]))
            out[name] = (torch.where(margin > 0, below, level) * weight).sum() / weight.sum()
    out["size"] = SIZE_WEIGHT * judged.penalty.mean()  # penalties mean what they say only if they start at nothing
    return out


def _tokens(logits: Tensor, known: Known) -> Tensor:
    """Cross-entropy per token of which something is known."""
    each = functional.binary_cross_entropy_with_logits(logits[..., :3], known.wanted, reduction="none").sum(-1)
    return _mean(each, known.weight)


def _units(surprise: Tensor, known: Known) -> Tensor:
    """Cross-entropy per unit of which something is known; `surprise` is minus the logarithm of no error's chance."""
    surprise = surprise.clamp(1e-4, 30)
    return _mean(known.wanted * -torch.log(-torch.expm1(-surprise)) + (1 - known.wanted) * surprise, known.weight)


def _mean(each: Tensor, weight: Tensor) -> Tensor:
    return (each * weight).sum() / weight.sum().clamp(min=1)


def in_order(judged: Judged, batch: Batch) -> Iterator[tuple[str, float]]:
    """By pool, the share of contrasts in order, by penalty and by the chance of a grave error."""
    if not batch.contrasts:
        return
    better, worse, margin, _ = batch.contrasts
    for name, penalty in (("rank", judged.penalty), ("grave", judged.surprise.sum(1))):
        right = (penalty[worse] > penalty[better]).tolist()
        for pool in sorted(set(batch.pools)):
            ranked = [
                fine
                for fine, its, sought in zip(right, batch.pools, margin.tolist(), strict=True)
                if its == pool and sought
            ]
            if ranked:
                yield f"{pool} {name}", sum(ranked) / len(ranked)
