"""The best monotone alignment of two ranges of sentences, at a cost that grows about linearly."""

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.alignment.band import GRID, Anchor, chain, find_anchors, find_band
from mtaudit.alignment.beads import Step
from mtaudit.alignment.decode import decode
from mtaudit.alignment.similarity import Evidence

PIECE = 1000  # source sentences decoded together, where there is a safe place to cut

Range = tuple[int, int]


def search(evidence: Evidence, source: Range, target: Range) -> list[Step]:
    """Steps that cover the sentences of both ranges (ends exclusive), in order."""
    part = evidence.part(source, target)
    small = (len(part.source) + 1) * (len(part.target) + 1) <= GRID
    links = [] if small else chain(find_anchors(part))
    steps: list[Step] = []
    for rows, columns in _pieces(links, len(part.source), len(part.target)):
        inside = [
            Anchor(link.source - rows[0], link.target - columns[0], link.weight)
            for link in links
            if rows[0] <= link.source < rows[1]
        ]
        height, width = rows[1] - rows[0], columns[1] - columns[0]
        found = decode(part.part(rows, columns), find_band(height, width, inside))
        i, j = source[0] + rows[0], target[0] + columns[0]
        steps += [step._replace(source=step.source + i, target=step.target + j) for step in found]
    return steps


def _pieces(links: list[Anchor], height: int, width: int) -> Iterator[tuple[Range, Range]]:
    """Ranges between cuts; a cut is made only between neighbouring anchors, which no other alignment can straddle."""
    i = j = 0
    for link, following in pairwise(links):
        safe = (following.source, following.target) == (link.source + 1, link.target + 1)
        if safe and following.source - i >= PIECE:
            yield (i, following.source), (j, following.target)
            i, j = following.source, following.target
    yield (i, height), (j, width)
