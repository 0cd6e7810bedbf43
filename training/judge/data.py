# mypy: disable-error-code="import-not-found"
"""Training examples: groups of units of which some ought to score higher, with what is known of their tokens."""

import gzip
import json
import random
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

from training.judge.encode import Store
from training.judge.features import FLAGS, Surface, surface
from training.judge.fluency import Fluency, half
from training.judge.model import Side

LIKED = 0.8  # direct assessment (standardised) from which on a critical error is taken to be ruled out
POINTS = {"Minor": 1.0, "Major": 5.0, "Critical": 25.0}


@dataclass(frozen=True)
class Marks:
    """What is known of one side's characters: (start, end, any, major, critical), shares of raters; blurred ranges.

    `weight` 0 says that nothing is known.
    """

    spans: tuple[tuple[int, int, float, float, float], ...] = ()
    blurred: tuple[tuple[int, int], ...] = ()
    weight: float = 1.0


UNKNOWN = Marks(weight=0.0)


@dataclass(frozen=True)
class Example:
    """One unit."""

    source: str
    target: str
    target_marks: Marks = UNKNOWN
    source_marks: Marks = UNKNOWN
    major: float | None = None  # share of raters who saw a major error; None where nobody looked
    critical: float | None = None


class Contrast(NamedTuple):
    """Units by index: `better` ought to cost less than `worse` by `margin`, and the same where that is 0."""

    better: int
    worse: int
    margin: float
    weight: float


@dataclass(frozen=True)
class Group:
    """Units that belong together, so that each is judged once for all its contrasts."""

    pool: str  # planted, expert or assessed
    units: tuple[Example, ...]
    contrasts: tuple[Contrast, ...]

    def texts(self) -> set[str]:
        """All texts of the units."""
        return {text for unit in self.units for text in (unit.source, unit.target)}


def mqm_examples(rows: Iterable[dict[str, Any]], trust: float) -> dict[tuple[str, str], list[tuple[float, Example]]]:
    """Units by segment with their penalties."""
    groups: dict[tuple[str, str], list[tuple[float, Example]]] = defaultdict(list)
    for row in rows:
        share = 1 / len(row["raters"])
        spans = []
        votes: dict[str, bool] = {}
        for error in row["errors"]:
            if error["severity"] not in POINTS:
                continue
            grave = error["severity"] != "Minor" and not error["category"].startswith("Style")
            votes[error["rater"]] = votes.get(error["rater"], False) or grave
            if error["span"]:
                spans.append((*error["span"], share, share * grave, 0.0, error["rater"]))
        penalty = share * sum(POINTS.get(error["severity"], 0.0) for error in row["errors"])
        marks = Marks(tuple(_merged(spans)), weight=trust)
        major = share * sum(votes.values())
        groups[row["doc"], row["segment"]].append(
            (penalty, Example(row["source"], row["target"], marks, UNKNOWN, major, None if major else 0.0))
        )
    return groups


def _merged(spans: list[tuple[Any, ...]]) -> Iterator[tuple[int, int, float, float, float]]:
    """Spans cut at each other's borders, a rater counting once a character."""
    borders = sorted({place for span in spans for place in span[:2]})
    for start, end in pairwise(borders):
        over = [span for span in spans if span[0] <= start and span[1] >= end]
        if over:
            every = {span[5]: span[2] for span in over}
            grave = {span[5]: span[3] for span in over if span[3]}
            yield start, end, sum(every.values()), sum(grave.values()), 0.0


def is_kept_back(document: str) -> bool:
    """Whether a document of the MQM data is never trained on: an eighth of them, to choose and fit what comes after."""
    return zlib.crc32(document.encode()) % 8 == 0


def mqm_groups(
    segments: dict[tuple[str, str], list[tuple[float, Example]]], systems: int, rng: random.Random
) -> Iterator[Group]:
    """Some systems of each segment, every pair of them that differs."""
    for key in sorted(segments):
        members = rng.sample(segments[key], min(systems, len(segments[key])))
        contrasts = [
            Contrast(i, j, 1.0, 1.5 * min(1.0, (b - a) / 4) / (systems - 1))
            for i, (a, _) in enumerate(members)
            for j, (b, _) in enumerate(members)
            if a < b
        ]
        yield Group("expert", tuple(example for _, example in members), tuple(contrasts))


MARGIN = {0: 0.0, 1: 0.7, 2: 1.5, 3: 2.5}  # of penalty, by severity
WEIGHT = {0: 0.7, 1: 1.0, 2: 1.0, 3: 1.0}


def planted_groups(folder: Path) -> Iterator[Group]:
    """Clean above planted, minor above critical, harmless level with clean."""
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for path in sorted(folder.glob("planted-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                groups[path.name, row.get("plain_source", row["source"]), row["target"]].append(row)
    for (_, source, target), rows in groups.items():
        trust = 1.0 if source == target else 0.6
        clean = Marks(weight=trust)
        same = source == target  # nobody looked whether a good translation has a major error of its own
        units = [Example(source, target, clean, clean, 0.0 if same else None, 0.0)]
        contrasts = []
        for index, row in enumerate(rows, start=1):
            severity = row["severity"]
            worth = (1.0, float(severity >= 2), float(severity == 3))
            lost = (
                UNKNOWN if row["lost"] is None else Marks(tuple((a, b, *worth) for a, b in row["lost"]), weight=trust)
            )
            spans = tuple((a, b, *worth) for a, b in row["spans"]) if severity else ()
            unclear = tuple((a, b) for a, b in row["blurred"])
            marks = Marks(spans, unclear, trust)
            units.append(Example(row["source"], row["changed"], marks, lost, worth[1] if same else None, worth[2]))
            contrasts.append(Contrast(0, index, MARGIN[severity], WEIGHT[severity]))
            contrasts += [
                Contrast(other, index, MARGIN[severity] - MARGIN[rows[other - 1]["severity"]], 0.4)
                for other in range(1, len(rows) + 1)
                if severity - rows[other - 1]["severity"] >= 2 and source == row["source"]
            ]
        yield Group("planted", tuple(units), tuple(contrasts))


def assessed_groups(rows: Iterable[dict[str, Any]], sources: set[str]) -> Iterator[Group]:
    """Translations that assessors liked: whatever else is in them, no critical error."""
    for row in rows:
        if row["z"] >= LIKED and row["source"] in sources and 10 < len(row["target"]) < 500:
            yield Group("assessed", (Example(row["source"], row["target"], critical=0.0),), ())


class Batcher:
    """Turns examples into padded tensors."""

    def __init__(self, store: Store, fluency: Fluency) -> None:
        self.store = store
        self.fluency = fluency
        self._apart: dict[str, Fluency] = {}
        self._surfaces: dict[str, Surface] = {}

    def hold_apart(self, groups: Iterable[Group], without: Sequence[Fluency]) -> None:
        """Let the groups' texts be judged by counts that have not seen them: `without` one half or the other."""
        for group in groups:
            self._apart |= dict.fromkeys(group.texts(), without[half(group.units[0].source)])

    def has(self, group: Group) -> bool:
        """Whether all its texts were encoded."""
        return all(text in self.store.index for text in group.texts())

    def length(self, text: str) -> int:
        """Tokens of a text, special ones included."""
        return self.store.index[text][1]

    def side(self, texts: Sequence[str]) -> Side:
        """The texts padded to the longest."""
        lengths = [self.length(text) - 2 for text in texts]
        count, longest = len(texts), max(2, *lengths)
        vectors = np.zeros((count, longest + 2, 384), np.float16)
        mask = np.zeros((count, longest), np.float32)
        written, lower = np.full((count, longest), -1, np.int64), np.full((count, longest), -1, np.int64)
        flags = np.zeros((count, longest, FLAGS), np.float32)
        spelt = np.zeros((count, longest, 64), np.float16)
        for row, (text, length) in enumerate(zip(texts, lengths, strict=True)):
            tokens, _ = self.store.get(text)
            vectors[row, : length + 2] = tokens
            if length < 1:
                mask[row, 0] = 1
                continue
            mask[row, :length] = 1
            face = self._surface(text)
            written[row, :length], lower[row, :length] = face.written, face.lower
            flags[row, :length], spelt[row, :length] = face.flags, face.spelling
        return Side(
            torch.from_numpy(vectors).float(),
            torch.from_numpy(mask),
            torch.from_numpy(written),
            torch.from_numpy(lower),
            torch.from_numpy(flags),
            torch.from_numpy(spelt).float(),
        )

    def marks(
        self, texts: Sequence[str], marks: Sequence[Marks], longest: int
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Wanted probabilities (batch, tokens, 3) and weights (batch, tokens), padded to `longest` tokens."""
        lengths = [self.length(text) - 2 for text in texts]
        wanted = np.zeros((len(texts), longest, 3), np.float32)
        weight = np.zeros((len(texts), longest), np.float32)
        for row, (text, mark, length) in enumerate(zip(texts, marks, lengths, strict=True)):
            if not mark.weight or length < 1:
                continue
            offsets = self.store.get(text)[1][1:-1]
            weight[row, :length] = mark.weight
            for start, end, *worth in mark.spans:
                inside = (offsets[:, 0] < end) & (offsets[:, 1] > start)
                wanted[row, :length][inside] = np.maximum(wanted[row, :length][inside], worth)
            for start, end in mark.blurred:
                weight[row, :length][(offsets[:, 0] < end) & (offsets[:, 1] > start)] = 0.0
        return torch.from_numpy(wanted), torch.from_numpy(weight)

    def _surface(self, text: str) -> Surface:
        if text not in self._surfaces:
            self._surfaces[text] = surface(
                text, self.store.get(text)[1][1:-1], self._apart.get(text, self.fluency)
            )
        return self._surfaces[text]
