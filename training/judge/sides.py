"""The two sides of a batch as tensors, and what can be told of them without training."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from mtaudit.judge.surface import CAPITAL, ECHO, ECHOED_PAIR, FIRST, LAST, MARK, SPACED, SURPRISE

LAYERS = 2  # layers of the base model that are compared: the last that never changes, and the last
MATCHED, STEPS, AROUND = 17, 6, 4  # widths of what is known of a match, see `Match`


class Side(NamedTuple):
    """One side of a batch; padded places have `mask` 0."""

    vectors: Tensor  # as encoded (batch, tokens + 2, WIDTH), the marks at both ends included; read (…, LAYERS, WIDTH)
    mask: Tensor  # (batch, tokens)
    written: Tensor  # (batch, tokens), like `lower` hashes; padding -1
    lower: Tensor
    flags: Tensor  # (batch, tokens, FLAGS)
    spelling: Tensor  # (batch, tokens, SPELLING)


class Grid(NamedTuple):
    """How alike each token of one side and each of the other are: (batch, tokens, other tokens)."""

    low: Tensor  # cosines of the vectors of the LAYERS
    high: Tensor
    spelt: Tensor  # of the spellings
    same: Tensor  # 1 for the same word in lower case
    written: Tensor  # 1 for the same word as written
    gap: Tensor  # above 0 where either is padding

    def turned(self) -> "Grid":
        """The same from the other side."""
        return Grid(*(table.transpose(1, 2) for table in self))


def compare(source: Side, target: Side) -> Grid:
    """The source's tokens against the target's, both sides read."""
    units = [functional.normalize(side.vectors, dim=-1) for side in (source, target)]
    low, high = (torch.matmul(units[0][:, :, k], units[1][:, :, k].transpose(1, 2)) for k in range(LAYERS))
    spelt = torch.matmul(source.spelling, target.spelling.transpose(1, 2))
    same = (source.lower[:, :, None] == target.lower[:, None, :]).to(spelt.dtype)
    written = (source.written[:, :, None] == target.written[:, None, :]).to(spelt.dtype)
    gap = (1 - source.mask)[:, :, None] + (1 - target.mask)[:, None, :]
    return Grid(low, high, spelt, same, written, gap)


class Match(NamedTuple):
    """Each token's best match on the other side."""

    likeness: Tensor  # (batch, tokens, other tokens), of which the match has the highest
    best: Tensor  # (batch, tokens, 1): its place
    most: list[Tensor]  # (batch, tokens) each: the highest cosine, spelling, … of any other token, as in `Grid`
    numbers: Tensor  # (batch, tokens, MATCHED): likenesses of the match and the highest ones, repetition, place
    steps: Tensor  # (batch, tokens, STEPS): how far from the last token's match, in classes
    around: Tensor  # (batch, tokens, AROUND): how alike the neighbours are the match's neighbours


def match(side: Side, other: Side, grid: Grid) -> Match:
    """The best match of each token of a side."""
    low, high, spelt, same, written, gap = grid
    closed = gap > 0
    seen = (0.5 * low + 0.5 * high + 0.3 * spelt + 0.3 * same).masked_fill(closed, -9.0)
    best = seen.argmax(2, keepdim=True)
    back = seen.argmax(1)  # (batch, other tokens)
    at = [table.gather(2, best).squeeze(2) for table in (low, high, spelt, same, written)]
    most = [table.masked_fill(closed, -1.0).amax(2) for table in (low, high, spelt, same, written)]
    place = torch.arange(low.shape[1], device=low.device)[None, :]
    chosen = best.squeeze(2)
    mutual = (back.gather(1, chosen) == place).to(spelt.dtype)
    own = ((side.lower[:, :, None] == side.lower[:, None, :]) * side.mask[:, None, :]).sum(2)
    theirs = (same * (1 - closed.to(spelt.dtype))).sum(2)
    lengths, other_lengths = side.mask.sum(1, keepdim=True), other.mask.sum(1, keepdim=True)
    numbers = torch.stack(
        [
            *at,
            *most,
            mutual,
            (own - theirs).clamp(-2, 2),
            (own > 1).to(spelt.dtype),
            place / lengths - chosen / other_lengths,
            (lengths / other_lengths).log().expand_as(place / lengths),
            (lengths - place == 1).to(spelt.dtype),
            ((lengths - place == 1) & (other_lengths - chosen == 1)).to(spelt.dtype),
        ],
        -1,
    )
    step = chosen - torch.cat([chosen[:, :1] - 1, chosen[:, :-1]], 1)
    ahead = torch.cat([chosen[:, 1:], chosen[:, -1:] + 1], 1) - chosen
    steps = torch.stack([step == 0, step == 1, (step == 2) | (step == 3), step > 3, step < -2, ahead == 1], -1)
    around = []
    for shift in (-1, 1):
        beside = (chosen + shift).clamp(0, seen.shape[2] - 1)[..., None]
        around += [torch.roll(table, -shift, 1).gather(2, beside).squeeze(2) for table in (high, same)]
    return Match(seen, best, most, numbers, steps.to(spelt.dtype), torch.stack(around, -1))


def unlikeness(side: Side, found: Match) -> Tensor:
    """How little of a side the other has, 0 to 20 each: (batch, 3).

    Of vectors and of spelling 10 (1 - mean best likeness); of vectors that of the two tokens worst off.
    """
    low, _, spelt, *_ = found.most
    worst = low.masked_fill(side.mask == 0, 1.0).topk(min(2, low.shape[1]), 1, largest=False)[0].mean(1)
    means = [(best * side.mask).sum(1) / side.mask.sum(1) for best in (low, spelt)]
    return 10 * (1 - torch.stack([*means, worst], 1))


def slips(source: Side, target: Side, grid: Grid) -> Tensor:
    """What the target has of slips of form that the source has not: (batch, 7).

    Words in other letter case, a small first letter, words said twice, pairs of words said twice, marks with a space
    before them, another last mark; and how much more surprising its words are on average.
    """

    def excess(*flags: int) -> Tensor:
        counts = [(side.flags[..., list(flags)].prod(2) * side.mask).sum(1) for side in (source, target)]
        return (counts[1] - counts[0]).clamp(0, 8)

    inner = (1 - target.flags[..., FIRST]) * target.mask
    recased = ((grid.same.amax(1) - grid.written.amax(1)) * inner).sum(1).clamp(0, 8)
    starts = [(side.flags[..., CAPITAL] * side.flags[..., FIRST] * side.mask).amax(1) for side in (source, target)]
    ends = [(side.lower * side.flags[..., LAST] * side.mask).amax(1) for side in (source, target)]
    unusual = [10 * (side.flags[..., SURPRISE] * side.mask).sum(1) / side.mask.sum(1) for side in (source, target)]
    return torch.stack(
        [
            recased,
            torch.relu(starts[0] - starts[1]),
            excess(ECHO),
            excess(ECHOED_PAIR),
            excess(MARK, SPACED),
            (ends[0] != ends[1]).to(recased.dtype),
            unusual[1] - unusual[0],
        ],
        1,
    )
