"""What a finished batch shows in its folder: pages of HTML and, on demand, JSON lines and Parquet."""

from pathlib import Path

from mtaudit.batch.folder import PAGES, written
from mtaudit.batch.store import Store
from mtaudit.model import Batch
from mtaudit.report.batch import html, jsonl


def write_summary(batch: Batch, store: Store) -> None:
    """Write index.html, and what continues it, with links to the pages of pairs."""
    links = {id: f"{PAGES}/{page}" for id, page in store.pages().items()}
    for name, text in html.render(batch, links):
        with written(store.path.with_name(name)) as path:
            path.write_text(text, encoding="utf-8")


def write_lines(batch: Batch, path: Path) -> None:
    """Write the outcomes as JSON lines, in the order of the manifest."""
    with written(path) as part, open(part, "w", encoding="utf-8") as file:
        file.writelines(map(jsonl.render, batch.outcomes))


def write_parquet(store: Store, path: Path) -> None:
    """Write outcomes and reports as Parquet, in the order of the manifest."""
    from mtaudit.batch.parquet import write

    with written(path) as part:
        write(store.results(), part)
