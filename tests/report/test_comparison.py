"""A comparison as people and programs read it. What the terminal shows is pinned in golden/ (`make golden`)."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mtaudit.comparison import compare
from mtaudit.model import Comparison, Report
from mtaudit.mqm import Severity
from mtaudit.report.comparison import json as json_comparison
from mtaudit.report.comparison import markdown, terminal
from tests.report.conftest import HARBOUR, Flag, Row, build
from tests.report.test_hostile import raw_controls, reports
from tests.report.test_terminal import ANSI, check

OTHER = {Severity.MINOR: Severity.MAJOR, Severity.NEUTRAL: Severity.MINOR}


@pytest.fixture
def first() -> Report:
    return build(HARBOUR * 2, names=("harbour.txt", "first.txt"), quality=61.27)


@pytest.fixture
def second() -> Report:
    """A copy in which a denial and a number were put right, and a sentence got worse; audited in another way."""
    rows = list(HARBOUR)
    rows[2] = Row(rows[2].source, rows[2].source, quality=100.0)
    closed = Flag("antonym", Severity.CRITICAL, 0.93, "open", "closed", "“open” became “closed”, its opposite.")
    rows[6] = Row(rows[6].source, "Schools stayed closed.", (closed,), quality=40.0)
    report = build(rows * 2, names=("harbour.txt", "second.txt"), quality=80.0)
    kept = (finding for finding in report.findings if finding.check != "negation")
    return replace(
        report,
        signature=f"{report.signature}|encoder:9",
        findings=tuple(replace(f, severity=OTHER.get(f.severity, f.severity)) if f.unit == 3 else f for f in kept),
    )


@pytest.fixture
def comparison(first: Report, second: Report) -> Comparison:
    return compare(first, second)


@pytest.mark.parametrize("width", [80, 120])
def test_what_the_terminal_shows(comparison: Comparison, width: int) -> None:
    check(f"comparison-{width}", terminal.render(comparison, width=width, color=False))


def test_what_the_terminal_shows_of_the_same_report(harbour: Report) -> None:
    check("comparison-same-80", terminal.render(compare(harbour, harbour), width=80, color=False))


def test_what_the_terminal_shows_of_few_sentences(harbour: Report, faithful: Report) -> None:
    check("comparison-few-80", terminal.render(compare(harbour, faithful), width=80, color=False))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(comparison: Comparison, width: int) -> None:
    text = ANSI.sub("", terminal.render(comparison, width=width, color=True))
    assert max(cell_len(line) for line in text.split("\n")) <= width


def test_colour_adds_nothing_but_colour(comparison: Comparison) -> None:
    coloured = terminal.render(comparison, width=80, color=True)
    assert "\x1b[" in coloured
    plain = terminal.render(comparison, width=80, color=False)
    assert [line.rstrip() for line in ANSI.sub("", coloured).split("\n")] == plain.split("\n")


def test_markdown_says_what_the_terminal_says(comparison: Comparison) -> None:
    text = markdown.render(comparison)
    lines = text.splitlines()
    assert lines[0] == "<!-- mtaudit compare -->"
    assert lines[1] == "### No difference that can be told: harbour.txt: first.txt → second.txt"
    assert [line.count("|") for line in lines if line.startswith("|")] == [8] * 7
    headings = [line for line in lines if line.startswith("#### ")]
    assert headings == ["#### New", "#### Fixed", "#### Of another severity"]
    assert "- ◆ critical **antonym**, sentence 7 → 6: “open” became “closed”, its opposite." in lines
    assert "- ◆ critical **number**, sentence 3: “1,400” became “14,000”, ten times as many." in lines
    assert "- neutral → ● minor **named-entity**, sentence 4" in lines


def test_a_comment_has_room_for_whatever_there_is(first: Report) -> None:
    (finding, *_) = first.findings
    many = tuple(replace(finding, id=str(n), message="<" * 5_000, check="`" * 999) for n in range(999))
    text = markdown.render(compare(replace(first, findings=many), replace(first, findings=())))
    assert len(text) < 65_536
    assert "- … and 979 more" in text


def test_the_contract_key_by_key(comparison: Comparison) -> None:
    data = json.loads(json_comparison.render(comparison))
    assert list(data) == ["schema", "change", "verdict", "caveats", "old", "new", "passages", "scores", "findings"]
    assert data["schema"] == "mtaudit-comparison/1"
    assert data["old"] == {"source": "harbour.txt", "target": "first.txt", "signature": comparison.old.signature}
    assert list(data["scores"]) == ["quality", "mqm_penalty_per_1000_words", "bleu", "chrf", "ter"]
    assert list(data["scores"]["bleu"]) == ["old", "new", "delta", "low", "high", "p_value", "change", "signature"]
    assert list(data["findings"]) == ["new", "fixed", "unchanged"]
    assert data["findings"]["fixed"][0]["severity"] == "critical"
    assert data["findings"]["fixed"][0]["source"] == {"start": 210, "end": 215, "text": "1,400"}
    assert {pair["old"]["id"] == pair["new"]["id"] for pair in data["findings"]["unchanged"]} == {True}


def test_what_cannot_be_told_is_null(harbour: Report, faithful: Report) -> None:
    quality = json.loads(json_comparison.render(compare(harbour, faithful)))["scores"]["quality"]
    assert (quality["low"], quality["high"], quality["p_value"], quality["change"]) == (None, None, None, "unclear")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports(), st.text(st.characters(exclude_categories=()), max_size=9))
def test_hostile_texts_stay_texts(comparison: Comparison, hostile: Report, name: str) -> None:
    """Findings, names and signatures of whatever kind; their units exist, as those of reports that were read do."""
    units = comparison.new.units
    findings = tuple(replace(finding, unit=finding.unit % len(units), suppression=name) for finding in hostile.findings)
    new = replace(comparison.new, target=hostile.target, signature=hostile.signature, findings=findings)
    nasty = compare(comparison.old, new)
    assert not raw_controls(terminal.render(nasty, width=80, color=False))
    text = markdown.render(nasty)
    assert not raw_controls(text.replace("\u200b", ""))
    assert not re.search(r"<(?!!-- mtaudit compare -->)", text)
    json.loads(json_comparison.render(nasty).encode("utf-8"))


def test_each_change_has_its_headline(first: Report) -> None:
    perfect = build([Row(row.source, row.source, quality=100.0) for row in HARBOUR if row.source] * 2)
    for old, new, headline in ((first, perfect, "Better"), (perfect, first, "Worse"), (first, first, "No difference")):
        compared = compare(old, new)
        assert terminal.render(compared, width=80, color=False).startswith(f"\n  {headline}   harbour.txt")
        assert markdown.render(compared).splitlines()[1].startswith(f"### {headline}: harbour.txt")


def test_a_finding_that_was_suppressed_is_marked(first: Report, second: Report) -> None:
    suppressed = replace(first, findings=tuple(replace(f, suppression="fine") for f in first.findings))
    text = terminal.render(compare(suppressed, second), width=80, color=False)
    assert "◆ critical  number  sentence 3, suppressed" in text
    assert "◆ critical  antonym  sentence 7 → 6\n" in text
