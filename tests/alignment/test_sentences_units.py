"""Units made of aligned sentences: their ranges point into the documents."""

from mtaudit.alignment import align
from mtaudit.model import Document, SegmentedDocument, Span, UnitKind

SOURCE = "The harbour froze in January. Ships waited outside for a week. The mayor of Kiel asked for icebreakers."
TARGET = (
    "In January, the harbour froze. Advertisement. "
    "Ships waited outside for a week, and the mayor of Kiel requested icebreakers."
)


def segmented(name: str, text: str, *sentences: str) -> SegmentedDocument:
    starts = [text.index(sentence) for sentence in sentences]
    spans = tuple(Span(start, start + len(sentence)) for start, sentence in zip(starts, sentences, strict=True))
    return SegmentedDocument(Document(name, text), spans)


def test_a_segment_spans_its_sentences_and_nothing_else() -> None:
    source = segmented("source", SOURCE, *(f"{part.strip(' .')}." for part in SOURCE.split(". ")))
    target = segmented("target", TARGET, TARGET[:30], TARGET[46:])  # the advertisement is set aside
    alignment = align(source, target)
    assert alignment.is_copy
    assert [unit.id for unit in alignment.units] == [0, 1]
    assert {unit.kind for unit in alignment.units} == {UnitKind.ALIGNED}
    first, second = alignment.units
    assert first.source is not None
    assert second.source is not None
    assert second.target is not None
    assert first.source.text == "The harbour froze in January."
    assert second.source.sentences == (1, 2)
    assert second.source.span == Span(30, len(SOURCE))
    assert second.target.text == second.target.span.of(TARGET) == TARGET[46:]


def test_the_missing_side_of_a_unit_is_none() -> None:
    empty = SegmentedDocument(Document("target", ""), ())
    unit = align(segmented("source", SOURCE, "Ships waited outside for a week."), empty).units[0]
    assert unit.kind is UnitKind.OMITTED
    assert unit.target is None
