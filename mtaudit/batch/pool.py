"""Worker processes of this machine: each has one pair at a time, and one that dies takes no more than that with it."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Final

from mtaudit.batch.job import Job
from mtaudit.batch.process import Order, work
from mtaudit.batch.store import Finished
from mtaudit.batch.work import ONE_THREAD
from mtaudit.errors import MtauditError

_STILLBORN: Final = 3  # workers in a row that die idle: the next would, too


@dataclass(slots=True, eq=False)
class _Worker:
    """A process and the job it is at, if any."""

    process: SpawnProcess
    connection: Connection
    job: Job | None = None

    def took(self, job: Job) -> bool:
        """Hands over a job; False where the process has died, as will be heard of it next."""
        try:
            self.connection.send(job)
        except OSError:
            return False
        self.job = job
        return True


@dataclass(frozen=True, slots=True)
class Fallen:
    """A job whose worker died of it, or at it, twice; `how` says what became of the process."""

    job: Job
    how: str


class Pool:
    """Up to `size` workers that do to each job as ordered."""

    def __init__(self, order: Order, size: int) -> None:
        self._order = order
        self._size = size
        self._workers: list[_Worker] = []
        self._stillborn = 0

    def finished(self, jobs: Iterator[Job]) -> Iterator[Finished | Fallen]:
        """What becomes of the jobs, as each is done; no more of them are taken than there are workers, and one.

        A job whose worker died is tried again when all others are done, and no other worker is beside it. Raises
        MtauditError where no worker can work: a model is missing, the disk is full.
        """
        again = []
        try:
            for result in self._round(jobs, self._size):
                if isinstance(result, Fallen):
                    again.append(result.job)
                else:
                    yield result
            self._end()
            yield from self._round(iter(again), 1)
        finally:
            self._end()

    def _round(self, jobs: Iterator[Job], size: int) -> Iterator[Finished | Fallen]:
        job = next(jobs, None)
        while job or any(worker.job for worker in self._workers):
            while job and len(self._workers) < size:
                self._workers.append(self._started())
            ready = wait([worker.connection for worker in self._workers])
            for worker in [worker for worker in self._workers if worker.connection in ready]:
                try:
                    result = worker.connection.recv()
                except (EOFError, OSError):
                    yield from self._buried(worker)
                    continue
                if isinstance(result, str):
                    raise MtauditError(result)
                if result is not None:
                    worker.job, self._stillborn = None, 0
                    yield result
                elif job and worker.took(job):
                    job = next(jobs, None)

    def _buried(self, worker: _Worker) -> Iterator[Fallen]:
        """A worker that died is no more; the job it was at, if any."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        code = worker.process.exitcode or 0
        how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
        if worker.job:
            yield Fallen(worker.job, how)
        elif code:  # one that has grown too large ends with 0
            self._stillborn += 1
        if self._stillborn == _STILLBORN:
            raise MtauditError(f"Workers end before they begin: the last {how}. Is there memory for so many?")

    def _started(self) -> _Worker:
        ours, theirs = get_context("spawn").Pipe()
        process = get_context("spawn").Process(target=work, args=(theirs, self._order), daemon=True)
        with _single_threaded(), _uninterrupted():
            process.start()
        theirs.close()  # or its death would not be heard
        return _Worker(process, ours)

    def _end(self) -> None:
        for worker in self._workers:
            worker.process.kill()  # nothing is lost: what it was at is not finished
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()


@contextmanager
def _single_threaded() -> Iterator[None]:
    """Processes that are started meanwhile have one thread each, so that all cores have one process each."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that are started meanwhile never hear of Ctrl-C: it is their parent that ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
