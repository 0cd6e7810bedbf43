"""Lines and columns by which an editor finds an excerpt in its file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import Document, Excerpt, Segment
from mtaudit.report.places import Place, Places

TEXT = "Ships sail.\n\nNone 🚢 sank.\n"


def excerpt(text: str, words: str) -> Excerpt:
    start = text.index(words)
    return Excerpt(start, start + len(words), words)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Ships", Place(1, 1, 1, 6)),
        ("sank", Place(3, 8, 3, 12)),  # an emoji is one column
        ("sail.\n\nNone", Place(1, 7, 3, 5)),
    ],
)
def test_lines_and_columns_from_one(words: str, place: Place) -> None:
    assert Places(Document("ships.txt", TEXT)).of(excerpt(TEXT, words)) == place


@given(st.text(st.sampled_from("a\nb\u2028\r é"), max_size=40), st.data())
def test_the_place_is_where_the_words_are(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = Places(Document("any.txt", text)).of(Excerpt(start, end, text[start:end]))
    lines = text.split("\n")
    if place is None:
        assert start == end
    else:
        before = len("\n".join(lines[: place.line])) - len(lines[place.line - 1])
        assert place.column
        assert place.end_line
        assert place.end_column
        assert before + place.column - 1 == start
        assert len(lines[place.end_line - 1]) >= place.end_column - 1


@pytest.mark.parametrize(
    "document",
    [
        Document("page.html", TEXT, extracted=True),
        Document("read-back.txt", ""),
        Document("other.txt", "Something else stands here."),
    ],
)
def test_none_where_the_file_has_other_words_there(document: Document) -> None:
    assert Places(document).of(excerpt(TEXT, "sank")) is None


@pytest.mark.parametrize("document", [Document("ships.po", ""), Document("ships.po", TEXT)])
def test_of_a_segment_the_line_is_known_on_which_it_begins(document: Document) -> None:
    segment = Segment(0, len(TEXT), TEXT, (0,), line=120)
    assert Places(document).of(excerpt(TEXT, "sank"), segment) == Place(120)


def test_nothing_has_no_place() -> None:
    assert Places(Document("ships.txt", TEXT)).of(None) is None
