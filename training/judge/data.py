"""Training examples: groups of units of which some ought to cost more, with what is known of their characters."""

import gzip
import json
import random
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.corpora import rows
from bench.experts import SEVERITIES, penalty, segment
from mtaudit.mqm import Severity

LIKED = 0.8  # direct assessment (standardised) from which on a critical error is taken to be ruled out
MARGIN = (0.0, 0.7, 1.5, 2.5)  # of penalty, by severity of what was planted
WEIGHT = (0.7, 1.0, 1.0, 1.0)  # of that contrast
EXPERTS = {"mqm_spans_2020": (1.0, 5), "mqm_spans_ted": (0.5, 4)}  # trust in the marks, systems of a segment compared

Row = dict[str, Any]


@dataclass(frozen=True)
class Marks:
    """What is known of one side's characters: (start, end, any, major, critical), shares of raters; blurred ranges.

    `weight` 0 says that nothing is known.
    """

    spans: tuple[tuple[int, int, float, float, float], ...] = ()
    blurred: tuple[tuple[int, int], ...] = ()
    weight: float = 1.0

    def of(self, offsets: NDArray[np.int32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Of tokens at `offsets` (tokens, 2): wanted probabilities (tokens, 3), and weights (tokens,)."""
        wanted = np.zeros((len(offsets), 3), np.float32)
        weight = np.full(len(offsets), self.weight, np.float32)
        for start, end, *shares in self.spans:
            inside = (offsets[:, 0] < end) & (offsets[:, 1] > start)
            wanted[inside] = np.maximum(wanted[inside], shares)
        for start, end in self.blurred:
            weight[(offsets[:, 0] < end) & (offsets[:, 1] > start)] = 0.0
        return wanted, weight


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


Segments = Mapping[tuple[str, str], Sequence[tuple[float, Example]]]
"""Units with their penalties, by document and segment."""


def expert_examples(table: Iterable[Row], trust: float) -> Segments:
    """What experts marked, by segment."""
    segments: dict[tuple[str, str], list[tuple[float, Example]]] = defaultdict(list)
    for row in table:
        share = 1 / len(row["raters"])
        errors = [error for error in row["errors"] if error["severity"] in SEVERITIES]
        spans = []
        votes: dict[str, bool] = {}
        for error in errors:
            grave = SEVERITIES[error["severity"]] > Severity.MINOR and not error["category"].startswith("Style")
            votes[error["rater"]] = votes.get(error["rater"], False) or grave
            if error["span"]:
                start, end = error["span"]
                spans.append(_Vote(start, end, error["rater"], share, share * grave))
        major = share * sum(votes.values())
        marks = Marks(tuple(_merged(spans)), weight=trust)
        unit = Example(row["source"], row["target"], marks, UNKNOWN, major, None if major else 0.0)
        segments[segment(row)].append((penalty(row), unit))
    return segments


class _Vote(NamedTuple):
    """A rater's mark and its share of all raters."""

    start: int
    end: int
    rater: str
    any: float
    major: float


def _merged(votes: Sequence[_Vote]) -> Iterator[tuple[int, int, float, float, float]]:
    """Spans cut at each other's borders, a rater counting once a character."""
    borders = sorted({place for vote in votes for place in (vote.start, vote.end)})
    for start, end in pairwise(borders):
        over = [vote for vote in votes if vote.start <= start and vote.end >= end]
        if over:
            every = {vote.rater: vote.any for vote in over}
            grave = {vote.rater: vote.major for vote in over if vote.major}
            yield start, end, sum(every.values()), sum(grave.values()), 0.0


def is_kept_back(document: str) -> bool:
    """Whether a document of the MQM data is never trained on: an eighth of them, to choose and fit what comes after."""
    return zlib.crc32(document.encode()) % 8 == 0


def expert_groups(segments: Segments, systems: int, rng: random.Random) -> Iterator[Group]:
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


def planted_groups(folder: Path) -> Iterator[Group]:
    """A translation and all that was planted in it (see `plant`), from the files of FOLDER/planted."""
    together: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for path in sorted(folder.glob("planted-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                together[path.name, row.get("plain_source", row["source"]), row["target"]].append(row)
    for (_, source, target), changes in together.items():
        yield planted_group(source, target, changes)


def planted_group(source: str, target: str, changes: Sequence[Row]) -> Group:
    """Clean below planted, minor below critical, harmless level with clean."""
    same = source == target  # nobody looked whether a good translation has a major error of its own
    trust = 1.0 if same else 0.6
    clean = Marks(weight=trust)
    units = [Example(source, target, clean, clean, 0.0 if same else None, 0.0)]
    contrasts = []
    for index, row in enumerate(changes, start=1):
        severity = row["severity"]
        worth = (1.0, float(severity >= 2), float(severity == 3))
        lost = UNKNOWN if row["lost"] is None else Marks(tuple((a, b, *worth) for a, b in row["lost"]), weight=trust)
        spans = tuple((a, b, *worth) for a, b in row["spans"]) if severity else ()
        marks = Marks(spans, tuple((a, b) for a, b in row["blurred"]), trust)
        units.append(Example(row["source"], row["changed"], marks, lost, worth[1] if same else None, worth[2]))
        contrasts.append(Contrast(0, index, MARGIN[severity], WEIGHT[severity]))
        contrasts += [
            Contrast(other, index, MARGIN[severity] - MARGIN[milder["severity"]], 0.4)
            for other, milder in enumerate(changes, start=1)
            if severity - milder["severity"] >= 2 and source == row["source"]
        ]
    return Group("planted", tuple(units), tuple(contrasts))


def assessed_groups(table: Iterable[Row], sources: Iterable[str]) -> Iterator[Group]:
    """Translations of the sources that assessors liked: whatever else is in them, no critical error."""
    wanted = frozenset(sources)
    for row in table:
        if row["z"] >= LIKED and row["source"] in wanted and 10 < len(row["target"]) < 500:
            yield Group("assessed", (Example(row["source"], row["target"], critical=0.0),), ())


@dataclass(frozen=True)
class Pools:
    """All that is trained on."""

    planted: Sequence[Group]
    assessed: Sequence[Group]
    experts: Sequence[tuple[Segments, int]]  # with how many systems of a segment are compared

    @classmethod
    def read(cls, planted: Path, data: Path) -> "Pools":
        """From the folder of what was planted and that of the public data."""
        groups = list(planted_groups(planted))
        liked = assessed_groups(rows("da_to_english", data), (group.units[0].source for group in groups))
        experts = []
        for name, (trust, systems) in EXPERTS.items():
            table = (row for row in rows(name, data) if not is_kept_back(row["doc"]))
            experts.append((expert_examples(table, trust), systems))
        return cls(groups, list(liked), experts)

    def draw(self, planted: int, assessed: int, rng: random.Random) -> list[Group]:
        """The groups of an epoch: at most so many planted and assessed ones, and every segment that experts marked."""
        drawn = [
            *rng.sample(self.planted, min(planted, len(self.planted))),
            *rng.sample(self.assessed, min(assessed, len(self.assessed))),
        ]
        for segments, systems in self.experts:
            drawn += expert_groups(segments, systems, rng)
        return drawn
