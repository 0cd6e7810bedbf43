"""The Markdown summary as a parser sees it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mtaudit.gate import decide
from mtaudit.model import BaselineState, Excerpt, KnownFinding, Origin, Report, Thresholds, Verdict
from mtaudit.mqm import Severity
from mtaudit.report.markdown import LONGEST, MARKER, WORST, render
from tests.report.test_hostile import VERDICT, reports

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP = {"link_open", "image", "code_inline", "code_block", "fence", "em_open", "strong_open", "s_open"}


def tokens(text: str) -> list[Token]:
    """All tokens, those inside lines too."""
    return [inner for token in PARSER.parse(text) for inner in (token, *(token.children or ()))]


def rows(text: str) -> list[list[str]]:
    """The cells of every row of every table, as text."""
    parsed = PARSER.parse(text)
    found: list[list[str]] = []
    for number, token in enumerate(parsed):
        if token.type == "tr_open":
            found.append([])
        if token.type in ("td_open", "th_open"):
            found[-1].append("".join(child.content for child in parsed[number + 1].children or ()))
    return found


def test_says_the_verdict_first(harbour: Report) -> None:
    text = render(harbour, decide(harbour, Thresholds()))
    assert text.splitlines()[:4] == [
        MARKER,
        "### ❌ Failed: harbour.back-translated.txt",
        "",
        "- 2 critical findings; the limit is 0.",
    ]


@pytest.mark.parametrize("passed", [True, False])
def test_the_sign_is_the_verdict(harbour: Report, passed: bool) -> None:
    assert ("✅ Passed" in render(harbour, Verdict(passed))) is passed


def test_what_is_not_auditable_warns_and_has_no_figures(unrelated: Report) -> None:
    text = render(unrelated, decide(unrelated, Thresholds()))
    assert "⚠️ Not auditable" in text
    assert not rows(text)


def test_the_worst_are_seen_and_the_rest_folded(harbour: Report) -> None:
    seen, folded = render(harbour, None).split("<details>")
    assert seen.count("| ◆ ") + seen.count("| ▲ ") == WORST
    assert folded.startswith(f"<summary>All {len(harbour.findings)} findings</summary>\n\n|")
    cells = rows(seen)[3]
    assert cells == ["◆ critical number (99%)", "3", "1,400", "14,000", "“1,400” became “14,000”, ten times as many."]


def test_a_faithful_copy_has_no_table_of_findings(faithful: Report) -> None:
    text = render(faithful, decide(faithful, Thresholds()))
    assert "✅ Passed" in text
    assert len(rows(text)) == 2  # the counts


def test_what_is_known_is_folded_and_marked(harbour: Report) -> None:
    known = tuple(replace(finding, baseline=BaselineState.UNCHANGED) for finding in harbour.findings)
    gone = KnownFinding("00ff", "tense", Severity.MAJOR, "“left” became “leaves”.", Origin.REVIEW, "")
    seen, folded = render(replace(harbour, findings=known, unmatched=(gone,)), None).split("<details>")
    assert "Not counted: 9 known from the baseline.\n\nFound no more: 1 of the review." in seen
    assert folded.count(", known)") == len(known)


@pytest.mark.parametrize(
    "text",
    [
        "a | b |\n| c |",
        "<img src=x onerror=alert(1)>",
        "<!-- -->",
        "@octocat",
        "#1",
        "https://example.org",
        "www.example.org",
        "me@example.org",
        "[a](https://example.org)",
        "![a](x.png)",
        "`` ` ``",
        "**a** _b_ ~~c~~",
        "$a$ $b$",
        "\\",
        "&lt;b&gt;",
    ],
)
def test_text_stays_text(harbour: Report, text: str) -> None:
    finding = replace(harbour.findings[0], message=text, target=Excerpt(0, len(text), text))
    shown = render(replace(harbour, findings=(finding,)), None)
    cells = rows(shown)[3]
    assert [cell.replace("\u200b", "") for cell in cells[3:]] == [text.replace("\n", " ")] * 2
    assert not {"link_open", "image", "code_inline", "em_open", "strong_open", "s_open"} & {
        t.type for t in tokens(shown)
    }
    for trigger in ("@octocat", "\\#1", "https://", "www.", "@example", "$"):
        assert trigger not in shown


@settings(max_examples=60)
@given(report=reports(), verdict=VERDICT)
def test_no_text_is_markup(report: Report, verdict: Verdict | None) -> None:
    text = render(report, verdict)
    assert not MARKUP & {token.type for token in tokens(text)}
    open_ones = sum(finding.is_open for finding in report.findings)
    worst = min(WORST, open_ones)
    folded = len(report.findings) if len(report.findings) > worst else 0
    heads = 2 * report.auditable + (worst > 0) + (folded > 0)
    assert len(rows(text)) == heads + worst + folded
    for token in tokens(text):
        if token.type in ("html_block", "html_inline"):
            assert token.content.startswith((MARKER, "<details><summary>All ", "</details>"))


def test_never_longer_than_github_takes(harbour: Report) -> None:
    long = replace(harbour.findings[0], message="|@<" * 200, source=None)
    text = render(replace(harbour, findings=(long,) * 500, failures=("@" * 5000,) * 50), None)
    assert len(text.encode()) <= LONGEST
    assert "more, for which there is no room here" in text
    assert "reasons more" in text
