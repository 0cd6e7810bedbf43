"""Units as the auditor makes them from already aligned pairs, for benchmarks that look at single checks."""

from collections.abc import Iterator, Sequence

from bench.parses import CachedAnnotator
from mtaudit.align.words import align_words
from mtaudit.annotate import Parse, make_segment
from mtaudit.model import Segment, Span, Unit, UnitKind

BATCH = 500


def units(pairs: Sequence[tuple[str, str]], annotator: CachedAnnotator) -> Iterator[Unit]:
    """One aligned, annotated unit per pair of texts, in order; offsets count from each text's start."""
    for first in range(0, len(pairs), BATCH):
        batch = pairs[first : first + BATCH]
        sources, targets = zip(*batch, strict=True)
        parses = zip(annotator.parse(sources), annotator.parse(targets), strict=True)
        for number, ((source, target), (source_parse, target_parse)) in enumerate(
            zip(batch, parses, strict=True), first
        ):
            left, right = _segment(source, source_parse), _segment(target, target_parse)
            yield Unit(number, UnitKind.ALIGNED, left, right, 1.0, align_words(left.tokens, right.tokens))


def _segment(text: str, parse: Parse) -> Segment:
    return make_segment(text, [(0, Span(0, len(text)), parse)])
