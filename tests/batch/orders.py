"""What workers do in tests: no models, and ways to die. Worker processes import this."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from mtaudit.batch.job import Job, Text
from mtaudit.batch.store import Finished, packed
from mtaudit.batch.work import lost
from mtaudit.errors import ConfigError


def job(id: str, text: str = "") -> Job:
    return Job(id, Text(text, "source"), Text("", "target"))


def told(job: Job) -> Finished:
    """An outcome whose digest is that of the job, with no audit."""
    done = lost(job, f"{job.id} was seen", "test")
    return Finished(done.outcome, packed(done.report))


def obeying(job: Job) -> Finished:
    """Does as the job's text says."""
    match job.source.text.split() if isinstance(job.source, Text) else []:
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["exit"]:
            os._exit(7)
        case ["die", "once", path]:
            if not Path(path).exists():
                Path(path).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case ["sleep", seconds]:
            time.sleep(float(seconds))
        case ["fail"]:
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


def stillborn() -> Callable[[Job], Finished]:
    os._exit(3)


def without_model() -> Callable[[Job], Finished]:
    raise ConfigError("The model judge.onnx cannot be used.")
