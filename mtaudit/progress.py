"""What an audit, or a search, tells of its progress while it runs: stages, and how much of them is done."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

Item = TypeVar("Item")


class Stage(StrEnum):
    """What is being done, in the order of an audit."""

    READING = "reading"
    ALIGNING = "aligning sentences"
    LOADING = "loading models"
    PARSING = "parsing"
    LINKING = "aligning words"
    JUDGING = "judging"
    CHECKING = "checking"
    SCORING = "scoring"
    INDEXING = "indexing"  # sources, of which one is looked for


Progress = Callable[[Stage, int, int], None]
"""Is told of a stage how many are done of how many, 0 of 0 where nobody knows; called often, it has to be quick."""


def silent(stage: Stage, done: int, total: int) -> None:
    """The progress of an audit that nobody watches."""


def counted(items: Iterable[Item], progress: Progress, stage: Stage, total: int) -> Iterator[Item]:
    """The items; `progress` is told at the start, and of each as it is handed out."""
    progress(stage, 0, total)
    for done, item in enumerate(items, 1):
        progress(stage, done, total)
        yield item
