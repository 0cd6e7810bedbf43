"""A batch in its folder: what is left to do is done, and what there is then is gathered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mtaudit.batch.folder import PAGES, locked
from mtaudit.batch.job import Job
from mtaudit.batch.manifest import Manifest
from mtaudit.batch.pool import Fallen, Pool
from mtaudit.batch.process import audits
from mtaudit.batch.store import NAME, Finished, Known, Store, packed
from mtaudit.batch.work import Pages, lost, signature
from mtaudit.config import Config
from mtaudit.gate import decide_batch
from mtaudit.model import Batch, Status


@dataclass(slots=True)
class Tally:
    """How many pairs a run found finished, and how many it audited, of these some anew, as something had changed."""

    finished: int = 0
    audited: int = 0
    changed: int = 0

    @property
    def done(self) -> int:
        """All that need nothing more."""
        return self.finished + self.audited


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """The store of the batch in a folder, which is made where there is none, and is this run's alone."""
    with locked(folder):
        store = Store(folder / NAME)
        try:
            yield store
        finally:
            store.close()


def audited(
    manifest: Manifest, store: Store, config: Config, workers: int, pages: Pages, told: Callable[[Tally], None]
) -> None:
    """Audit the pairs that are not finished, and keep each at once; `told` hears of each, how far it is.

    A pair is finished that was audited whole, of the same texts and with the same settings and models, and has its page
    where one is wanted. One that ended in an error is tried again. Raises MtauditError where none can be audited.
    """
    folder, wanted, tally = store.path.parent, signature(config), Tally()
    store.begin(manifest.ids)
    known = store.known()

    def left() -> Iterator[Job]:
        for job in manifest.jobs():
            before = known.get(job.id)
            if before and _is_finished(before, job, wanted, folder, pages):
                tally.finished += 1
                told(tally)
            else:
                tally.changed += before is not None and before.status is not Status.ERROR
                yield job

    pool = Pool(partial(audits, config, pages, folder), min(workers, len(manifest.ids)))
    for result in pool.finished(left()):
        pair = _lost(result, wanted) if isinstance(result, Fallen) else result
        store.put(pair)
        before = known.get(pair.outcome.id)
        if before and before.page and not pair.page:
            (folder / PAGES / before.page).unlink(missing_ok=True)
        tally.audited += 1
        told(tally)


def gathered(store: Store, config: Config) -> Batch:
    """All that is known of the pairs that count, and what the gate says of it."""
    outcomes = tuple(store.outcomes())
    return Batch(outcomes, decide_batch(outcomes, config.max_failed_share))


def _is_finished(known: Known, job: Job, signature: str, folder: Path, pages: Pages) -> bool:
    if known.status is Status.ERROR or known.signature != signature:
        return False
    if pages.include(known.status) and not (known.page and (folder / PAGES / known.page).is_file()):
        return False
    return known.digest != "" and known.digest == job.digest()


def _lost(fallen: Fallen, signature: str) -> Finished:
    reason = f"Its worker {fallen.how}, as another had before: it may need more memory than there is."
    done = lost(fallen.job, reason, signature)
    return Finished(done.outcome, packed(done.report))
