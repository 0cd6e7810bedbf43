"""A batch as a terminal shows it: the verdict, how many ended how, what was found, the worst pairs."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from mtaudit.model import Batch, Status
from mtaudit.report.console import draw
from mtaudit.report.escape import visible


def render(batch: Batch, *, width: int, color: bool) -> str:
    """The summary as lines of at most `width` columns (20 to 120)."""
    return draw(_blocks(batch), width=max(20, min(width, 120)), color=color)


def _blocks(batch: Batch) -> Iterator[RenderableType]:
    yield Text("Passed" if batch.verdict.passed else "Failed", "bold")
    for reason in batch.verdict.reasons:
        yield Text(visible(reason))
    for status in Status:
        yield Text(f"{status}: {batch.share(status):.1%}")
