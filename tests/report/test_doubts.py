import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import BaselineState, Judgement, Report, Segment, Unit, UnitKind, WordRisk
from mtaudit.report.doubts import doubts, glance
from mtaudit.report.marks import Note, notes_by_unit

SOURCE = "For months the Kremlin has been ratcheting up the stakes on its western border, envoys said."
TARGET = "For months the Kremlin has been boosting stocks on its western border, envoys said."
LOST, DOUBTFUL = ("ratcheting up", "stakes"), ("boosting stocks",)
OFFSET = 7  # of either side in its document


def unit(source: str, target: str, lost: Sequence[str] = (), doubtful: Sequence[str] = ()) -> Unit:
    """A unit of which the judge holds the words of `lost` and `doubtful` for lost or wrong with 83%, and no others."""
    left, right = (Segment(OFFSET, OFFSET + len(text), text, (0,)) for text in (source, target))
    judgement = Judgement(7.5, 0.8, 0.4, risks(source, lost), risks(target, doubtful))
    return Unit(0, UnitKind.ALIGNED, left, right, 1.0, judgement=judgement)


def risks(text: str, phrases: Sequence[str]) -> tuple[WordRisk, ...]:
    doubted = {word for phrase in phrases for word in phrase.split()}
    words = re.finditer(r"\w+|[^\w\s]", text)
    return tuple(
        WordRisk(OFFSET + word.start(), OFFSET + word.end(), 0.83 if word[0] in doubted else 0.04, 0.0, 0.0)
        for word in words
    )


STAKES = unit(SOURCE, TARGET, LOST, DOUBTFUL)


def test_doubted_words_that_touch_are_one_phrase() -> None:
    source, target = doubts(STAKES)
    assert [doubt.text for doubt in source] == ["ratcheting up", "stakes"]
    assert [(SOURCE[doubt.start : doubt.end], doubt.chance) for doubt in source[:1]] == [("ratcheting up", 0.83)]
    assert [doubt.text for doubt in target] == ["boosting stocks"]


def test_no_word_is_cut() -> None:
    source, target = doubts(unit("They don't go, o’clock.", "A well-known “bold” one", ["'"], ["known", "bold"]))
    assert [doubt.text for doubt in source] == ["don't"]
    assert [doubt.text for doubt in target] == ["well-known", "bold"]


def test_a_phrase_is_as_doubtful_as_its_worst_word() -> None:
    assert STAKES.judgement
    worse = [replace(risk, error=0.5 + place / 100) for place, risk in enumerate(STAKES.judgement.target)]
    _, (doubt,) = doubts(replace(STAKES, judgement=replace(STAKES.judgement, target=tuple(worse))))
    assert (doubt.text, doubt.chance) == (TARGET, worse[-1].error)


def test_nothing_is_doubted_where_nobody_judged_or_a_side_is_missing() -> None:
    assert doubts(replace(STAKES, judgement=None)) == ((), ())
    assert doubts(replace(STAKES, target=None)) == ((), ())


def test_a_glance_shows_the_worst_doubt_and_the_same_place_on_the_other_side() -> None:
    before = "The talks in the old town hall of the harbour went on for many hours that night. "
    seen = glance(unit(before + SOURCE, before + TARGET, doubtful=DOUBTFUL), (), 60)
    assert seen.source == "… has been ratcheting up the stakes on its western …"
    assert seen.target == "… Kremlin has been boosting stocks on its western border, …"
    assert (seen.gravest, seen.message) == (None, "")
    assert seen.doubts == "The judge doubts “boosting stocks”."


def test_a_glance_follows_the_word_links_to_the_other_side(harbour: Report) -> None:
    sentence = harbour.units[5]  # "by the weekend" moved to the front of the shops
    assert sentence.source
    assert sentence.target
    start = sentence.target.start + sentence.target.text.index("weekend")
    risk = WordRisk(start, start + len("weekend"), 0.9, 0.1, 0.1)
    seen = glance(replace(sentence, judgement=Judgement(7.5, 0.8, 0.4, (), (risk,))), (), 40)
    assert seen.source == "… expect empty shelves by the weekend."
    assert "by the weekend shops" in seen.target


def test_a_glance_names_the_gravest_error_and_shows_its_place(harbour: Report) -> None:
    seen = glance(harbour.units[3], notes_by_unit(harbour)[3], 40)
    assert seen.gravest
    assert seen.gravest.finding.check == "date-time"
    assert seen.message == "“since 2014” became “in 2014”: what …"
    assert "since 2014" in seen.source
    assert "in 2014" in seen.target


def test_what_the_finding_says_is_not_doubted_once_more(harbour: Report) -> None:
    notes = notes_by_unit(harbour)
    assert glance(harbour.units[1], notes[1], 40).doubts == ""
    assert glance(harbour.units[3], notes[3], 40).doubts == "The judge also doubts “led”."


def test_a_remark_or_what_is_known_already_is_not_named(harbour: Report) -> None:
    unit = harbour.units[3]
    remark, error = notes_by_unit(harbour)[3]
    known = Note(error.number, replace(error.finding, baseline=BaselineState.UNCHANGED))
    seen = glance(unit, [remark, known], 40)
    assert (seen.gravest, seen.message) == (None, "")
    assert seen.doubts == "The judge doubts “led” “in 2014” and misses “since”."


def test_what_fits_is_shown_whole() -> None:
    assert glance(STAKES, (), 100).source == SOURCE


def test_of_many_doubts_the_worst_few_are_named_and_the_longest_cut() -> None:
    words = "one two three four five six seven eight nine"
    seen = glance(unit(words, words, doubtful=words.split()[::2], lost=[words]), (), 80)
    doubtful, lost = "“one” “three” “five” and 2 more", "“one two three four f … six seven eight nine”"
    assert seen.doubts == f"The judge doubts {doubtful} and misses {lost}."


@pytest.mark.parametrize("doubtful", [(), DOUBTFUL, ("said",)])
@given(length=st.integers(10, 120))
def test_no_glance_is_longer_than_asked(length: int, doubtful: tuple[str, ...]) -> None:
    seen = glance(unit(SOURCE, TARGET, doubtful=doubtful), (), length)
    assert max(len(seen.source), len(seen.target)) <= length
