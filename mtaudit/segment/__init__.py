"""Segmentation: page furniture set apart, the rest cut into sentences with exact offsets."""

from collections.abc import Callable

from mtaudit.model import Document, SegmentedDocument, SetAside
from mtaudit.segment.agreement import Boundaries
from mtaudit.segment.furniture import furniture
from mtaudit.segment.headings import Draft, Gap, without_headings
from mtaudit.segment.lines import lines, paragraphs
from mtaudit.segment.sentences import sentences


def segment(document: Document) -> SegmentedDocument:
    """Cut a document into sentences.

    Sentences are character ranges without white space at their ends. With what is set aside they cover every character
    that is not white space, and nothing overlaps. A line break ends a sentence unless the text is hard-wrapped; a blank
    line always does. Takes time linear in the length of the text.
    """
    draft, set_aside = _draft(document.text)
    return _finished(document, draft, set_aside, lambda gap, _: gap.log_odds)


def segment_pair(source: Document, target: Document) -> tuple[SegmentedDocument, SegmentedDocument]:
    """Cut a document and its copy into sentences, as `segment` does.

    Where a heading runs into a sentence without a stop, each text is cut in the light of the other.
    """
    (here, aside_here), (there, aside_there) = _draft(source.text), _draft(target.text)
    return (
        _finished(source, here, aside_here, Boundaries(there).log_odds),
        _finished(target, there, aside_there, Boundaries(here).log_odds),
    )


def _draft(text: str) -> tuple[Draft, list[SetAside]]:
    set_aside, kept = furniture(text, lines(text))
    found = (sentence for paragraph in paragraphs(text, kept) for sentence in sentences(text, paragraph))
    return Draft.of(text, found), set_aside


def _finished(
    document: Document, draft: Draft, set_aside: list[SetAside], log_odds: Callable[[Gap, bool], float]
) -> SegmentedDocument:
    return SegmentedDocument(document, tuple(without_headings(draft, log_odds)), tuple(set_aside))
