"""What a worker process does from its start to its end, which is that of its parent at the latest."""

import os
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Final

from mtaudit.batch.folder import PAGES, page_name, written
from mtaudit.batch.job import Job
from mtaudit.batch.pages import Pages
from mtaudit.batch.store import Finished, packed
from mtaudit.batch.work import Done, Worker
from mtaudit.config import Config
from mtaudit.errors import MtauditError

LARGE: Final = 650_000_000  # bytes; every new word of a text stays in spaCy's vocabulary
RESTING: Final = 100  # jobs that a worker does at least: its start takes as long as a few of them

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
    """Send None, as a sign of being ready; do as ordered to the job that comes, send what became of it, and so on.

    Once it has grown too large it is ready no more, and ends. Where nothing can be done, it sends a sentence.
    """
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        do = order()
        for done in count():
            if done and done % RESTING == 0 and _memory() > LARGE:
                return
            connection.send(None)
            try:
                job = connection.recv()
            except EOFError:
                return  # nobody wants more
            connection.send(do(job))
    except Exception as error:
        with suppress(OSError):  # nobody hears it
            connection.send(str(error) if isinstance(error, MtauditError) else f"A worker crashed: {error!r}.")


def _end_with_parent() -> None:
    """However the parent comes to its end: a worker in the midst of a long text would not hear of it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _memory() -> int:
    """How much this process holds, in bytes; 0 where that cannot be told."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
