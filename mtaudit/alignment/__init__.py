"""Alignment of two documents: sentences into units, and the words inside a unit."""

from collections.abc import Iterable

from mtaudit.alignment.given import Pair, align_as_given
from mtaudit.alignment.sentences import Bead, SentenceAlignment, align_sentences
from mtaudit.alignment.words import align_words, reads_similarity
from mtaudit.model import Alignment, Segment, SegmentedDocument, Unit

__all__ = [
    "Bead",
    "Pair",
    "SentenceAlignment",
    "align",
    "align_as_given",
    "align_sentences",
    "align_words",
    "reads_similarity",
]


def align(source: SegmentedDocument, target: SegmentedDocument, pairs: Iterable[Pair] | None = None) -> Alignment:
    """Units of corresponding sentences, in target order with omissions where they belong; words are not yet tied.

    `pairs` replaces the search for what corresponds.
    """
    texts = source.sentence_texts(), target.sentence_texts()
    aligned = align_sentences(*texts) if pairs is None else align_as_given(*texts, pairs)
    units = tuple(
        Unit(number, bead.kind, _segment(source, bead.source), _segment(target, bead.target), bead.confidence)
        for number, bead in enumerate(aligned.beads)
    )
    return Alignment(source, target, units, aligned.is_copy, aligned.copy_score)


def _segment(side: SegmentedDocument, sentences: tuple[int, ...]) -> Segment | None:
    if not sentences:
        return None
    start, end = side.sentences[sentences[0]].start, side.sentences[sentences[-1]].end
    return Segment(start, end, side.document.text[start:end], sentences)
