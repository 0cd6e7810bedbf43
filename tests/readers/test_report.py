"""A JSON report read back: everything that gates and comparisons need, and one sentence for whatever is no report."""

import copy
import json
import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.auditor import Auditor
from mtaudit.errors import InputError
from mtaudit.gate import decide
from mtaudit.model import Report, Thresholds
from mtaudit.mqm import Severity
from mtaudit.readers.report import parse
from mtaudit.report.json import render, to_dict

SOURCE = "The vote is on Monday. No one may leave.\n\nRain fell on 12 towns. Prices rose."
TARGET = "The vote is on Sunday. Anyone may leave.\n\nRain fell on 120 towns."
Data = dict[str, Any]


@pytest.fixture(scope="module")
def report(auditor: Auditor) -> Report:
    return auditor.audit(SOURCE, TARGET)


@pytest.fixture(scope="module")
def data(report: Report) -> Data:
    read: Data = json.loads(render(report, None))
    return read


def read_back(data: Any) -> Report:
    return parse(json.dumps(data), "r.json")


def refusal(text: str) -> str:
    with pytest.raises(InputError) as caught:
        parse(text, "r.json")
    return str(caught.value)


def test_everything_comes_back_but_texts_words_and_judgements(report: Report) -> None:
    written = to_dict(report, None)
    assert {unit["kind"] for unit in written["units"]} == {"aligned", "omitted"}
    assert written["findings"]
    for unit in written["units"]:
        unit["judgement"] = None
    assert to_dict(parse(render(report, None), "r.json"), None) == written


COUNT, SCORE = st.none() | st.integers(0, 9), st.none() | st.floats(0, 100)
THRESHOLDS = st.builds(
    Thresholds,
    st.none() | st.sampled_from(Severity),
    *[COUNT] * 3,
    st.none() | st.floats(0, 1e9),
    SCORE,
    SCORE,
    st.none() | st.floats(0, 1),
)


@given(THRESHOLDS)
def test_the_gate_says_the_same_of_a_report_read_back(report: Report, thresholds: Thresholds) -> None:
    assert decide(parse(render(report, None), "r.json"), thresholds) == decide(report, thresholds)


def test_segments_audited_by_themselves_come_back(auditor: Auditor) -> None:
    report = auditor.audit_aligned([("It rained.", "It rained."), ("No one left.", "Someone left."), ("So.", "")])
    again = parse(render(report, None), "r.json")
    assert [unit.source and unit.source.text for unit in again.units] == ["It rained.", "No one left.", "So."]
    assert again.findings == parse(render(again, None), "r.json").findings


def test_what_was_not_auditable_comes_back(auditor: Auditor) -> None:
    report = auditor.audit("It rained all day in Bern.", "…")
    again = parse(render(report, None), "r.json")
    assert (again.auditable, again.failures, again.units) == (False, report.failures, ())


def test_a_lone_surrogate_comes_back(auditor: Auditor) -> None:
    report = auditor.audit_aligned([("It rained \ud83d today.", "It rained today.")])
    (unit,) = parse(render(report, None), "r.json").units
    assert unit.source
    assert unit.source.text == "It rained \ud83d today."


def test_the_first_reports_of_the_schema_had_less(data: Data) -> None:
    old = copy.deepcopy(data)
    for key in ("complete", "unmatched"):
        del old[key]
    for key in ("mqm_weights", "source_lost", "worst_units"):
        del old["scores"][key]
    for finding in old["findings"]:
        del finding["baseline"], finding["suppression"]
    for side in ("source", "target"):
        del old[side]["set_aside"]
    new, read = read_back(data), read_back(old)
    assert (read.units, read.findings, read.complete) == (new.units, new.findings, True)
    assert read.scores.mqm_weights.name == "wmt"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It rained.", "'r.json' is not JSON; to audit a text, name its copy too."),
        ("{" * 100_000, "'r.json' is not JSON; to audit a text, name its copy too."),
        ("[" * 100_000, "'r.json' is not JSON; to audit a text, name its copy too."),
        ("9" * 10_000, "'r.json' is not JSON; to audit a text, name its copy too."),
        ('{"schema": "mtaudit-alignment/1"}', "'r.json' has schema 'mtaudit-alignment/1', not 'mtaudit-report/1'."),
        ('{"schema": "mtaudit-report/2"}', "'r.json' has schema 'mtaudit-report/2', not 'mtaudit-report/1'."),
        *(
            (text, "'r.json' is JSON, but no mtaudit report.")
            for text in ("{}", "[]", "null", "NaN", "1", '"report"', '{"schema": "mtaudit-report/1"}', '{"schema": 1}')
        ),
    ],
    ids=lambda text: text[:40],
)
def test_other_json_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


def test_alien_fields_do_not_matter(data: Data) -> None:
    assert read_back({**data, "comment": "by hand"}).findings == read_back(data).findings


def nowhere(data: Data) -> None:
    data["units"][0]["source"]["sentences"] = [99]


def before_all(data: Data) -> None:
    data["units"][0]["source"]["sentences"] = [-1]


def of_no_unit(data: Data) -> None:
    data["findings"][0]["unit"] = 99


def twice(data: Data) -> None:
    data["units"][1]["id"] = data["units"][0]["id"]


def of_neither_side(data: Data) -> None:
    data["units"][0]["source"] = data["units"][0]["target"] = None


def surer_than_sure(data: Data) -> None:
    data["findings"][0]["confidence"] = 1.5


def of_one_name(data: Data) -> None:
    data["findings"][1]["id"] = data["findings"][0]["id"]


def of_no_sentence(data: Data) -> None:
    data["units"][0]["source"]["sentences"] = []


def of_nothing(data: Data) -> None:
    data["units"] = data["findings"] = []


def backwards(data: Data) -> None:
    data["source"]["sentences"][0] = {"start": 9, "end": 3}


def on_no_line(data: Data) -> None:
    data["units"][0]["source"]["line"] = 0


def with_a_code_beyond_its_text(data: Data) -> None:
    side = data["units"][0]["source"]
    side["codes"] = [{"start": 0, "end": len(side["text"]) + 1, "kind": "tag"}]


def with_codes_that_overlap(data: Data) -> None:
    data["units"][0]["source"]["codes"] = [{"start": start, "end": start + 2, "kind": "tag"} for start in (0, 1)]


@pytest.mark.parametrize(
    "break_",
    [
        on_no_line,
        with_a_code_beyond_its_text,
        with_codes_that_overlap,
        nowhere,
        before_all,
        of_no_unit,
        twice,
        of_neither_side,
        surer_than_sure,
        backwards,
        of_one_name,
        of_no_sentence,
        of_nothing,
    ],
)
def test_a_report_that_contradicts_itself_is_none(data: Data, break_: Callable[[Data], None]) -> None:
    broken = copy.deepcopy(data)
    break_(broken)
    assert refusal(json.dumps(broken)) == "'r.json' is JSON, but no mtaudit report."


ODD: Any = st.sampled_from(
    [None, True, -1, 10**400, 1e999, float("nan"), "", "\ud800", "critical", [], {}, [[]], {"": 0}]
)


@given(st.data())
def test_whatever_is_changed_in_a_report_it_is_read_or_refused(data: Data, draw: st.DataObject) -> None:
    mutant = copy.deepcopy(data)
    for seed in draw.draw(st.lists(st.integers(0, 2**32), min_size=1, max_size=3)):
        mutate(mutant, random.Random(seed), copy.deepcopy(draw.draw(ODD)))
    text = json.dumps(mutant)
    try:
        to_dict(parse(text, "r.json"), None)
    except InputError:
        assert re.fullmatch(r"'r\.json' (is JSON, but no mtaudit report|has schema '.*', not '.*')\.", refusal(text))


def mutate(value: Any, rng: random.Random, odd: Any) -> None:
    """Something somewhere in `value` replaced by something odd, or left out."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = rng.choice(keys)
    if isinstance(value[key], dict | list) and value[key] and rng.random() < 0.8:
        mutate(value[key], rng, odd)
    elif rng.random() < 0.2:
        del value[key]
    else:
        value[key] = odd
