"""Would an expert mark it? Findings and candidates labelled by what raters marked in rows of MQM annotation.

What points at words of the target is right for a rater who marked an error that overlaps them; what points at the
source alone says that something was lost, and is right for a rater who marked an omission in the row, wherever that
is: raters mark lost words in the foreign source or beside the gap, so no better comparison is to be had.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

from bench.experts import SEVERITIES, Row, segment
from mtaudit.mqm import Severity


class Range(Protocol):
    """Characters `start` to before `end` of a row's target: a Span or an Excerpt."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """After the last."""


class Marked(Protocol):
    """A Finding or a Candidate."""

    @property
    def source(self) -> Range | None:
        """The words it points at in the source, if any."""

    @property
    def target(self) -> Range | None:
        """The words it points at in the target, if any."""


Found = TypeVar("Found", bound=Marked)


class Label(NamedTuple):
    """What a row's raters say of one finding: the shares of them, 0 to 1, who marked any error, and a grave one."""

    share: float
    grave: float  # a major or critical one

    @property
    def is_right(self) -> bool:
        """Whether at least one rater marked it; `share` is the chance that a rater drawn at random did."""
        return self.share > 0


def label(row: Row, finding: Marked) -> Label:
    """The label of a finding in `row`, its offsets counted from the start of the row's target."""
    raters: set[str] = set()
    grave: set[str] = set()
    for error in row["errors"]:
        severity = SEVERITIES.get(error["severity"])  # other "errors" test a rater's attention
        if severity is not None and _same(error, finding.target):
            raters.add(error["rater"])
            if severity >= Severity.MAJOR:
                grave.add(error["rater"])
    return Label(len(raters) / len(row["raters"]), len(grave) / len(row["raters"]))


def labelled(table: Sequence[Row], findings: Iterable[Iterable[Found]]) -> Iterator[tuple[Found, Label]]:
    """Each finding with its label, given those of each row in order; the one row that holds it decides."""
    for row, found in zip(table, findings, strict=True):
        for finding in found:
            yield finding, label(row, finding)


def of_the_target(table: Sequence[Row], findings: Iterable[Iterable[Found]]) -> Iterator[list[Found]]:
    """The findings of each row without those that the source is to blame for.

    The source of MQM rows is a human translation, while the raters read the foreign original: where the two differ,
    every good system is at odds with our source, and no rater minds. What is found at the same words of the source (or
    adds the same words) in more than half of the systems' translations of a segment is left out, right or wrong.
    """
    found = [list(each) for each in findings]
    systems = Counter(segment(row) for row in table)
    places = Counter(place for row, each in zip(table, found, strict=True) for place in {_place(row, f) for f in each})
    for row, each in zip(table, found, strict=True):
        yield [finding for finding in each if 2 * places[_place(row, finding)] <= max(2, systems[segment(row)])]


def _place(row: Row, finding: Marked) -> Hashable:
    """What is found, by its words in the source, or where it has none, in the target."""
    side, words = ("source", finding.source) if finding.source is not None else ("target", finding.target)
    assert words is not None, "a finding has a side"
    return segment(row), side, row[side][words.start : words.end].casefold()


def _same(error: Row, target: Range | None) -> bool:
    if target is None:
        return "Omission" in error["category"]
    span = error["span"]
    return span is not None and span[0] < target.end and target.start < span[1]
