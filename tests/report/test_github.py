"""Workflow commands as GitHub's runner reads them."""

import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings

from mtaudit.gate import decide
from mtaudit.model import BaselineState, KnownFinding, Origin, Report, Thresholds, Verdict
from mtaudit.mqm import Severity
from mtaudit.report.github import render
from tests.report.test_hostile import VERDICT, reports


@dataclass(frozen=True)
class Annotation:
    kind: str
    properties: dict[str, str]
    message: str


def unescaped(text: str) -> str:
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def annotations(text: str) -> list[Annotation]:
    found = []
    for line in text.splitlines():
        if match := re.fullmatch(r"::(\w+) (.*?)::(.*)", line):
            pairs = (pair.split("=", 1) for pair in match[2].split(","))
            found.append(Annotation(match[1], {key: unescaped(value) for key, value in pairs}, unescaped(match[3])))
    return found


def test_a_finding_is_an_annotation_in_the_target(harbour: Report) -> None:
    number = annotations(render(harbour, None))[0]
    assert number == Annotation(
        "error",
        {
            "file": "harbour.back-translated.txt",
            "line": "7",
            "endLine": "7",
            "col": "7",
            "title": "critical number (99%)",
        },
        "“1,400” became “14,000”, ten times as many.",
    )


def test_what_is_missing_is_annotated_in_the_source(harbour: Report) -> None:
    (missing,) = (note for note in annotations(render(harbour, None)) if "missing" in note.properties["title"])
    assert (missing.properties["file"], missing.properties["line"]) == ("harbour.txt", "13")


def test_kinds(harbour: Report) -> None:
    kinds = {note.properties["title"].split()[0]: note.kind for note in annotations(render(harbour, None))}
    assert kinds == {"critical": "error", "major": "error", "minor": "warning", "neutral": "notice"}


@pytest.mark.parametrize("change", [{"baseline": BaselineState.UNCHANGED}, {"suppression": ""}])
def test_what_does_not_count_is_a_notice_at_the_end(harbour: Report, change: dict[str, object]) -> None:
    first = replace(harbour.findings[0], **change)  # type: ignore[arg-type]
    notes = annotations(render(replace(harbour, findings=(first, *harbour.findings[1:])), None))
    assert notes[-1].kind == "notice"
    assert "critical number (99%, " in notes[-1].properties["title"]


def test_the_verdict_is_last(harbour: Report) -> None:
    lines = render(harbour, decide(harbour, Thresholds())).splitlines()
    assert lines[-1] == "mtaudit: Failed. 2 critical findings; the limit is 0."


def test_a_failure_of_the_audit_is_an_error(unrelated: Report) -> None:
    (note,) = annotations(render(unrelated, decide(unrelated, Thresholds())))
    assert (note.kind, "not a copy" in note.message) == ("error", True)


def test_says_what_github_does_not_show(harbour: Report) -> None:
    ten, eleven = (replace(harbour, findings=harbour.findings[:1] * count) for count in (10, 11))
    assert "GitHub shows 10 of 11 annotations of the kind error" in render(eleven, None)
    assert "GitHub shows" not in render(ten, None)


def test_says_what_is_found_no_more(harbour: Report) -> None:
    gone = KnownFinding("00ff", "tense", Severity.MAJOR, "“left” became “leaves”.", Origin.BASELINE)
    assert "mtaudit: found no more: 1 of the baseline." in render(replace(harbour, unmatched=(gone,)), None)


@settings(max_examples=60)
@given(report=reports(), verdict=VERDICT)
def test_no_text_is_a_command(report: Report, verdict: Verdict | None) -> None:
    lines = render(report, verdict).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(annotations(render(report, verdict))) == len(commands) == len(report.findings) + len(report.failures)
    for note in annotations(render(report, verdict)):
        assert set(note.properties) <= {"file", "line", "endLine", "col", "title"}


def test_no_text_is_a_command_of_the_older_form(harbour: Report) -> None:
    report = replace(harbour, auditable=False, failures=("##[set-output name=x]y",))
    assert all(line.startswith("::") or "##[" not in line for line in render(report, None).splitlines())
