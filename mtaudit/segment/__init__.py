"""Segmentation: page furniture set apart, the rest cut into sentences with exact offsets."""

from mtaudit.model import Document, SegmentedDocument
from mtaudit.segment.furniture import furniture
from mtaudit.segment.lines import lines, paragraphs
from mtaudit.segment.sentences import sentences


def segment(document: Document) -> SegmentedDocument:
    """Cut a document into sentences.

    Sentences are character ranges without white space at their ends. With what is set aside they cover every character
    that is not white space, and nothing overlaps. A line break ends a sentence unless the text is hard-wrapped; a blank
    line always does. Takes time linear in the length of the text.
    """
    text = document.text
    set_aside, kept = furniture(text, lines(text))
    found = (sentence for paragraph in paragraphs(text, kept) for sentence in sentences(text, paragraph))
    return SegmentedDocument(document, tuple(found), tuple(set_aside))
