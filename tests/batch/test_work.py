import json
from dataclasses import replace

import pytest

from mtaudit.auditor import Auditor
from mtaudit.batch.job import File, Job, Text
from mtaudit.batch.pages import Pages
from mtaudit.batch.rows import from_row, to_row
from mtaudit.batch.work import Worker, lost, signature
from mtaudit.config import CheckSettings, Config
from mtaudit.errors import ConfigError
from mtaudit.model import FindingCount, Status
from mtaudit.mqm import Severity

SOURCE = "Nine ministers met in Lisbon. They did not agree on a budget."
GOOD = Job(
    "good", Text(SOURCE, "source"), Text("In Lisbon nine ministers met. They did not agree on a budget.", "target")
)
BAD = Job("bad", Text(SOURCE, "source"), Text("In Lisbon nine ministers met. They agreed on a budget.", "target"))
LOST = Job("lost", File("nowhere.txt", "nowhere.txt"), Text(SOURCE, "target"))


@pytest.fixture(scope="module")
def worker() -> Worker:
    return Worker(Config(judge=False), Pages.FAILED)


def test_a_faithful_pair_passes(worker: Worker) -> None:
    done = worker.done(GOOD)
    assert (done.outcome.status, done.outcome.reasons, done.page) == (Status.PASSED, (), None)
    assert (done.outcome.source_words, done.outcome.units) == (12, 2)
    assert done.outcome.quality is not None
    assert done.outcome.quality > 90
    assert json.loads(done.report)["verdict"]["passed"] is True
    assert worker.done(GOOD) == done


def test_a_wrong_pair_fails_with_its_findings_counted_and_a_page(worker: Worker) -> None:
    done = worker.done(BAD)
    assert done.outcome.status is Status.FAILED
    assert done.outcome.reasons == ("1 critical finding; the limit is 0.",)
    assert done.outcome.findings == (FindingCount("negation", Severity.CRITICAL, 1),)
    assert done.outcome.penalty == json.loads(done.report)["scores"]["mqm_penalty_per_1000_words"] > 0
    assert done.page is not None
    assert "<!doctype html>" in done.page.lower()


def test_what_cannot_be_read_is_an_error(worker: Worker) -> None:
    done = worker.done(LOST)
    assert done.outcome.status is Status.ERROR
    assert done.outcome.reasons == ("'nowhere.txt' does not exist.",)
    assert (done.outcome.source, done.outcome.target, done.outcome.quality) == ("nowhere.txt", "target", None)
    assert json.loads(done.report)["complete"] is False


def test_a_text_without_words_fails(worker: Worker) -> None:
    outcome = worker.done(replace(GOOD, target=Text("\ud800 …", "target"))).outcome
    assert (outcome.status, outcome.reasons) == (Status.FAILED, ("The target has no words.",))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("odd \ud800"), "The audit crashed: ValueError('odd \\ud800')."),
        (MemoryError(), "The audit ran out of memory."),
    ],
)
def test_a_crash_is_an_error_of_its_pair(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def crash(*_: object) -> None:
        raise error

    monkeypatch.setattr(Job, "audited", crash)
    assert worker.done(GOOD).outcome.reasons == (said,)
    assert worker.done(GOOD).outcome.status is Status.ERROR


def test_a_report_that_cannot_be_made_is_an_error_of_its_pair(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtaudit.report.html.render", lambda *_: 1 / 0)
    done = worker.done(BAD)
    assert done.outcome.reasons == ("The report crashed: ZeroDivisionError('division by zero').",)
    assert (done.outcome.status, done.page) == (Status.ERROR, None)
    assert worker.done(GOOD).outcome.status is Status.PASSED  # which has no page


def test_an_audit_that_is_not_complete_is_an_error(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = worker.done(GOOD)
    audited = Job.audited
    monkeypatch.setattr(Job, "audited", lambda *given: replace(audited(*given), complete=False))
    done = worker.done(GOOD).outcome
    assert (done.status, done.quality) == (Status.ERROR, whole.outcome.quality)


def test_a_pair_that_killed_its_worker_is_an_error_with_its_digest() -> None:
    outcome = lost(GOOD, "Its worker died.", "signed").outcome
    assert (outcome.status, outcome.reasons) == (Status.ERROR, ("Its worker died.",))
    assert (outcome.digest, outcome.signature) == (GOOD.digest(), "signed")


def test_a_model_that_is_missing_stops_the_worker_at_once() -> None:
    with pytest.raises(ConfigError):
        Worker(Config(spacy_model="no_such_model"))


@pytest.mark.parametrize("job", [GOOD, BAD, LOST])
def test_a_row_has_all_of_an_outcome(worker: Worker, job: Job) -> None:
    outcome = worker.done(job).outcome
    row = to_row(outcome)
    assert from_row(json.loads(json.dumps(row))) == outcome
    assert row["schema"] == "mtaudit-batch/1"
    assert row["critical"] == outcome.count(Severity.CRITICAL)


def test_a_signature_changes_with_all_that_an_outcome_depends_on() -> None:
    configs = [
        Config(),
        Config(judge=False),
        Config(min_quality=80),
        Config(fail_on=None),
        Config(max_bytes=9),
        Config(source_column="de"),
        Config(checks={"number": CheckSettings(enabled=False)}),
    ]
    signatures = [signature(config) for config in configs]
    assert len(set(signatures)) == len(configs)
    assert all(one.startswith("mtaudit:") for one in signatures)
    assert signature(Config(max_failed_share=0.5)) == signatures[0]  # of the batch, not of its pairs
    assert signatures[0].startswith(f"{Auditor().signature}|gate:")
