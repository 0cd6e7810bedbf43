"""The two texts of an audit in their sentences, and why some cannot be audited."""

from collections.abc import Iterable, Mapping, Sequence

from mtaudit.model import Document, SegmentedDocument, Span
from mtaudit.segment import segment, segment_pair

LONGEST_SENTENCE = 100_000  # characters; nothing written by people comes near it, and a minute is spent on it

Text = str | Document | SegmentedDocument  # one already segmented keeps its sentences


def segmented(source: Text, target: Text) -> tuple[SegmentedDocument, SegmentedDocument]:
    """Both texts in sentences, each cut in the light of the other where neither is cut yet."""
    original = Document("source", source) if isinstance(source, str) else source
    copy = Document("target", target) if isinstance(target, str) else target
    if isinstance(original, Document) and isinstance(copy, Document):
        return segment_pair(original, copy)
    return (
        segment(original) if isinstance(original, Document) else original,
        segment(copy) if isinstance(copy, Document) else copy,
    )


def uncut(name: str, text: Text) -> SegmentedDocument:
    """A text before it is segmented, or as it is."""
    document = Document(name, text) if isinstance(text, str) else text
    return SegmentedDocument(document, ()) if isinstance(document, Document) else document


def listed(name: str, texts: Sequence[str]) -> SegmentedDocument:
    """A side of already aligned texts: a document without a text, of which each text is a sentence."""
    return SegmentedDocument(Document(name, ""), tuple(Span(0, len(text)) for text in texts))


def refusals(sides: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Why texts, given in their sentences by name, cannot be audited."""
    wordless = [f"The {name} has no words." for name, texts in sides.items() if not _has_words(texts)]
    endless = [
        f"Sentence {number} of the {name} has {len(text):,} characters; the most audited is {LONGEST_SENTENCE:,}."
        for name, texts in sides.items()
        for number, text in enumerate(texts, 1)
        if len(text) > LONGEST_SENTENCE
    ]
    return (*wordless, *endless)


def _has_words(texts: Iterable[str]) -> bool:
    return any(character.isalnum() for text in texts for character in text)
