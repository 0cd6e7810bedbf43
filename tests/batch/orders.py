"""What workers do in tests: no models, and ways to die. Worker processes import this."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mtaudit.batch import process
from mtaudit.batch.folder import PAGES, page_name
from mtaudit.batch.job import Job, Text
from mtaudit.batch.pages import Pages
from mtaudit.batch.store import Finished, packed
from mtaudit.batch.work import lost, signature
from mtaudit.config import Config
from mtaudit.errors import ConfigError
from mtaudit.model import Status


def job(id: str, text: str = "") -> Job:
    return Job(id, Text(text, "source"), Text("", "target"))


def words(job: Job) -> list[str]:
    return job.source.text.split() if isinstance(job.source, Text) else []


def told(job: Job) -> Finished:
    """An outcome whose reason is the job's id, with no audit."""
    done = lost(job, job.id, "test")
    return Finished(done.outcome, packed(done.report))


def obeying(job: Job) -> Finished:
    """Does as the job's text says."""
    match words(job):
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["exit"]:
            os._exit(7)
        case ["die", "once", path] if not Path(path).exists():
            Path(path).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case ["sleep", seconds]:
            time.sleep(float(seconds))
        case ["stop"]:
            raise ConfigError("The disk is full.")
        case ["crash"]:
            raise ValueError("not foreseen")
        case ["thread", "variable"]:
            return told(Job(os.environ["OMP_NUM_THREADS"], job.source, job.target))
        case ["pid", path]:
            Path(path, f"{os.getpid()}").touch()
    return told(job)


def obedient() -> Callable[[Job], Finished]:
    return obeying


def growing() -> Callable[[Job], Finished]:
    """What holds too much memory, whatever it does."""
    process.LARGE, process.RESTING = 0, 10  # type: ignore[misc]
    return obeying


def stillborn() -> Callable[[Job], Finished]:
    os._exit(3)


def without_model() -> Callable[[Job], Finished]:
    raise ConfigError("The model judge.onnx cannot be used.")


def audits(config: Config, pages: Pages, folder: Path) -> Callable[[Job], Finished]:
    """In place of `mtaudit.batch.process.audits`: a job's text says how it ends."""
    signed = signature(config)

    def audit(job: Job) -> Finished:
        done = obeying(job)
        status = {"pass": Status.PASSED, "fail": Status.FAILED}.get(" ".join(words(job)), Status.ERROR)
        page = page_name(job.id) if pages.include(status) else None
        if page:
            (folder / PAGES).mkdir(exist_ok=True)
            (folder / PAGES / page).touch()
        return Finished(replace(done.outcome, status=status, signature=signed), done.report, page)

    return audit
