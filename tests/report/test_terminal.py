"""What the terminal shows is pinned in golden/; `MTAUDIT_UPDATE_GOLDEN=1 pytest tests/report` rewrites it."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from mtaudit.model import Report, Verdict
from mtaudit.report.terminal import render

GOLDEN = Path(__file__).parent / "golden"
FAILED = Verdict(False, ("2 critical findings; at most 0 are allowed.",))
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def check(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("MTAUDIT_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [80, 120])
def test_a_copy_with_every_kind_of_error(harbour: Report, width: int) -> None:
    check(f"harbour-{width}", render(harbour, FAILED, width=width, color=False))


def test_verbose_shows_the_units_without_findings_too(harbour: Report) -> None:
    check("harbour-verbose-80", render(harbour, FAILED, width=80, color=False, verbose=True))


@pytest.mark.parametrize("width", [80, 120])
def test_a_clean_copy_is_told_in_few_words(faithful: Report, width: int) -> None:
    check(f"faithful-{width}", render(faithful, Verdict(True), width=width, color=False))


def test_no_copy_at_all_is_told_in_one_sentence(unrelated: Report) -> None:
    check("unrelated-80", render(unrelated, Verdict(False), width=80, color=False))


def test_without_a_verdict_the_findings_are_the_headline(harbour: Report, faithful: Report) -> None:
    assert "9 findings" in render(harbour, None, width=80, color=False)
    assert "No findings" in render(faithful, None, width=80, color=False)


def test_a_failure_is_loud(faithful: Report) -> None:
    text = render(replace(faithful, failures=("The check negation crashed.",)), None, width=80, color=False)
    assert "This audit is incomplete." in text
    assert "! The check negation crashed." in text
    assert "no check found a fault" not in text


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(harbour: Report, width: int) -> None:
    text = render(harbour, FAILED, width=width, color=True, verbose=True)
    assert max(cell_len(line) for line in ANSI.sub("", text).split("\n")) <= width


def test_colour_adds_nothing_but_colour(harbour: Report) -> None:
    coloured = render(harbour, FAILED, width=80, color=True)
    assert "\x1b[" in coloured
    plain = render(harbour, FAILED, width=80, color=False)
    assert [line.rstrip() for line in ANSI.sub("", coloured).split("\n")] == plain.split("\n")


def test_the_environment_does_not_meddle(harbour: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    before = render(harbour, FAILED, width=80, color=True)
    for name, value in {"NO_COLOR": "1", "COLUMNS": "40", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert render(harbour, FAILED, width=80, color=True) == before


def test_the_worst_sentences_are_shown_even_where_no_check_spoke(harbour: Report) -> None:
    text = render(replace(harbour, findings=()), Verdict(True), width=80, color=False)
    for sentence in (2, 3, 4):
        assert f"\n  Sentence {sentence} ───" in text
    assert "\n  Sentence 1 ───" not in text


def test_without_a_judge_the_worst_sentences_have_no_doubts(harbour: Report) -> None:
    unjudged = replace(harbour, units=tuple(replace(unit, judgement=None) for unit in harbour.units))
    text = render(unjudged, FAILED, width=80, color=False)
    assert "Worst sentences" in text
    assert "quality 41  The port authority has a plan" in text
    assert "doubtful" not in text


def test_hostile_words_stay_text_in_the_worst_sentences(harbour: Report) -> None:
    unit = harbour.units[1]
    assert unit.target
    text = unit.target.text.replace("a plan", "\x1b[31m\u202e")
    hostile = replace(unit, target=replace(unit.target, text=text))
    shown = render(replace(harbour, units=(hostile,), findings=()), FAILED, width=80, color=False)
    assert "doubtful “␛[31m⟨U+202E⟩”" in shown
    assert not {"\x1b", "\u202e"}.intersection(shown)
