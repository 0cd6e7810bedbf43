"""A batch as pages of HTML that ask for nothing else: the summary with the worst pairs, then the rest."""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from mtaudit.model import Batch
from mtaudit.report.page import page

SHOWN: Final = 1_000  # pairs on a page: few enough to open in a second
_STYLES = ("base", "masthead")


def render(batch: Batch, pages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each page's file name and text: "index.html" with the summary and the worst pairs, "index-2.html" with the next.

    `pages` gives, by a pair's id, the path of its own page from the folder of these; a pair without one is no link.
    """
    worst = batch.worst_first
    names = [_file_name(number) for number in range(max(1, -(-len(worst) // SHOWN)))]
    for number, name in enumerate(names):
        shown = worst[number * SHOWN : (number + 1) * SHOWN]
        links = {
            outcome.id: quote(pages[outcome.id], errors="surrogatepass") for outcome in shown if outcome.id in pages
        }
        yield name, page("batch/index.html", _STYLES, (), batch=batch, shown=shown, links=links, names=names)


def _file_name(number: int) -> str:
    return f"index-{number + 1}.html" if number else "index.html"
