import json
from dataclasses import replace

from mtaudit.report.batch.jsonl import render
from tests.report.batches import BROKEN, FAILED, HOSTILE, SIGNATURE


def test_the_contract_key_by_key() -> None:
    assert json.loads(render(FAILED)) == {
        "schema": "mtaudit-batch/1",
        "id": "high-wind",
        "source": "originals/high-wind.txt",
        "target": "copies/high-wind.txt",
        "status": "failed",
        "reasons": ["2 critical findings; the limit is 0.", "Quality is 41.30; the limit is 80."],
        "quality": 41.3,
        "penalty": 117.4,
        "source_lost": 0.0123,
        "source_words": 400,
        "units": 20,
        "findings": [
            {"check": "negation", "severity": "critical", "count": 2},
            {"check": "spelling", "severity": "minor", "count": 3},
            {"check": "spelling", "severity": "neutral", "count": 1},
        ],
        "signature": SIGNATURE,
        "digest": "digest of high-wind",
    }


def test_what_nobody_could_tell_is_null() -> None:
    line = json.loads(render(BROKEN))
    assert (line["quality"], line["penalty"], line["source_lost"]) == (None, None, None)
    assert json.loads(render(replace(FAILED, quality=float("nan"))))["quality"] is None


def test_any_name_is_one_line_and_comes_back() -> None:
    name = f"{HOSTILE}\u2028\x85\ud800"
    line = render(replace(FAILED, id=name))
    assert line.isascii()
    assert line.splitlines(keepends=True) == [line]
    assert json.loads(line)["id"] == name
