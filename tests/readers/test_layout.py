"""Lines on pages become paragraphs again: no sentence is parted, no heading runs into one."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.readers.layout import Line, paragraphs

FULL = "The harbour froze overnight for the first time in forty winters, and the"


def column(*texts: str, x: float = 50, top: float = 700, leading: float = 14, size: float = 11) -> list[Line]:
    """Lines below one another; an empty text leaves room."""
    return [Line(text, x, top - leading * row, size) for row, text in enumerate(texts) if text]


def read(*pages: Sequence[Line]) -> list[str]:
    return list(paragraphs(pages))


def test_lines_of_a_paragraph_are_joined() -> None:
    assert read(column(FULL, "ferries stayed in port.")) == [f"{FULL} ferries stayed in port."]


def test_room_between_lines_parts_paragraphs_even_without_a_stop() -> None:
    lines = column(FULL, FULL, "", FULL, FULL)
    assert read(lines) == [f"{FULL} {FULL}"] * 2


def test_a_heading_is_larger() -> None:
    assert read([*column("Ice in the Harbour", top=714, size=13), *column(FULL, "end.")])[0] == "Ice in the Harbour"


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = [*column(FULL, f"{FULL[:-9]} ferries."), *column(FULL, x=62, top=672), *column("end.", top=658)]
    assert len(read(lines)) == 2


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    assert read(column("Ferries", "Schools", FULL, FULL, FULL)) == ["Ferries", "Schools", f"{FULL} {FULL} {FULL}"]
    assert read(column(FULL, "ferries stayed in port all day long.", "We saw", FULL))[1].startswith("We saw")


def test_a_name_after_a_ragged_line_does_not_begin_a_paragraph() -> None:
    lines = column(FULL, FULL[:50], "Millbrook Gazette said so on Monday.")
    assert len(read(lines)) == 1


@pytest.mark.parametrize("places", [{"x": 320.0}, {"top": 690.0}], ids=["the next column", "the next page"])
def test_a_sentence_goes_on_elsewhere(places: dict[str, float]) -> None:
    assert read(column(FULL, FULL), column("Millbrook ferry stayed in port.", **places)) == [
        f"{FULL} {FULL} Millbrook ferry stayed in port."
    ]


def test_what_is_repeated_on_pages_is_left_out() -> None:
    words = ("Ice", "Snow", "Rain")
    pages = [
        [
            Line("Harbour Times", 50, 760, 9),
            *column(f"{word} begins.", "", "", "and ends"),
            Line(f"{n} / 3", 300, 30, 9),
        ]
        for n, word in enumerate(words, start=1)
    ]
    text = " ".join(read(*pages))
    assert "Harbour Times" not in text
    assert "/ 3" not in text
    assert all(f"{word} begins." in text for word in words)


def test_a_refrain_inside_the_page_is_kept() -> None:
    pages = [column(FULL, FULL, "Ice everywhere.", FULL, FULL, leading=20 + n) for n in range(3)]
    assert " ".join(read(*pages)).count("Ice everywhere.") == 3


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("an inter-", "national fleet", "an international fleet"),
        ("an inter\u00ad", "national fleet", "an international fleet"),
        ("an inter\u2010", "nationally known fleet", "an internationally known fleet"),
        ("a well-", "known fleet", "a well-known fleet"),
        ("Dr. Ortega-", "Lind said", "Dr. Ortega-Lind said"),
        ("said that -", "so far -", "said that - so far -"),
        ("the ice—", "so far—held", "the ice—so far—held"),
        ("between 10-", "20 ferries", "between 10-20 ferries"),
        ("the o\ufb03ce", "is open", "the office is open"),
    ],
)
def test_words_that_a_line_end_divides(line: str, following: str, joined: str) -> None:
    assert read(column(line, following + " and more words that make it wide enough")) == [
        joined + " and more words that make it wide enough"
    ]


def test_time_is_linear() -> None:
    letters = "a" * 500_000
    assert read(column(letters, letters + "-", letters))
    assert len(read(column(*[FULL] * 50_000))) == 1


@given(
    st.lists(
        st.lists(st.builds(Line, st.text(min_size=1), *[st.floats(-1e6, 1e6)] * 2, st.floats(0, 100)), max_size=8),
        max_size=4,
    )
)
def test_any_lines_give_paragraphs(pages: list[list[Line]]) -> None:
    assert len(read(*pages)) <= sum(map(len, pages))
