"""What the terminal shows is pinned in golden/; `make golden` writes it anew.

Read what has changed (`git diff tests/report/golden`) as a reader of reports would before committing it.
"""

import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from mtaudit.model import BaselineState, KnownFinding, Limit, Origin, Report, Verdict
from mtaudit.mqm import Severity
from mtaudit.report.terminal import Detail, render
from tests.report.conftest import HARBOUR, Flag, Row, build

GOLDEN = Path(__file__).parent / "golden"
ANSI = re.compile(r"\x1b\[[0-9;]*m")

CRITICAL = Limit("fail_on", 2, 0, False, "2 critical findings; the limit is 0.")
QUALITY = Limit("min_quality", 61.27, 80, False, "Quality is 61.27; the limit is 80.")
LOST = Limit("max_source_lost", 0.1304, 0.2, True, "13.04% of the source's words are lost; the limit is 20%.")
FAILED = Verdict(False, (CRITICAL.sentence, QUALITY.sentence), (CRITICAL, QUALITY, LOST))
PASSED = Verdict(True, (), (Limit("fail_on", 0, 0, True, "0 critical findings; the limit is 0."),))

WIDE = (
    Row(
        "The mayor, 佐藤さくら, told reporters: “頑張ります” (“we will do our best”) 🎉🎉.",
        "The mayor, 佐藤さくら, told reporters: “頑張りません” (“we will not do our best”) 🎉.",
        (
            Flag(
                "negation",
                Severity.CRITICAL,
                0.91,
                "“頑張ります”",
                "“頑張りません”",
                "“頑張ります” became “頑張りません”: what was affirmed is denied, the reverse of what 佐藤さくら said.",
            ),
        ),
        quality=48.0,
    ),
    Row(
        "Nguye\u0302\u0303n Va\u0306n A re\u0301sume\u0301 was read.",
        "Nguye\u0302\u0303n Va\u0306n A’s re\u0301sume\u0301 was read.",
        quality=70.0,
    ),
    Row("See https://example.org/" + "archive/" * 14 + "index.", "See 資料" + "館" * 60 + ".", quality=60.0),
)
"""Characters of no width and of two columns, and words longer than a line."""


def known(report: Report) -> Report:
    """The report as one with a baseline and a review has it: of nine findings four are open."""
    old = {"number", "modality", "added-sentence", "moved-sentence"}
    findings = [
        replace(finding, baseline=BaselineState.UNCHANGED if finding.check in old else BaselineState.NEW)
        for finding in report.findings
    ]
    findings = [
        replace(finding, suppression="It ended \x1b[1min 2014.") if finding.check == "date-time" else finding
        for finding in findings
    ]
    gone = KnownFinding("0", "tense", Severity.MAJOR, "“has risen” became “rose”.", Origin.BASELINE)
    unmatched = (*[gone] * 7, replace(gone, severity=Severity.MINOR, origin=Origin.REVIEW, note=""))
    return replace(report, findings=tuple(findings), unmatched=unmatched)


def broken(report: Report) -> Report:
    """The report of an audit in which a check crashed."""
    return replace(report, complete=False, failures=("The check 'negation' crashed on unit 3: ValueError('x').",))


def incomplete(report: Report) -> Verdict:
    return Verdict(False, (*report.failures, QUALITY.sentence), (replace(CRITICAL, passed=True), QUALITY))


def check(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("MTAUDIT_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.fixture
def cases(harbour: Report, faithful: Report, unrelated: Report) -> Mapping[str, tuple[Report, Verdict]]:
    crashed = broken(harbour)
    lost = replace(harbour, scores=replace(harbour.scores, source_lost=0.1304))
    return {
        "failed": (lost, FAILED),
        "passed": (faithful, PASSED),
        "not-auditable": (unrelated, Verdict(False, unrelated.failures)),
        "incomplete": (crashed, incomplete(crashed)),
        "known": (known(harbour), Verdict(False, ("1 new critical finding; the limit is 0.",))),
        "wide": (build(WIDE, names=("佐藤.txt", "佐藤.back.txt"), quality=80.0), FAILED),
    }


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", ["failed", "passed", "not-auditable", "incomplete", "known", "wide"])
def test_golden(cases: Mapping[str, tuple[Report, Verdict]], name: str, width: int) -> None:
    check(f"{name}-{width}", render(*cases[name], width=width, color=False))


@pytest.mark.parametrize("detail", [Detail.QUIET, Detail.VERBOSE])
@pytest.mark.parametrize("name", ["failed", "passed", "known"])
def test_golden_detail(cases: Mapping[str, tuple[Report, Verdict]], name: str, detail: Detail) -> None:
    check(f"{name}-{detail.name.lower()}-80", render(*cases[name], width=80, color=False, detail=detail))


def test_golden_colour(cases: Mapping[str, tuple[Report, Verdict]]) -> None:
    check("failed-colour-80", render(*cases["failed"], width=80, color=True))


def test_the_first_screen_says_whether_to_publish_and_why(cases: Mapping[str, tuple[Report, Verdict]]) -> None:
    screen = "\n".join(render(*cases["failed"], width=80, color=False).split("\n")[:24])
    for words in ("✗ Failed", *FAILED.reasons, "61.3 of 100", "◆ 2 critical", "13.0% of the source", "Worst findings"):
        assert words in screen


def test_quiet_is_the_verdict_and_its_reasons(cases: Mapping[str, tuple[Report, Verdict]]) -> None:
    text = render(*cases["failed"], width=80, color=False, detail=Detail.QUIET)
    assert len(text.splitlines()) == 1 + len(FAILED.reasons)


def test_without_a_verdict_the_open_findings_are_the_headline(harbour: Report, faithful: Report) -> None:
    assert "9 findings" in render(harbour, None, width=80, color=False)
    assert "4 findings" in render(known(harbour), None, width=80, color=False)
    assert "No findings" in render(faithful, None, width=80, color=False)


def test_a_crash_is_told_before_anything_else_and_never_as_a_pass(faithful: Report) -> None:
    text = render(broken(faithful), None, width=80, color=False)
    assert text.split("\n")[1].strip().startswith("! Incomplete")
    assert "! The check 'negation' crashed" in text.split("\n")[2]
    assert "no check found a fault" not in text


def test_what_is_known_or_suppressed_is_marked_and_counts_for_nothing(harbour: Report) -> None:
    report = known(harbour)
    text = render(report, None, width=120, color=False)
    assert "Reviewer: It ended ␛[1min 2014." in render(report, None, width=120, color=False, detail=Detail.VERBOSE)
    assert "not counted: 4 known from the baseline, 1 suppressed" in text
    assert "◆ 1 critical   ▲ 1 major   ● 1 minor   ○ 1 neutral" in text
    worst = text[text.index("Worst findings") : text.index("changed")]
    assert "“1,400” became" not in worst
    for finding in report.findings:
        assert finding.message in text


def test_a_unit_with_no_more_than_a_note_is_not_shown_in_full(harbour: Report) -> None:
    findings = tuple(finding for finding in harbour.findings if finding.severity is Severity.NEUTRAL)
    report = replace(harbour, findings=findings)
    short, full = (render(report, None, width=80, color=False, detail=d) for d in (Detail.NORMAL, Detail.VERBOSE))
    assert "1 ○ “Sergey” is spelled “Sergei”: two spellings of one name." in short
    assert "Sentence 4 ─" not in short
    assert "Sentence 4 ─" in full
    assert "Worst findings" not in short + full


@pytest.mark.parametrize("width", [20, 60, 80, 120, 200])
@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("name", ["failed", "known", "incomplete", "wide"])
def test_no_line_is_wider_than_the_terminal(
    cases: Mapping[str, tuple[Report, Verdict]], name: str, detail: Detail, width: int
) -> None:
    text = render(*cases[name], width=width, color=True, detail=detail)
    assert max(cell_len(line) for line in ANSI.sub("", text).split("\n")) <= width


def test_colour_adds_nothing_but_colour(cases: Mapping[str, tuple[Report, Verdict]]) -> None:
    for report, verdict in cases.values():
        coloured = render(report, verdict, width=80, color=True)
        assert "\x1b[" in coloured
        plain = render(report, verdict, width=80, color=False)
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
    assert "? The judge doubts “a plan” and misses “no”." in text


def test_doubts_that_a_finding_speaks_of_are_not_told_twice(harbour: Report) -> None:
    text = render(harbour, FAILED, width=80, color=False)
    assert "The judge also doubts “led”." in text
    assert "“in 2014” and" not in text


def test_without_a_judge_nothing_is_doubted(harbour: Report) -> None:
    unjudged = replace(harbour, units=tuple(replace(unit, judgement=None) for unit in harbour.units))
    text = render(unjudged, FAILED, width=80, color=False)
    assert "lowest in sentence 2 (41), 3 (52), 4 (76)" in text
    assert "The judge" not in text


def test_a_unit_as_long_as_a_book_is_cut_short() -> None:
    words = " ".join(f"word{number}" for number in range(3_000))
    text = render(build([Row(words, words.replace("word7 ", "world7 "), quality=10.0)]), PASSED, width=80, color=False)
    assert len(text) < 12_000
    assert " … " in text


@pytest.mark.parametrize("field", ["text", "message", "suppression", "unmatched", "reason"])
def test_hostile_words_stay_text(harbour: Report, field: str) -> None:
    nasty = "\x1b[31m\u202e\r\nx"
    report, verdict = harbour, FAILED
    finding = harbour.findings[0]
    if field == "text":
        unit = harbour.units[1]
        assert unit.target
        target = replace(unit.target, text=unit.target.text.replace("a plan", nasty))
        report = replace(harbour, units=(replace(unit, target=target),), findings=())
    elif field == "unmatched":
        gone = KnownFinding("0", "tense", Severity.MAJOR, nasty, Origin.REVIEW, "")
        report = replace(harbour, unmatched=(gone,))
    elif field == "reason":
        verdict = Verdict(False, (nasty,))
    else:
        changed: dict[str, Any] = {field: nasty}
        report = replace(harbour, findings=(replace(finding, **changed),))
    shown = render(report, verdict, width=80, color=False, detail=Detail.VERBOSE)
    assert "␛[31m⟨U+202E⟩" in shown
    assert not any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in shown.replace("\n", ""))


def test_the_hand_made_article_has_every_kind_of_error() -> None:
    assert len({flag.check for row in HARBOUR for flag in row.flags}) == 9
