"""What holds of every segmented text, whatever is in it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import Document, SegmentedDocument, Span
from mtaudit.segment import segment, segment_pair

SENTENCE_PARTS = [
    "He left",
    "U.S",
    "Mr",
    ".",
    "?!",
    "…",
    "。",
    "the",
    "5",
    "(",
    "[1]",
    '"',
    "“",
    "”",
    "‘",
    "İ",
    "ß",
    "\ud800",
]
LAYOUT = [" ", "  ", "\n", "\n\n", "\r\n", "\u2028", "\u200b"]
FURNITURE = ["Home / World", "By Ana Cruz", "date 2021-12-01", "Check Also", "%d likes"]
TEXTS = st.text() | st.lists(st.sampled_from(SENTENCE_PARTS + LAYOUT + FURNITURE)).map("".join)


def spans(document: SegmentedDocument) -> list[Span]:
    return sorted([*document.sentences, *(aside.span for aside in document.set_aside)])


@given(TEXTS)
def test_covers_everything_but_white_space_once(text: str) -> None:
    covered = [place for span in spans(segment(Document("any", text))) for place in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert all(text[place].isspace() for place in set(range(len(text))).difference(covered))


@given(TEXTS)
def test_in_order_and_stripped(text: str) -> None:
    document = segment(Document("any", text))
    assert list(document.sentences) == sorted(document.sentences)
    assert [aside.span for aside in document.set_aside] == sorted(aside.span for aside in document.set_aside)
    for span in spans(document):
        assert span.of(text)
        assert span.of(text) == span.of(text).strip()


@given(TEXTS, TEXTS)
def test_in_the_light_of_another_text_too(text: str, other: str) -> None:
    document = segment_pair(Document("any", text), Document("other", other))[0]
    covered = [place for span in spans(document) for place in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert all(text[place].isspace() for place in set(range(len(text))).difference(covered))


@given(TEXTS)
def test_something_is_always_left_to_audit(text: str) -> None:
    assert bool(segment(Document("any", text)).sentences) == bool(text.strip())


@pytest.mark.parametrize(
    "pattern", ["\n", "a\n", "\r\n", "Home / a / b\n", "By A and B\n", "%d\n", "Check Also\n", "He sat.\n\n", " "]
)
def test_time_is_linear_in_lines(pattern: str) -> None:
    started = time.perf_counter()
    segment(Document("hostile", pattern * (200_000 // len(pattern))))
    assert time.perf_counter() - started < 20  # it takes about one second; a quadratic step would take minutes
