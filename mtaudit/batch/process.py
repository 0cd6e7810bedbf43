"""What a worker process does from its start to its end, which is that of its parent at the latest."""

import os
from collections.abc import Callable
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from mtaudit.batch.folder import PAGES, page_name, written
from mtaudit.batch.job import Job
from mtaudit.batch.store import Finished, packed
from mtaudit.batch.work import Done, Pages, Worker
from mtaudit.config import Config
from mtaudit.errors import MtauditError

Order = Callable[[], Callable[[Job], Finished]]
"""Is called once in each worker, to load what it needs, and gives what it does to each pair. It can be pickled.

Both raise MtauditError for what would befall any pair.
"""


def audits(config: Config, pages: Pages, folder: Path) -> Callable[[Job], Finished]:
    """What audits pairs, and writes the pages that are wanted into the folder of the batch."""
    worker = Worker(config, pages)
    return lambda job: _kept(worker.done(job), folder / PAGES)


def _kept(done: Done, pages: Path) -> Finished:
    name = None
    if done.page is not None:
        name = page_name(done.outcome.id)
        pages.mkdir(exist_ok=True)
        with written(pages / name) as path:
            path.write_text(done.page, encoding="utf-8")
    return Finished(done.outcome, packed(done.report), name)


def work(connection: Connection, order: Order) -> None:
    """Do as ordered to each job that comes, and send what became of it; at first None, as a sign of being ready.

    A text is sent instead, in one sentence, where nothing more can be done.
    """
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        do = order()
        connection.send(None)
        while True:
            connection.send(do(connection.recv()))
    except (EOFError, ConnectionError):
        return  # nobody wants more
    except Exception as error:
        connection.send(str(error) if isinstance(error, MtauditError) else f"A worker crashed: {error!r}.")


def _end_with_parent() -> None:
    """However the parent comes to its end: a worker in the midst of a long text would not hear of it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
