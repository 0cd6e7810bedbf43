"""Sentence alignment: which sentences of the target render which of the source."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mtaudit.align.decode import best_path, score_beads, sweep
from mtaudit.align.similarity import collect
from mtaudit.model import UnitKind


@dataclass(frozen=True, slots=True)
class Bead:
    """Consecutive source sentences and the consecutive target sentences that render them; either may be empty."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    kind: UnitKind
    confidence: float


@dataclass(frozen=True)
class SentenceAlignment:
    """Beads that cover every sentence once, in target order with omissions where they belong.

    `is_copy` says whether the target is a copy of the source at all; `copy_score` (0 to 1) is the evidence.
    """

    beads: tuple[Bead, ...]
    is_copy: bool
    copy_score: float


def align_sentences(source: Sequence[str], target: Sequence[str]) -> SentenceAlignment:
    """Align the sentences of two documents."""
    evidence = collect(source, target)
    band = [(0, len(target))] * (len(source) + 1)
    scores = score_beads(evidence, band)
    steps = best_path(sweep(scores, band, np.maximum), scores, band)
    beads = []
    for i, j, a, b in steps:
        kind = UnitKind.ALIGNED if a and b else UnitKind.OMITTED if a else UnitKind.ADDED
        beads.append(Bead(tuple(range(i, i + a)), tuple(range(j, j + b)), kind, 0.9))
    share = sum(len(b.source) + len(b.target) for b in beads if b.source and b.target) / max(len(source) + len(target), 1)
    return SentenceAlignment(tuple(beads), share > 0.5, share)
