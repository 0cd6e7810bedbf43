"""Sentence alignment: which sentences of the target render which of the source."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mtaudit.alignment.beads import Step, literal
from mtaudit.alignment.confidence import calibrated
from mtaudit.alignment.moves import in_order, settle_moves, uncross
from mtaudit.alignment.search import search
from mtaudit.alignment.similarity import Evidence, collect
from mtaudit.alignment.verdict import copy_score
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
    steps = uncross(evidence, settle_moves(evidence, _monotone(evidence, source, target)))
    score = copy_score(evidence, steps)
    return SentenceAlignment(in_target_order(map(calibrated, steps)), score >= 0.5, score)


def _monotone(evidence: Evidence, source: Sequence[str], target: Sequence[str]) -> list[Step]:
    """Steps from start to end; what both texts begin or end with literally is aligned without search."""
    shared = min(len(source), len(target))
    head = next((k for k in range(shared) if source[k] != target[k]), shared)
    tail = next((k for k in range(shared - head) if source[-1 - k] != target[-1 - k]), shared - head)
    rows, columns = (head, len(source) - tail), (head, len(target) - tail)
    return [
        *literal(evidence, range(head), range(head)),
        *search(evidence, rows, columns),
        *literal(evidence, range(rows[1], len(source)), range(columns[1], len(target))),
    ]


def in_target_order(steps: Iterable[Step]) -> tuple[Bead, ...]:
    """Steps that cover both documents, as beads.

    An omission stands after what renders the last sentence before it that stayed in its place.
    """
    steps = list(steps)
    stayed = in_order(steps)
    kinds = dict.fromkeys(stayed, UnitKind.ALIGNED)
    starts = [step.source for step in stayed]

    def place(step: Step) -> tuple[int, bool, int]:
        if step.given:
            return step.target, True, 0
        before = bisect_left(starts, step.source)
        return (stayed[before - 1].targets.stop if before else 0), False, step.source

    return tuple(_bead(step, kinds) for step in sorted(steps, key=place))


def _bead(step: Step, kinds: Mapping[Step, UnitKind]) -> Bead:
    unplaced = UnitKind.MOVED if step.is_bead else UnitKind.OMITTED if step.taken else UnitKind.ADDED
    return Bead(tuple(step.sources), tuple(step.targets), kinds.get(step, unplaced), step.confidence)
