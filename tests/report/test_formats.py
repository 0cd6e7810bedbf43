"""What holds for every format of a file: its name, its size, and that no text breaks it."""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from mtaudit.gate import decide
from mtaudit.model import Report, Thresholds, Verdict
from mtaudit.report.formats import Format, of_path, render
from tests.report.test_hostile import VERDICT, raw_controls, reports

FILES = [format for format in Format if format is not Format.TERMINAL]
PIPELINE = [format for format in FILES if format not in (Format.JSON, Format.HTML)]


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("report.txt", Format.TERMINAL),
        ("report.json", Format.JSON),
        ("report.html", Format.HTML),
        ("REPORT.HTM", Format.HTML),
        ("report.sarif", Format.SARIF),
        ("report.sarif.json", Format.SARIF),
        ("junit.xml", Format.JUNIT),
        ("report.junit.xml", Format.JUNIT),
        ("findings.csv", Format.CSV),
        ("findings.tsv", Format.MQM),
        ("summary.md", Format.MARKDOWN),
        ("report.v2.json", Format.JSON),
        ("report", None),
        ("report.docx", None),
        ("json", None),
    ],
)
def test_a_suffix_names_a_format(name: str, format: Format | None) -> None:
    assert of_path(Path("out.csv") / name) is format


@pytest.mark.parametrize("format", FILES)
def test_renders(harbour: Report, format: Format) -> None:
    assert "harbour" in render(format, harbour, decide(harbour, Thresholds()))


def test_the_terminal_is_no_file(harbour: Report) -> None:
    with pytest.raises(ValueError, match="terminal"):
        render(Format.TERMINAL, harbour, None)


def test_pipelines_wait_neither_for_rich_nor_for_jinja() -> None:
    modules = "formats, sarif, junit, github, csv, mqm_tsv, markdown"
    code = (
        f"import sys; from mtaudit.report import {modules}; sys.exit('rich' in sys.modules or 'jinja2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("format", PIPELINE)
def test_thousands_of_findings(harbour: Report, format: Format) -> None:
    many = replace(harbour, findings=harbour.findings * 1200)
    start = time.perf_counter()
    render(format, many, None)
    assert time.perf_counter() - start < 10  # a tenth of that on a machine with nothing else to do


@pytest.mark.parametrize("format", PIPELINE)
@settings(max_examples=40)
@given(report=reports(), verdict=VERDICT)
def test_hostile_texts_send_no_control_character(format: Format, report: Report, verdict: Verdict | None) -> None:
    text = render(format, report, verdict)
    assert text.encode("utf-8")
    if format is Format.CSV:
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if format is Format.MQM:
        text = text.replace("\t", "")
    if format is Format.MARKDOWN:
        text = text.replace("\u200b", "")
    assert not raw_controls(text)
