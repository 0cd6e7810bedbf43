"""What every aligned format holds: rows of named columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mtaudit.model import SegmentText


class Row(NamedTuple):
    """One segment; `number` is its id where its table has no column of ids, `line` where it begins, from 1."""

    number: int
    line: int
    cells: Mapping[str, SegmentText]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file in its order; `languages` are those of columns, as BCP 47 tags, where the format tells."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    languages: Mapping[str, str] = field(default_factory=dict)
