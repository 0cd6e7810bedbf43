"""Headings that run into a sentence: `|` stands where one is expected to end."""

import time

import pytest

from mtaudit.model import Document
from mtaudit.segment import segment, segment_pair

STORY = " Keepers found them near the gate. Nobody was hurt."
TITLES = {
    "an article": "Harbour freezes for the first time in years |The harbour of Port Ellery froze on Monday.",
    "title case": "Council Votes to Close the Old Library |According to the council, the library costs too much.",
    "name of a site": "Two lions escaped from a zoo - Daily News |On Monday two lions left their cage.",
    "quoted capitals are no heading": "He had read “The Lions of Leeds” twice when the keepers rang.",
    "names are no heading": "On Monday the mayor of Leeds told Reuters that Ann Gray had seen two lions.",
    "a name after a title of office": "On Monday the White House said President Obama would visit Leeds.",
}
HOSTILE = ["A ", "The ", "a The ", "a. The ", "x The y. ", '"A ', "(A ", "| A ", "2 ", "dogs bark The cat sat "]


def split(text: str) -> list[str]:
    return segment(Document("story", text)).sentence_texts()


@pytest.mark.parametrize("case", TITLES)
def test_a_title_runs_into_the_first_sentence(case: str) -> None:
    expected = [part.strip() for part in TITLES[case].split("|")]
    assert split(TITLES[case].replace("|", "") + STORY)[: len(expected)] == expected


def test_a_heading_in_the_middle() -> None:
    heading, sentence = "What the keepers saw that night", "The keepers saw nothing that night."
    assert split(f"It was cold.{STORY} {heading} {sentence}")[-2:] == [heading, sentence]


def test_the_other_text_shows_where_a_title_ends() -> None:
    title, sentence = "Fear of another cold winter", "Spanish keepers counted their lions on Monday."
    text, copy = f"{title} {sentence}{STORY}", f"{title}\n\n{sentence}{STORY}"
    assert split(text)[0] == f"{title} {sentence}"
    assert segment_pair(Document("source", text), Document("target", copy))[0].sentence_texts()[0] == title


@pytest.mark.parametrize("pattern", HOSTILE)
def test_time_is_linear(pattern: str) -> None:
    document = Document("hostile", pattern * (100_000 // len(pattern)))
    started = time.perf_counter()
    segment_pair(document, document)
    assert time.perf_counter() - started < 20  # it takes about a second; a quadratic step would take minutes
