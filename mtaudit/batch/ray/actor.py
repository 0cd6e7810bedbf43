"""What audits, on one core of a cluster."""

import pickle
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from mtaudit.batch.job import Job
from mtaudit.batch.parts import Parts
from mtaudit.batch.ray.cluster import library
from mtaudit.batch.work import Done, Worker, lost
from mtaudit.config import Config
from mtaudit.errors import MtauditError

if TYPE_CHECKING:
    import pyarrow

DEATHS: Final = 3  # of workers at one thing; fewer may have died with their nodes


class Deaths:
    """At what workers died, and how often: each tells here what it begins, as a dead one tells nothing."""

    def __init__(self) -> None:
        self._begun: Counter[str] = Counter()

    def begin(self, work: str) -> int:
        """How many have begun this before and were not heard of again."""
        self._begun[work] += 1
        return self._begun[work] - 1

    def end(self, work: str) -> None:
        """The worker lives."""
        del self._begun[work]


class Actor:
    """What holds the models, on one core."""

    def __init__(self, config: Config, parts: Parts, deaths: Any) -> None:
        self._config = config
        self._parts = parts
        self._deaths = deaths

    def __call__(self, block: "pyarrow.Table") -> dict[str, list[int]]:
        """Audit the pairs of a block and keep them; says how many there were."""
        worker = self._worker
        pairs = [self._done(worker, pickle.loads(job)) for job in block["job"].to_pylist()]
        self._parts.write(pairs)
        return {"pairs": [len(pairs)]}

    @cached_property
    def _worker(self) -> Worker:
        """Is had when first asked for: of what is raised here, unlike in `__init__`, Ray tells which error it was."""
        ray = library()
        actor = f"the start of actor {ray.get_runtime_context().get_actor_id()}"
        if ray.get(self._deaths.begin.remote(actor)) == DEATHS:
            raise MtauditError("Workers die before they begin. Is there memory for so many?")
        worker = Worker(self._config)
        self._deaths.end.remote(actor)
        return worker

    def _done(self, worker: Worker, job: Job) -> Done:
        pair = f"pair {job.id}"
        died = library().get(self._deaths.begin.remote(pair))
        if died < DEATHS:
            done = worker.done(job)
        else:
            reason = f"Its worker died {died} times: it may need more memory than there is."
            done = lost(job, reason, self._parts.signature)
        self._deaths.end.remote(pair)
        return done
