"""A batch as pages of HTML that ask for nothing else: the summary with the worst pairs, then the rest.

Without JavaScript everything is visible; with it a reader filters the pairs of a page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from urllib.parse import quote

from mtaudit.model import LOW_QUALITY, Batch, Outcome, Status
from mtaudit.mqm import Severity
from mtaudit.report.batch.figures import (
    SIGNS,
    by_check,
    compact,
    ended,
    gravest_checks,
    histogram,
    median_quality,
    signatures,
)
from mtaudit.report.escape import one_line
from mtaudit.report.page import page
from mtaudit.report.summary import SYMBOLS

SHOWN: Final = 1_000  # pairs on a page: few enough to open in a second
_STYLES = ("base", "masthead", "charts", "toolbar", "batch/summary", "batch/pairs", "footer", "print")
_SCRIPTS = ("fold", "batch")
_BIN = 5  # points of quality
_NAME, _REASON = 100, 240  # characters shown of a name, of a reason
_CHECKS, _SIGNATURES = 4, 10  # checks named of a pair, signatures listed
_LONG = 200  # pairs from which on a browser lays out only those in view
_NEAR, _STEP = 2, 10  # linked are the pages beside a page, and every tenth


@dataclass(frozen=True, slots=True)
class Row:
    """A pair in words that are safe to lay out; `href` is "" where it has no page of its own."""

    outcome: Outcome
    id: str
    href: str
    names: tuple[str, str]
    counts: Mapping[Severity, int]
    checks: Sequence[str]
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """A page among the pages: its number from 1, which of the pairs it has, and the numbers that it links to."""

    number: int
    first: int
    last: int
    linked: tuple[int, ...]


def render(batch: Batch, pages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each page's file name and text: "index.html" with the summary and the worst pairs, "index-2.html" with the next.

    `pages` gives, by a pair's id, the path of its own page from the folder of these; a pair without one is no link.
    """
    worst, counts = batch.worst_first, ended(batch)
    last = max(1, -(-len(worst) // SHOWN))
    shared = {
        "batch": batch,
        "counts": counts,
        "begins": _begins(counts),
        "last": last,
        "file": _file,
        "signs": SIGNS,
        "low": LOW_QUALITY,
        "named": _CHECKS,
    }
    for number in range(1, last + 1):
        shown = worst[(number - 1) * SHOWN : number * SHOWN]
        rows = [_row(outcome, pages.get(outcome.id)) for outcome in shown]
        html = page(
            "batch/page.html",
            _STYLES,
            _SCRIPTS,
            **shared,
            place=_place(number, last, len(shown)),
            groups=[(status, list(group)) for status, group in groupby(rows, lambda row: row.outcome.status)],
            summary=_summary(batch) if number == 1 else None,
            long=len(shown) > _LONG,
        )
        yield _file(number), html


def _file(number: int) -> str:
    return "index.html" if number == 1 else f"index-{number}.html"


def _begins(counts: Mapping[Status, int]) -> dict[Status, str]:
    """Where the pairs of a status begin, of which there are any."""
    begins, before = {}, 0
    for status, count in counts.items():
        if count:
            begins[status] = f"{_file(before // SHOWN + 1)}#{status}"
        before += count
    return begins


def _place(number: int, last: int, shown: int) -> Place:
    first = (number - 1) * SHOWN + 1
    near = range(max(1, number - _NEAR), min(last, number + _NEAR) + 1)
    linked = sorted({1, *near, *range(_STEP, last + 1, _STEP), last})
    return Place(number, first, first + shown - 1, tuple(linked))


def _row(outcome: Outcome, path: str | None) -> Row:
    return Row(
        outcome,
        one_line(outcome.id, _NAME),
        "" if path is None else quote(path, errors="surrogatepass"),
        (one_line(outcome.source, _NAME), one_line(outcome.target, _NAME)),
        {severity: count for severity in SYMBOLS if (count := outcome.count(severity))},
        [one_line(check, _NAME) for check in gravest_checks(outcome)],
        one_line(outcome.reasons[0], _REASON) if outcome.reasons else "",
    )


def _summary(batch: Batch) -> dict[str, object]:
    bins, found = histogram(batch, _BIN), signatures(batch)
    told = {limit.sentence for limit in batch.verdict.limits}
    return {
        "reasons": [reason for reason in batch.verdict.reasons if reason not in told],
        "median": median_quality(batch),
        "bins": bins,
        "highest": max(bin.total for bin in bins),
        "unrated": sum(outcome.quality is None for outcome in batch.outcomes),
        "checks": by_check(batch),
        "signatures": found[:_SIGNATURES],
        "more_signatures": len(found[_SIGNATURES:]),
        "compact": compact,
    }
