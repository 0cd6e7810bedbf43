"""Sentence alignment: which sentences of the target render which of the source."""

from collections.abc import Sequence
from dataclasses import dataclass

from mtaudit.align.decode import Step, literal
from mtaudit.align.moves import find_moves
from mtaudit.align.search import search
from mtaudit.align.similarity import Evidence, collect
from mtaudit.align.verdict import copy_score
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
    steps = _monotone(evidence, source, target)
    moved = find_moves(evidence, steps)
    score = copy_score(evidence, [*steps, *moved])
    return SentenceAlignment(_in_target_order(steps, moved), score >= 0.5, score)


def _monotone(evidence: Evidence, source: Sequence[str], target: Sequence[str]) -> list[Step]:
    """Steps from start to end; what both texts begin or end with literally is aligned without search."""
    shared = min(len(source), len(target))
    head = next((k for k in range(shared) if source[k] != target[k]), shared)
    tail = next((k for k in range(shared - head) if source[-1 - k] != target[-1 - k]), shared - head)
    rows, columns = (head, len(source) - tail), (head, len(target) - tail)
    return [
        *(literal(evidence, k, k) for k in range(head)),
        *search(evidence, rows, columns),
        *(literal(evidence, rows[1] + k, columns[1] + k) for k in range(tail)),
    ]


def _in_target_order(steps: Sequence[Step], moved: Sequence[Step]) -> tuple[Bead, ...]:
    """The steps as beads, with moved blocks put where the target has them."""
    gone_source = {i for step in moved for i in range(step.source, step.source + step.taken)}
    gone_target = {j for step in moved for j in range(step.target, step.target + step.given)}
    arrivals = {step.target: step for step in moved}
    beads = []
    for step in steps:
        if step.given and step.target in arrivals:
            beads.append(_bead(arrivals[step.target], UnitKind.MOVED))
        elif not (step.given and step.target in gone_target) and not (not step.given and step.source in gone_source):
            kind = UnitKind.ALIGNED if step.taken and step.given else UnitKind.OMITTED if step.taken else UnitKind.ADDED
            beads.append(_bead(step, kind))
    return tuple(beads)


def _bead(step: Step, kind: UnitKind) -> Bead:
    return Bead(
        tuple(range(step.source, step.source + step.taken)),
        tuple(range(step.target, step.target + step.given)),
        kind,
        step.confidence,
    )
