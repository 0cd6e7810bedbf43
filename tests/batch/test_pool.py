import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mtaudit.batch.job import Job
from mtaudit.batch.pool import Fallen, Pool
from mtaudit.batch.process import Order
from mtaudit.errors import MtauditError
from tests.batch.orders import growing, job, obedient, stillborn, without_model

ROOT = Path(__file__).resolve().parents[2]


def ended(jobs: list[Job], size: int = 2, order: Order = obedient) -> list[str]:
    """How each job ended, as each did."""
    results = Pool(order, size).finished(iter(jobs))
    return [result.how if isinstance(result, Fallen) else result.outcome.id for result in results]


def test_each_job_is_done_once() -> None:
    assert sorted(ended([job(f"{n}") for n in range(30)])) == sorted(f"{n}" for n in range(30))


def test_no_job_starts_no_worker() -> None:
    assert ended([], order=stillborn) == []


def test_a_slow_job_stops_no_other() -> None:
    assert ended([job("slow", "sleep 2"), *(job(f"{n}") for n in range(9))])[-1] == "slow"


def test_jobs_are_taken_as_they_are_needed() -> None:
    taken = []

    def jobs() -> Iterator[Job]:
        for number in range(1000):
            taken.append(number)
            yield job(f"{number}")

    results = Pool(obedient, 2).finished(jobs())
    next(results)
    assert len(taken) <= 5
    results.close()  # type: ignore[attr-defined]


def test_a_job_whose_worker_dies_is_tried_again_after_all_others(tmp_path: Path) -> None:
    jobs = [job("a", f"die once {tmp_path / 'died'}"), *(job(f"{n}", "sleep 0.05") for n in range(6))]
    assert ended(jobs)[-1] == "a"


def test_one_that_kills_every_worker_is_given_up_and_the_rest_goes_on() -> None:
    jobs = [job("a", "die"), job("b"), job("c", "exit"), job("d")]
    *others, first, second = ended(jobs)
    assert sorted(others) == ["b", "d"]
    assert {first, second} == {"was ended by signal 9", "ended with exit code 7"}


def test_workers_that_do_not_live_end_the_run() -> None:
    with pytest.raises(MtauditError, match=r"^Workers end before they begin: the last ended with exit code 3\."):
        ended([job("a")], order=stillborn)


@pytest.mark.parametrize(
    ("text", "said"), [("stop", "The disk is full."), ("crash", "A worker crashed: ValueError('not foreseen').")]
)
def test_what_would_befall_any_pair_ends_the_run_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(MtauditError) as raised:
        ended([job("a", text), *(job(f"{n}") for n in range(9))])
    assert str(raised.value) == said


def test_a_missing_model_ends_the_run() -> None:
    with pytest.raises(MtauditError, match=r"judge\.onnx cannot be used"):
        ended([job("a")], order=without_model)


def test_workers_have_one_thread_and_the_parent_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    assert ended([job("a", "thread variable")]) == ["1"]
    assert os.environ["OMP_NUM_THREADS"] == "3"


def test_a_worker_that_has_grown_too_large_gives_way_to_another(tmp_path: Path) -> None:
    jobs = [job(f"{n}", f"pid {tmp_path}") for n in range(25)]
    assert sorted(ended(jobs, 1, growing), key=int) == [f"{n}" for n in range(25)]
    assert len(os.listdir(tmp_path)) == 3  # each did ten, and the last the rest


def test_a_large_text_reaches_its_worker() -> None:
    assert ended([job("a", "word " * 2_000_000)]) == ["a"]


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    program = (
        "from mtaudit.batch.pool import Pool\n"
        "from tests.batch.orders import job, obedient\n"
        "if __name__ == '__main__':\n"
        f"    jobs = [job('a', 'pid {tmp_path}'), job('b', 'sleep 60'), job('c', 'sleep 60')]\n"
        "    list(Pool(obedient, 2).finished(iter(jobs)))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
    worker = int(_until(lambda: next(iter(os.listdir(tmp_path)), "")))
    time.sleep(0.2)
    parent.kill()
    parent.wait()
    assert _until(lambda: "gone" if not _lives(worker) else "") == "gone"


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def _until(told: Callable[[], str], seconds: float = 20) -> str:
    end = time.monotonic() + seconds
    while not (said := told()) and time.monotonic() < end:
        time.sleep(0.02)
    return said
