"""Groups of examples → batches of like length → padded tensors."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from mtaudit.judge.fluency import Fluency
from mtaudit.judge.surface import FLAGS, SPELLING, Surface, surface
from training.judge.data import Contrast, Group, Marks
from training.judge.encode import WIDTH, Store
from training.judge.fluency import half
from training.judge.sides import Side

TOKENS = 3600  # per batch, both sides, padding included
CPU = torch.device("cpu")


class Known(NamedTuple):
    """What a judgement ought to say."""

    wanted: Tensor  # probabilities: of tokens (units, tokens, 3), of units (units,)
    weight: Tensor  # (units, tokens) or (units,); 0 where nothing is known


class Batch(NamedTuple):
    """Groups as tensors; units stand in their groups' order."""

    texts: Side  # each text once
    source: Tensor  # (units,): place of the unit's source among the texts
    target: Tensor
    source_marks: Known
    target_marks: Known
    major: Known
    critical: Known
    contrasts: tuple[Tensor, Tensor, Tensor, Tensor] | None  # the columns of `Contrast`
    pools: tuple[str, ...]  # of the contrasts


def kept_apart(groups: Iterable[Group], without: Sequence[Fluency]) -> dict[str, Fluency]:
    """Counts by text that have not seen the text's group: `without` one half or the other."""
    apart: dict[str, Fluency] = {}
    for group in groups:
        apart |= dict.fromkeys(group.texts(), without[half(group.units[0].source)])
    return apart


class Batcher:
    """Turns encoded texts into tensors; words are as usual as `fluency` says, for some texts as `apart` says."""

    def __init__(
        self, store: Store, fluency: Fluency, apart: Mapping[str, Fluency] | None = None, device: torch.device = CPU
    ) -> None:
        self.store, self.device = store, device
        self._fluency, self._apart = fluency, apart or {}
        self._surfaces: dict[str, Surface] = {}

    def length(self, text: str) -> int:
        """Tokens of a text, special ones included."""
        return self.store.index[text][1]

    def offsets(self, text: str) -> NDArray[np.int32]:
        """Character offsets (tokens, 2), special tokens not included."""
        return self.store.get(text)[1][1:-1]

    def side(self, texts: Sequence[str]) -> Side:
        """The texts padded to the longest; a text without tokens has an empty one."""
        lengths = [self.length(text) - 2 for text in texts]
        count, longest = len(texts), max(2, *lengths)
        vectors = np.zeros((count, longest + 2, WIDTH), np.float16)
        mask = np.zeros((count, longest), np.float32)
        written, lower = np.full((count, longest), -1, np.int64), np.full((count, longest), -1, np.int64)
        flags = np.zeros((count, longest, FLAGS), np.float32)
        spelt = np.zeros((count, longest, SPELLING), np.float16)
        for row, (text, length) in enumerate(zip(texts, lengths, strict=True)):
            vectors[row, : length + 2], _ = self.store.get(text)
            mask[row, : max(1, length)] = 1
            if length:
                face = self._surface(text)
                written[row, :length], lower[row, :length] = face.written, face.lower
                flags[row, :length], spelt[row, :length] = face.flags, face.spelling
        arrays = (vectors, mask, written, lower, flags, spelt)
        made = Side(*(torch.from_numpy(array).to(self.device) for array in arrays))
        return made._replace(vectors=made.vectors.float(), spelling=made.spelling.float())

    def batch(self, groups: Sequence[Group]) -> Batch:
        """The groups' units, what is known of them, and their contrasts."""
        units = [unit for group in groups for unit in group.units]
        places: dict[str, int] = {}
        for unit in units:
            for text in (unit.source, unit.target):
                places.setdefault(text, len(places))
        texts = self.side(list(places))
        longest = texts.mask.shape[1]
        return Batch(
            texts,
            self._tensor([places[unit.source] for unit in units]),
            self._tensor([places[unit.target] for unit in units]),
            self._marks([(unit.source, unit.source_marks) for unit in units], longest),
            self._marks([(unit.target, unit.target_marks) for unit in units], longest),
            self._shares([unit.major for unit in units]),
            self._shares([unit.critical for unit in units]),
            self._contrasts(groups),
            tuple(group.pool for group in groups for _ in group.contrasts),
        )

    def _marks(self, marked: Sequence[tuple[str, Marks]], longest: int) -> Known:
        wanted = np.zeros((len(marked), longest, 3), np.float32)
        weight = np.zeros((len(marked), longest), np.float32)
        for row, (text, marks) in enumerate(marked):
            length = self.length(text) - 2
            wanted[row, :length], weight[row, :length] = marks.of(self.offsets(text))
        return Known(self._tensor(wanted), self._tensor(weight))

    def _shares(self, shares: Sequence[float | None]) -> Known:
        wanted = [0.0 if share is None else share for share in shares]
        return Known(self._tensor(wanted), self._tensor([float(share is not None) for share in shares]))

    def _contrasts(self, groups: Sequence[Group]) -> tuple[Tensor, Tensor, Tensor, Tensor] | None:
        found: list[Contrast] = []
        first = 0
        for group in groups:
            found += [c._replace(better=c.better + first, worse=c.worse + first) for c in group.contrasts]
            first += len(group.units)
        if not found:
            return None
        better, worse, margin, weight = (self._tensor(column) for column in zip(*found, strict=True))
        return better, worse, margin, weight

    def _tensor(self, values: Any) -> Tensor:
        return torch.as_tensor(values, device=self.device)

    def _surface(self, text: str) -> Surface:
        if text not in self._surfaces:
            self._surfaces[text] = surface(text, self.offsets(text), self._apart.get(text, self._fluency))
        return self._surfaces[text]


def of_like_length(groups: Sequence[Group], batcher: Batcher, rng: random.Random) -> Iterator[list[Group]]:
    """Groups of like length together, as many as fit in a batch, the batches in any order."""

    def length(group: Group) -> int:
        return max(batcher.length(text) for text in group.texts())

    out: list[list[Group]] = [[]]
    longest = units = 0
    ordered = sorted(((length(g) + 3 * rng.random(), i, g) for i, g in enumerate(groups)), key=lambda item: item[:2])
    for size, _, group in ordered:
        longest, units = max(longest, int(size)), units + len(group.units)
        if out[-1] and 2 * longest * units > TOKENS:
            out.append([])
            longest, units = int(size), len(group.units)
        out[-1].append(group)
    rng.shuffle(out)
    yield from out
