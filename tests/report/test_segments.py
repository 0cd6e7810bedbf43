"""Findings of already aligned files point back at file, line, segment and offset, in every format.

What the terminal shows is pinned in golden/ (`make golden`).
"""

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from mtaudit.comparison import compare
from mtaudit.model import Report, Verdict
from mtaudit.mqm import Severity
from mtaudit.readers.report import parse
from mtaudit.report import github, html, junit, markdown, mqm_tsv, sarif, terminal
from mtaudit.report import json as json_report
from mtaudit.report.comparison import json as comparison_json
from mtaudit.report.comparison import markdown as comparison_markdown
from mtaudit.report.comparison import terminal as comparison_terminal
from mtaudit.report.csv import render as csv_render
from mtaudit.report.rows import Row, rows
from tests.report.bitexts import FLAGS, HOSTILE_ID, MESSAGES, audited, pair
from tests.report.conftest import Flag
from tests.report.test_hostile import raw_controls
from tests.report.test_sarif import official
from tests.report.test_terminal import check


@pytest.fixture
def messages() -> Report:
    return audited(MESSAGES, FLAGS)


@pytest.fixture
def unnamed() -> Report:
    """Plain pairs that nobody named, from no file."""
    pairs = tuple(pair(str(n), "The pier is shut.", words) for n, words in enumerate(("It is open.", "It is shut."), 1))
    flag = Flag("antonym", Severity.CRITICAL, 0.9, "shut", "open", "“shut” became “open”.")
    return audited(replace(MESSAGES, source="source", target="target", pairs=pairs), {"1": [flag]})


@pytest.mark.parametrize("width", [80, 120])
def test_golden(messages: Report, width: int) -> None:
    check(f"segments-{width}", terminal.render(messages, None, width=width, color=False))


def test_golden_colour(messages: Report) -> None:
    check("segments-colour-80", terminal.render(messages, None, width=80, color=True))


def test_json_has_ids_lines_and_codes_and_reads_back(messages: Report) -> None:
    written = json_report.render(messages, None)
    first, *_ = json.loads(written)["units"]
    assert first["segment_id"] == "ferry.count"
    assert (first["source"]["line"], first["target"]["line"]) == (12, 13)
    codes = [first["source"]["text"][code["start"] : code["end"]] for code in first["source"]["codes"]]
    assert codes == ["<b>", "%d", "</b>", "{town}"]
    assert [code["kind"] for code in first["source"]["codes"]] == ["tag", "placeholder", "tag", "placeholder"]
    back = parse(written, "report.json")
    assert back.to_dict() == json.loads(written)
    assert [unit.segment_id for unit in back.units] == [pair.id for pair in MESSAGES.pairs]
    assert [unit.source and unit.source.codes for unit in back.units] == [
        unit.source and unit.source.codes for unit in messages.units
    ]


def test_json_of_whole_texts_is_as_it_was(harbour: Report) -> None:
    unit = json.loads(json_report.render(harbour, None))["units"][0]
    assert "segment_id" not in unit
    assert set(unit["source"]) == {"sentences", "start", "end", "text"}


def test_sarif_names_segment_and_line(messages: Report) -> None:
    log = json.loads(sarif.render(messages, None, {}))
    official().validate(log)
    antonym, *_ = log["runs"][0]["results"]
    (place,), (related,) = antonym["locations"], antonym["relatedLocations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "harbour.back.po"
    assert place["physicalLocation"]["region"] == {"startLine": 13}
    assert related["physicalLocation"]["region"] == {"startLine": 12}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "ferry.count", "kind": "segment"}]
    assert antonym["properties"]["target"] == {"start": 32, "end": 36, "text": "left"}


def test_a_file_that_holds_both_sides_is_one() -> None:
    both = audited(replace(MESSAGES, source="harbour.xlf", target="harbour.xlf"), FLAGS)
    log = json.loads(sarif.render(both, None, {}))
    official().validate(log)
    assert [artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]] == ["harbour.xlf"]
    assert terminal.render(both, None, width=80, color=False).splitlines()[1] == "  5 findings   harbour.xlf"
    assert "<title>5 findings: harbour.xlf</title>" in html.render(both, None)


def test_github_marks_the_line_and_names_the_segment(messages: Report) -> None:
    first, *_ = github.render(messages, None).splitlines()
    assert first.startswith(
        "::error file=harbour.back.po,line=13,title=critical antonym (93%25)%2C segment ferry.count::"
    )


def test_junit_says_where(messages: Report) -> None:
    first, *_ = (ElementTree.fromstring(junit.render(messages, None)).findtext(".//system-out") or "").splitlines()
    assert first.startswith("critical antonym (93%), segment ferry.count (harbour.back.po:13): ")


def test_csv_has_file_line_segment_and_offset(messages: Report) -> None:
    row, *_ = csv.DictReader(io.StringIO(csv_render(messages, None).removeprefix("\ufeff"), newline=""))
    assert (row["target_file"], row["target_line"], row["target_column"]) == ("harbour.back.po", "13", "")
    assert (row["segment"], row["source_start"], row["target_start"]) == ("ferry.count", "32", "32")


def test_markdown_and_mqm_name_the_segment(messages: Report) -> None:
    assert "| segment |" in markdown.render(messages, None)
    assert "| ferry.count |" in markdown.render(messages, None)
    cells = dict(zip(*(line.split("\t") for line in mqm_tsv.render(messages, None).splitlines()[:2]), strict=True))
    assert json.loads(cells["metadata"])["segment_id"] == "ferry.count"


def test_comparisons_name_the_segment(messages: Report) -> None:
    comparison = compare(audited(MESSAGES, {}), messages)
    assert "segment ferry.count" in comparison_terminal.render(comparison, width=80, color=False)
    assert "segment ferry.count" in comparison_markdown.render(comparison)
    assert "ferry.count" in [
        finding["segment_id"] for finding in json.loads(comparison_json.render(comparison))["findings"]["new"]
    ]


def test_the_page_names_each_segment_with_its_line(messages: Report) -> None:
    page = html.render(messages, None)
    assert '<bdi class="id">ferry.count</bdi> <bdi>harbour.back.po:13</bdi>' in page
    assert "Segment welcome" in page
    assert "Sentence" not in page


def test_of_pairs_that_nobody_named_the_page_shows_the_number_alone(unnamed: Report) -> None:
    laid_out = [row for row in rows(unnamed, {}) if isinstance(row, Row)]
    assert [(row.name, row.source and row.source.numbers) for row in laid_out] == [("", "1"), ("", "2")]


def test_a_hostile_id_steers_nothing(messages: Report) -> None:
    assert messages.units[4].segment_id == HOSTILE_ID
    shown = [
        terminal.render(messages, None, width=80, color=False),
        html.render(messages, None),
        github.render(messages, None),
        junit.render(messages, None),
        markdown.render(messages, None),
        csv_render(messages, None).replace("\r", "").removeprefix("\ufeff"),
    ]
    for text in shown:
        assert not raw_controls(text)
    assert html.render(messages, None).count("</script>") == 1


def test_a_terminal_shows_the_gravest_of_ten_thousand_segments() -> None:
    minor = Flag("spelling", Severity.MINOR, 0.9, "", "open", "Misspelt.")
    flags = {str(number): [minor] for number in range(10_000)} | {"9999": FLAGS[HOSTILE_ID]}
    pairs = tuple(pair(str(number), "The pier is shut.", "The pier is open.", number + 1) for number in range(10_000))
    report = audited(replace(MESSAGES, pairs=pairs), flags)
    text = terminal.render(report, Verdict(True), width=80, color=False)
    assert len(text.splitlines()) < 600
    assert "Segment 9999" in text
    assert "… and 9,900 more segments, none graver (--verbose shows all)" in text
