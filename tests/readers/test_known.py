"""Baselines and reviews: what they may be, and that nothing else passes for one."""

import json
from collections.abc import Callable

import pytest

from mtaudit.errors import InputError
from mtaudit.model import KnownFinding, Origin
from mtaudit.mqm import Severity
from mtaudit.readers.known import parse_baseline, parse_review

ENTRY = {"id": "0f", "check": "number", "severity": "major", "message": "12 became 21."}
BASELINE = {
    "schema": "mtaudit-baseline/1",
    "source": "harbour.txt",
    "quality": 80.5,
    "unit_quality": 12,
    "source_lost": 0.01,
    "findings": [ENTRY],
}
MARKED: dict[str, object] = {**ENTRY, "verdict": "false alarm", "note": "Both are 12."}
REVIEW = {"schema": "mtaudit-review/1", "verdicts": [MARKED]}
NO_FINDINGS: list[object] = [None, {}, [None], [[]], [{"id": "0f"}]]
WRONG: list[object] = [3, ["false alarm"]]


def test_a_baseline_is_its_findings_and_lowest_values() -> None:
    baseline = parse_baseline(json.dumps(BASELINE), "b.json")
    assert baseline.findings == (KnownFinding("0f", "number", Severity.MAJOR, "12 became 21.", Origin.BASELINE),)
    assert baseline.source == "harbour.txt"
    assert (baseline.quality, baseline.unit_quality, baseline.source_lost) == (80.5, 12, 0.01)


@pytest.mark.parametrize(
    ("verdict", "note"), [("false alarm", "Both are 12."), ("true", None), (None, None)], ids=["false", "true", "note"]
)
def test_of_a_review_false_alarms_have_a_note(verdict: str | None, note: str | None) -> None:
    (known,) = parse_review(json.dumps({**REVIEW, "verdicts": [{**MARKED, "verdict": verdict}]}), "r")
    assert known == KnownFinding("0f", "number", Severity.MAJOR, "12 became 21.", Origin.REVIEW, note)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[" * 100_000,
        "[]",
        json.dumps(REVIEW),
        json.dumps({**BASELINE, "schema": "mtaudit-baseline/2"}),
        *(json.dumps({key: value for key, value in BASELINE.items() if key != missing}) for missing in BASELINE),
        *(json.dumps({**BASELINE, "quality": wrong}) for wrong in (None, "80", True, -1, 101, float("nan"))),
        *(json.dumps({**BASELINE, "findings": wrong}) for wrong in NO_FINDINGS),
        *(json.dumps({**BASELINE, "findings": [{**ENTRY, key: 3}]}) for key in ENTRY),
        json.dumps({**BASELINE, "findings": [{**ENTRY, "severity": "fatal"}]}),
    ],
)
def test_what_is_no_baseline_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match=r"^'b\.json' is [^\n]+\.$"):
        parse_baseline(text, "b.json")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(BASELINE),
        json.dumps({**REVIEW, "verdicts": {}}),
        *(
            json.dumps({**REVIEW, "verdicts": [{**MARKED, key: wrong}]})
            for key in (*ENTRY, "verdict", "note")
            for wrong in WRONG
        ),
    ],
)
def test_what_is_no_review_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match=r"^'r\.json' is [^\n]+\.$"):
        parse_review(text, "r.json")


def test_what_is_said_twice_counts_once() -> None:
    assert len(parse_baseline(json.dumps({**BASELINE, "findings": [ENTRY, ENTRY]}), "b.json").findings) == 1


@pytest.mark.parametrize(
    ("parse", "data"),
    [
        (parse_baseline, {**BASELINE, "findings": [{**ENTRY, "severity": "minor"}, ENTRY]}),
        (parse_review, {**REVIEW, "verdicts": [{**MARKED, "verdict": "true"}, MARKED]}),
    ],
)
def test_files_put_together_may_not_contradict_each_other(parse: Callable[[str, str], object], data: object) -> None:
    with pytest.raises(InputError, match=r"^'f\.json' says two things of one finding"):
        parse(json.dumps(data), "f.json")
