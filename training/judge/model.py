"""The judge: late interaction of the base model's tokens on both sides.

Each side is read alone: by the base model's lower layers, which never change, and by its upper layers, which are tuned
with the judge. Each token sees its best match on the other side, a soft average of what resembles it there, and what
the surface says; two light layers let neighbours and the other side speak; then each token says how likely it is wrong
(target) or lost (source), how gravely, and what it costs. A unit's penalty is the sum of its tokens' costs, and of
untrained unlikeness with positive weights, so it only grows as either grows.
"""

from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from mtaudit.judge.surface import FLAGS
from training.judge.encode import BASE, LAYER, WIDTH
from training.judge.sides import AROUND, LAYERS, MATCHED, STEPS, Grid, Side, compare, match, slips, unlikeness

HEADS, UPPER = 12, 2  # of the base model: attention heads a layer, layers that are tuned
PART, INNER = 64, 128  # widths: of a token's vectors as compared, of the judge's own layers
BLOCKS = 2
WEIGHTS = (21.0, 0.2, 0.2, 6.0, 0.2, 0.2, 1.5, 3.0, 4.0, 0.7, 2.0, 4.0, 3.0)  # of `Judged.parts`

NAMES = {  # of a layer's parts, ours and the base model's
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norms.0": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norms.1": "output.LayerNorm",
}


class Judged(NamedTuple):
    """Logits per token: (any error, major or worse, critical, cost before softplus), and the units' penalties."""

    target: Tensor  # (batch, tokens, 4)
    source: Tensor
    penalty: Tensor  # (batch,)
    cost: Tensor  # (batch,): the tokens' share of the penalty
    surprise: Tensor  # (batch, 2): minus the logarithm of the chance that nothing is major or worse; nothing critical
    parts: Tensor  # (batch, len(WEIGHTS)): unlikeness of the source, of the target; slips


class Layer(nn.Module):
    """A layer of BERT (Devlin et al., 2019): attention and a feed-forward layer, normalised after each."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, x: Tensor, attend: Tensor) -> Tensor:
        """`x` (batch, tokens, WIDTH) after looking where `attend` (batch, tokens) is True."""
        q, k, v = (make(x).unflatten(2, (HEADS, -1)).transpose(1, 2) for make in (self.query, self.key, self.value))
        scores = torch.matmul(q, k.transpose(2, 3)) * (q.shape[3] ** -0.5)
        scores = scores.masked_fill(~attend[:, None, None, :], -1e4)
        seen = torch.matmul(torch.softmax(scores, 3), v).transpose(1, 2).flatten(2)
        x = self.norms[0](x + self.out(seen))
        return self.norms[1](x + self.narrow(functional.gelu(self.wide(x))))


def upper_layers() -> dict[str, Tensor]:
    """The state of the base model's upper layers, by the names of `Judge.upper`."""
    base = BertModel.from_pretrained(BASE).state_dict()
    return {
        f"{layer}.{ours}.{kind}": base[f"encoder.layer.{LAYER + layer}.{theirs}.{kind}"]
        for layer in range(UPPER)
        for ours, theirs in NAMES.items()
        for kind in ("weight", "bias")
    }


class Attention(nn.Module):
    """Multi-head attention (Vaswani et al., 2017), written out so that it exports with any number of tokens."""

    def __init__(self, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key_value = nn.Linear(INNER, INNER), nn.Linear(INNER, 2 * INNER)
        self.out = nn.Linear(INNER, INNER)

    def forward(self, x: Tensor, y: Tensor, y_gap: Tensor) -> Tensor:
        """What each place of `x` finds in `y`."""
        q = self.query(x).unflatten(2, (self.heads, -1)).transpose(1, 2)
        k, v = (z.unflatten(2, (self.heads, -1)).transpose(1, 2) for z in self.key_value(y).chunk(2, 2))
        scores = torch.matmul(q, k.transpose(2, 3)) * (q.shape[3] ** -0.5)
        scores = scores.masked_fill(y_gap[:, None, None, :], -1e4)
        return self.out(torch.matmul(torch.softmax(scores, 3), v).transpose(1, 2).flatten(2))


class Block(nn.Module):
    """Neighbours, own side, other side, and a feed-forward layer."""

    def __init__(self) -> None:
        super().__init__()
        self.near = nn.Conv1d(INNER, INNER, 3, padding=1, groups=4)
        self.own, self.other = Attention(), Attention()
        self.wide, self.narrow = nn.Linear(INNER, 2 * INNER), nn.Linear(2 * INNER, INNER)
        self.norms = nn.ModuleList(nn.LayerNorm(INNER) for _ in range(4))
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, gap: Tensor, y: Tensor, y_gap: Tensor) -> Tensor:
        """`x` after looking at itself and at `y`; gaps are True at padding."""
        z = self.norms[0](x).masked_fill(gap[..., None], 0.0)
        x = x + self.drop(self.near(z.transpose(1, 2)).transpose(1, 2))
        z = self.norms[1](x)
        x = x + self.drop(self.own(z, z, gap))
        z = self.norms[2](x)
        x = x + self.drop(self.other(z, y, y_gap))
        return x + self.drop(self.narrow(functional.gelu(self.wide(self.norms[3](x)))))


class Judge(nn.Module):
    """See the module."""

    def __init__(self) -> None:
        super().__init__()
        self.upper = nn.ModuleList(Layer() for _ in range(UPPER))
        self.part = nn.Linear(LAYERS * WIDTH, PART)
        self.sharpness = nn.Parameter(torch.tensor(12.0))
        self.enter = nn.Linear(5 * PART + 2 * FLAGS + MATCHED + STEPS + AROUND, INNER)
        self.side = nn.Parameter(torch.zeros(2, INNER))
        self.blocks = nn.ModuleList(Block() for _ in range(BLOCKS))
        self.norm = nn.LayerNorm(INNER)
        self.heads = nn.ModuleList(nn.Linear(INNER, 4) for _ in range(2))
        for head in self.heads:
            nn.init.constant_(head.bias, -3.0)
        # Set, not learned: planted errors would have the judge trust its tokens more than other errors bear out.
        self.weights = nn.Parameter(torch.tensor(WEIGHTS).expm1().log(), requires_grad=False)
        self.worths = nn.Parameter(torch.full((2, 3), -2.0))  # of what each side's logits say
        self.drop = nn.Dropout(0.1)

    @classmethod
    def load(cls, path: Path) -> "Judge":
        """The trained judge of a file, for use."""
        judge = cls()
        judge.load_state_dict(torch.load(path, "cpu")["model"])
        judge.eval()
        return judge

    def read(self, side: Side) -> Side:
        """The side after the upper layers, without its marks."""
        x = side.vectors
        attend = torch.cat([torch.ones_like(side.mask[:, :1]).expand(-1, 2), side.mask], 1) > 0
        for layer in self.upper:
            x = layer(x, attend)
        return side._replace(vectors=torch.stack([side.vectors, x], 2)[:, 1:-1])

    def forward(self, source: Side, target: Side) -> Judged:
        """Judge a batch of units, both sides read."""
        both = (source, target)
        grid = compare(source, target)
        parted = [self.part(side.vectors.flatten(2)) for side in both]
        entered, parts = [], []
        for me, seen in ((0, grid), (1, grid.turned())):
            x, unlike = self._enter(both[me], both[1 - me], parted[me], parted[1 - me], seen)
            entered.append(x + self.side[me])
            parts.append(unlike)
        gaps = [side.mask == 0 for side in both]
        for block in self.blocks:
            entered = [block(entered[me], gaps[me], entered[1 - me], gaps[1 - me]) for me in (0, 1)]
        source_out, target_out = (head(self.norm(x)) for head, x in zip(self.heads, entered, strict=True))
        untrained = torch.cat([*parts, slips(source, target, grid)], -1)
        cost = torch.zeros_like(untrained[:, 0])
        grave = torch.zeros_like(untrained[:, :2])
        for side, out, worth in zip(both, (source_out, target_out), functional.softplus(self.worths), strict=True):
            surprise = functional.softplus(out)  # minus the logarithm of the chance that nothing is wrong
            grave = grave + (surprise[..., 1:3] * side.mask[..., None]).sum(1)
            cost = cost + ((surprise[..., 3] + (surprise[..., :3] * worth).sum(2)) * side.mask).sum(1)
        penalty = cost + (untrained * functional.softplus(self.weights)).sum(1)
        return Judged(target_out, source_out, penalty, cost, grave, untrained)

    def _enter(self, side: Side, other: Side, h: Tensor, k: Tensor, grid: Grid) -> tuple[Tensor, Tensor]:
        """What each token of a side knows to begin with (batch, tokens, INNER), and how unlike the other the side is.

        `h` and `k` are the vectors, as compared, of the side and of the other.
        """
        found = match(side, other, grid)
        soft = torch.matmul(torch.softmax(found.likeness * self.sharpness, 2), k)
        hard = k.gather(1, found.best.expand(-1, -1, k.shape[2]))
        flags = torch.cat([side.flags, other.flags.gather(1, found.best.expand(-1, -1, FLAGS))], -1)
        known = [h, soft, hard, (h - soft).abs(), h * soft, flags, found.numbers, found.steps, found.around]
        return self.drop(self.enter(torch.cat(known, -1))), unlikeness(side, found)
