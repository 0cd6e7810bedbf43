import json
from dataclasses import replace

import pytest

from mtaudit.model import Limit, Report, Verdict
from mtaudit.report.json import render, to_dict


def test_the_contract_key_by_key(harbour: Report) -> None:
    sentence = "2 critical findings; the limit is 0."
    report = to_dict(harbour, Verdict(False, (sentence,), (Limit("fail_on", 2, 0, False, sentence),)))
    assert list(report) == [
        "schema", "signature", "source", "target", "units", "findings", "scores", "auditable", "complete", "failures",
        "unmatched", "verdict",
    ]  # fmt: skip
    assert report["schema"] == "mtaudit-report/1"
    assert list(report["source"]) == ["name", "sentences", "set_aside"]
    assert list(report["units"][0]) == [
        "id", "kind", "source", "target", "alignment_confidence", "scores", "judgement",
    ]  # fmt: skip
    assert list(report["units"][0]["source"]) == ["sentences", "start", "end", "text"]
    assert list(report["units"][0]["scores"]) == ["quality", "bleu", "chrf", "ter"]
    assert list(report["units"][0]["judgement"]) == ["major", "critical", "source", "target"]
    assert list(report["findings"][0]) == [
        "id", "check", "category", "severity", "confidence", "unit", "source", "target", "message", "baseline",
        "suppression",
    ]  # fmt: skip
    assert list(report["scores"]) == [
        "quality", "mqm_penalty_per_1000_words", "mqm_weights", "source_lost", "bleu", "chrf", "ter", "worst_units",
    ]  # fmt: skip
    assert report["scores"]["mqm_weights"] == {"name": "wmt", "neutral": 0, "minor": 1, "major": 5, "critical": 25}
    assert report["scores"]["worst_units"] == [1, 2, 3]
    assert report["verdict"] == {
        "passed": False,
        "reasons": [sentence],
        "limits": [{"setting": "fail_on", "value": 2, "limit": 0, "passed": False, "sentence": sentence}],
    }


def test_a_missing_side_and_a_missing_verdict_are_null(harbour: Report) -> None:
    report = to_dict(harbour, None)
    omitted = next(unit for unit in report["units"] if unit["kind"] == "omitted")
    assert (omitted["target"], omitted["scores"], report["verdict"]) == (None, None, None)


def test_of_the_words_those_that_the_judge_doubts_are_listed(harbour: Report) -> None:
    unit = to_dict(harbour, None)["units"][1]
    (lost,) = unit["judgement"]["source"]
    assert (lost["text"], lost["error"]) == ("no", 0.83)
    assert harbour.source.document.text[lost["start"] : lost["end"]] == "no"
    assert [risk["text"] for risk in unit["judgement"]["target"]] == ["a", "plan"]


def test_without_a_judge_the_judgement_is_null(harbour: Report) -> None:
    unjudged = replace(harbour, units=tuple(replace(unit, judgement=None) for unit in harbour.units))
    assert {unit["judgement"] for unit in to_dict(unjudged, None)["units"]} == {None}


def test_findings_keep_the_reports_order_and_their_exact_characters(harbour: Report) -> None:
    report = to_dict(harbour, None)
    assert [finding["id"] for finding in report["findings"]] == [finding.id for finding in harbour.findings]
    for side, text in (("source", harbour.source.document.text), ("target", harbour.target.document.text)):
        for finding in report["findings"]:
            if excerpt := finding[side]:
                assert text[excerpt["start"] : excerpt["end"]] == excerpt["text"]


def test_numbers_are_rounded(harbour: Report) -> None:
    scores = to_dict(harbour, None)["scores"]
    assert scores["mqm_penalty_per_1000_words"] == pytest.approx(12.35, abs=0)
    assert scores["bleu"] == {"score": 48.21, "signature": harbour.scores.bleu.signature}


def test_what_is_no_number_is_null(harbour: Report) -> None:
    endless = replace(harbour, scores=replace(harbour.scores, quality=float("nan")))
    assert json.loads(render(endless, None))["scores"]["quality"] is None


def test_rendered_text_is_readable_and_reads_back(harbour: Report) -> None:
    text = render(harbour, None)
    assert "“no plan”" in text
    assert text.endswith("}\n")
    assert json.loads(text) == to_dict(harbour, None)


def test_a_lone_surrogate_is_written_and_read_back(harbour: Report) -> None:
    broken = replace(harbour, failures=("half \ud83d pair",))
    assert json.loads(render(broken, None).encode())["failures"] == ["half \ud83d pair"]
