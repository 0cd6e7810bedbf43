"""CSV as Python's reader and a spreadsheet take it."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings

from mtaudit.model import BaselineState, Report
from mtaudit.report.csv import COLUMNS, render
from mtaudit.report.escape import visible
from tests.report.test_hostile import reports


def table(report: Report) -> list[dict[str, str]]:
    data = render(report, None).encode("utf-8").decode("utf-8-sig")  # as open(…, encoding="utf-8-sig") does
    return list(csv.DictReader(io.StringIO(data, newline="")))


def plain(cell: str) -> str:
    return cell.removeprefix("'")


def test_a_row_for_each_finding_worst_first(harbour: Report) -> None:
    rows = table(harbour)
    assert [row["check"] for row in rows] == [finding.check for finding in harbour.findings]
    assert list(rows[0]) == list(COLUMNS)
    assert rows[0] == {
        "id": "00020000",
        "severity": "critical",
        "check": "number",
        "category": "Accuracy/Mistranslation",
        "confidence": "0.99",
        "message": "“1,400” became “14,000”, ten times as many.",
        "state": "open",
        "note": "",
        "unit": "2",
        "source_file": "harbour.txt",
        "source_line": "9",
        "source_column": "9",
        "source_text": "1,400",
        "target_file": "harbour.back-translated.txt",
        "target_line": "7",
        "target_column": "7",
        "target_text": "14,000",
        "source_sentence": "3",
        "target_sentence": "3",
        "segment": "",
        "source_start": "273",
        "target_start": "210",
    }


def test_a_side_without_words_is_empty(harbour: Report) -> None:
    (missing,) = (row for row in table(harbour) if row["check"] == "missing-sentence")
    assert not any(missing[column] for column in COLUMNS if column.startswith("target_"))


def test_what_is_known_says_so(harbour: Report) -> None:
    first, second, third, *_ = harbour.findings
    findings = (
        replace(first, baseline=BaselineState.UNCHANGED),
        replace(second, baseline=BaselineState.NEW),
        replace(third, suppression="both may be said"),
    )
    rows = table(replace(harbour, findings=findings))
    assert [(row["state"], row["note"]) for row in rows] == [
        ("known", ""),
        ("new", ""),
        ("suppressed", "both may be said"),
    ]


def test_excel_is_told_the_encoding(harbour: Report) -> None:
    assert render(harbour, None).encode("utf-8").startswith(b"\xef\xbb\xbfid,")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "＝1"])
def test_no_cell_is_a_formula(harbour: Report, start: str) -> None:
    (row,) = table(replace(harbour, findings=(replace(harbour.findings[0], message=start),)))
    assert row["message"][0] in "' "


@settings(max_examples=60)
@given(report=reports())
def test_every_cell_comes_back(report: Report) -> None:
    rows = table(report)
    assert len(rows) == len(report.findings)
    for row, finding in zip(rows, report.findings, strict=True):
        assert not any(cell and cell[0] in "=+-@\t\r" for cell in row.values())
        assert plain(row["message"]) == visible(finding.message)
        assert plain(row["target_text"]) == (visible(finding.target.text) if finding.target else "")
