"""Units as the auditor makes them from already aligned pairs, for benchmarks that look at single checks."""

from collections.abc import Iterator, Sequence

from bench.corpora import Pair
from mtaudit.auditor import Auditor
from mtaudit.model import Unit

BATCH = 500  # pairs in memory at a time


def units(pairs: Sequence[Pair], auditor: Auditor) -> Iterator[Unit]:
    """One aligned, annotated unit per pair of texts, in order; offsets count from each text's start."""
    for first in range(0, len(pairs), BATCH):
        yield from auditor.units(pairs[first : first + BATCH])
