"""The table of MQM annotations, read as the WMT data is."""

import csv
import io
import json
import re
from dataclasses import replace

from hypothesis import given, settings

from mtaudit.model import Report, Segment
from mtaudit.mqm import Severity
from mtaudit.report.escape import visible
from mtaudit.report.mqm_tsv import COLUMNS, CONTEXT, render
from tests.report.conftest import Flag, Row, build
from tests.report.test_hostile import reports


def table(report: Report) -> list[dict[str, str]]:
    """As WMT's tables are read: split at tabs and line breaks, with no quoting."""
    lines = csv.DictReader(io.StringIO(render(report, None)), delimiter="\t", quoting=csv.QUOTE_NONE)
    return list(lines)


def unmarked(text: str) -> str:
    return re.sub("</?v>", "", text)


def test_what_could_not_be_audited_has_no_rows(harbour: Report) -> None:
    assert len(render(replace(harbour, auditable=False), None).splitlines()) == 1


def test_ten_columns(harbour: Report) -> None:
    header = render(harbour, None).splitlines()[0]
    assert header.split("\t") == list(COLUMNS)
    assert header.startswith("system\tdoc\t")  # by which Marot knows it


def test_a_row_for_each_finding_and_one_for_each_faultless_unit(harbour: Report) -> None:
    rows = table(harbour)
    faultless = {unit.id for unit in harbour.units} - {finding.unit for finding in harbour.findings}
    assert [row["category"] for row in rows].count("No-error") == len(faultless) == 2
    assert len(rows) == len(harbour.findings) + len(faultless)
    assert [int(row["docSegId"]) for row in rows] == sorted(int(row["docSegId"]) for row in rows)


def test_the_words_are_marked_in_the_target(harbour: Report) -> None:
    (row,) = (row for row in table(harbour) if row["docSegId"] == "2")
    metadata = json.loads(row.pop("metadata"))
    assert row == {
        "system": "harbour.back-translated.txt",
        "doc": "harbour.txt",
        "docSegId": "2",
        "globalSegId": "2",
        "rater": "AutoMQM-mtaudit",
        "source": "The harbour authority has no plan to hire replacements, its director, Ingrid Aasen, said.",
        "target": "The port authority has <v>a plan</v> to hire replacements, said its director, Ingrid Aasen.",
        "category": "Accuracy/Mistranslation",
        "severity": "Critical",
    }
    assert metadata["marked_text"] == "a plan"
    assert metadata["check"] == "negation"
    assert metadata["segment"]["metrics"] == {"mtaudit-quality": 41.0}


def test_what_is_missing_is_marked_in_the_source(harbour: Report) -> None:
    (row,) = (row for row in table(harbour) if row["category"] == "Accuracy/Omission")
    assert row["source"].startswith("<v>A mediator")
    assert row["target"] == ""


def test_categories_are_those_of_wmt(harbour: Report) -> None:
    assert {row["category"].partition("/")[0] for row in table(harbour)} <= {
        "Accuracy",
        "Fluency",
        "Terminology",
        "Other",
        "No-error",
    }


def test_what_a_reviewer_dismissed_is_marked(harbour: Report) -> None:
    first = replace(harbour.findings[0], suppression="a fair rounding")
    rows = table(replace(harbour, findings=(first, *harbour.findings[1:])))
    notes = [json.loads(row["metadata"]).get("suppression") for row in rows]
    assert [note for note in notes if note is not None] == ["a fair rounding"]


def test_a_text_cannot_mark_words_itself() -> None:
    flag = Flag("number", Severity.MAJOR, 0.9, "ten", "two", "“ten” became “two”.")
    (row,) = table(build([Row("A <v>ten</v> here.", "A <v>two</v> here.", (flag,))]))
    assert row["target"] == "A < v><v>two</v>< /v> here."


def test_many_findings_in_an_endless_sentence() -> None:
    words = "x" * 200_000
    flag = Flag("number", Severity.MAJOR, 0.9, "ten", "two", "“ten” became “two”.")
    report = build([Row(f"{words} ten {words}", f"{words} two {words}", (flag,) * 20)])
    assert len(render(report, None)) < 20 * 5 * CONTEXT


@settings(max_examples=60)
@given(report=reports())
def test_every_row_has_ten_cells_and_the_texts(report: Report) -> None:
    shown = [line.split("\t") for line in render(report, None).removesuffix("\n").split("\n")]
    assert {len(cells) for cells in shown} == {len(COLUMNS)}
    units = {str(unit.id + 1): unit for unit in report.units}
    for row in table(report):
        unit = units[row["docSegId"]]
        assert unmarked(row["source"]) == _shown(unit.source)
        assert unmarked(row["target"]) == _shown(unit.target)
        assert (row["source"] + row["target"]).count("<v>") <= 1
        json.loads(row["metadata"])


def _shown(segment: Segment | None) -> str:
    return visible(segment.text) if segment else ""
