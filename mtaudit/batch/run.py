"""A batch in its folder: what is left to do is done, and what there is then is gathered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mtaudit.batch.folder import PAGES, clear, locked
from mtaudit.batch.job import Job
from mtaudit.batch.manifest import Manifest
from mtaudit.batch.pages import Pages
from mtaudit.batch.pool import Fallen, Pool
from mtaudit.batch.process import audits
from mtaudit.batch.store import NAME, Finished, Known, Store, packed
from mtaudit.batch.work import lost, signature
from mtaudit.config import Config
from mtaudit.errors import MtauditError
from mtaudit.gate import decide_batch
from mtaudit.model import Batch, Status


@dataclass(slots=True)
class Tally:
    """How many pairs a run found finished, and how many it audited; of these, so many anew, as their texts changed."""

    finished: int = 0
    audited: int = 0
    changed: int = 0


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """The store of the batch in a folder, which is made where there is none, and is this run's alone."""
    with locked(folder):
        store = Store(folder / NAME)
        try:
            yield store
        finally:
            store.close()


class Run:
    """The pairs of a manifest, and what is known of them in a store.

    A pair is finished that was audited whole, of the same texts and with the same settings and models, and has its page
    where one is wanted. One that ended in an error is tried again.
    """

    def __init__(self, manifest: Manifest, store: Store, config: Config, pages: Pages) -> None:
        """Clears away what an earlier run showed. Raises MtauditError where the settings ask for what is not there."""
        self.tally = Tally()
        self._manifest, self._store, self._config, self._pages = manifest, store, config, pages
        self._folder = store.path.parent
        self._signature = signature(config)
        clear(self._folder)
        store.begin(manifest.ids)
        self._known = store.known()

    @property
    def outdated(self) -> int:
        """How many pairs were audited with other settings or models."""
        whole = (known for known in self._known.values() if known.status is not Status.ERROR)
        return sum(known.signature != self._signature for known in whole)

    @property
    def done(self) -> int:
        """How many pairs need nothing more, as far as that is known without a look at their texts."""
        return self._store.finished(self._signature)

    def audit(self, workers: int, told: Callable[[Tally], None]) -> None:
        """Audit the pairs that are not finished, and keep each at once; `told` hears how far it is.

        Raises MtauditError, in one sentence, where none can be audited or kept.
        """
        order = partial(audits, self._config, self._pages, self._folder)
        pool = Pool(order, min(workers, len(self._manifest.ids)))
        for result in pool.finished(self._left(told)):
            self._keep(self._lost(result) if isinstance(result, Fallen) else result)
            self.tally.audited += 1
            told(self.tally)

    def gathered(self) -> Batch:
        """All outcomes and what the gate says of them. Raises MtauditError where one is missing."""
        outcomes = tuple(self._store.outcomes())
        if len(outcomes) != len(self._manifest.ids):
            raise MtauditError(f"{len(self._manifest.ids) - len(outcomes):,} pairs have no outcome: run it again.")
        return Batch(outcomes, decide_batch(outcomes, self._config.max_failed_share))

    def _left(self, told: Callable[[Tally], None]) -> Iterator[Job]:
        for job in self._manifest.jobs():
            known = self._known.get(job.id)
            if known and self._is_finished(known, job):
                self.tally.finished += 1
                told(self.tally)
            else:
                yield job

    def _is_finished(self, known: Known, job: Job) -> bool:
        if known.status is Status.ERROR or known.signature != self._signature:
            return False
        if not known.digest or known.digest != job.digest():
            self.tally.changed += 1
            return False
        return not self._pages.include(known.status) or self._page(known).is_file()

    def _keep(self, pair: Finished) -> None:
        known = self._known.get(pair.outcome.id)
        self._store.put(pair)
        if known and known.page and not pair.page:
            self._page(known).unlink(missing_ok=True)

    def _page(self, known: Known) -> Path:
        return self._folder / PAGES / (known.page or "none")

    def _lost(self, fallen: Fallen) -> Finished:
        reason = f"Its worker {fallen.how}, as another had before: it may need more memory than there is."
        done = lost(fallen.job, reason, self._signature)
        return Finished(done.outcome, packed(done.report))
