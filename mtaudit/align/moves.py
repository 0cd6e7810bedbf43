"""Blocks that moved: stretches left out at one place that turn up, in their own order, at another."""

from collections.abc import Iterator, Sequence

from mtaudit.align.band import anchors
from mtaudit.align.decode import Step, decode
from mtaudit.align.similarity import Evidence

SURE = 4.0  # log-likelihood ratio from which a block counts as moved


def find_moves(evidence: Evidence, steps: Sequence[Step]) -> list[Step]:
    """Beads between sentences that `steps` leaves without a partner, out of document order."""
    free_source = {step.source for step in steps if not step.given}
    free_target = {step.target for step in steps if not step.taken}
    moved: list[Step] = []
    for i, j in _promising(evidence, free_source, free_target):
        if i in free_source and j in free_target:
            block = _block(evidence, _run(free_source, i), _run(free_target, j), i, j)
            moved += block
            for step in block:
                free_source.difference_update(range(step.source, step.source + step.taken))
                free_target.difference_update(range(step.target, step.target + step.given))
    return moved


def _promising(evidence: Evidence, sources: set[int], targets: set[int]) -> Iterator[tuple[int, int]]:
    rows, columns, _ = anchors(evidence)
    for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
        if i in sources and j in targets:
            yield i, j


def _run(free: set[int], place: int) -> tuple[int, int]:
    first = last = place
    while first - 1 in free:
        first -= 1
    while last + 1 in free:
        last += 1
    return first, last + 1


def _block(evidence: Evidence, rows: tuple[int, int], columns: tuple[int, int], i: int, j: int) -> list[Step]:
    part = evidence.part(rows, columns)
    band = [(0, columns[1] - columns[0])] * (rows[1] - rows[0] + 1)
    steps = [step._replace(source=step.source + rows[0], target=step.target + columns[0]) for step in decode(part, band)]
    beads = [step for step in steps if step.taken and step.given and step.score > 0]
    return beads if sum(step.score for step in beads) >= SURE else []
