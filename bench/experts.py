"""What experts marked: rows of MQM annotation by several raters (Freitag et al. 2021), as gold for scores and spans."""

from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import Any
from zlib import crc32

from bench.agreement import ratio
from bench.bootstrap import Statistic
from bench.corpora import rows
from mtaudit.mqm import WMT, Severity

Row = Mapping[str, Any]
SEVERITIES = {"Minor": Severity.MINOR, "Major": Severity.MAJOR, "Critical": Severity.CRITICAL}  # others cost nothing


def wmt23(data: Path) -> list[dict[str, Any]]:
    """The rows of WMT23, Chinese to English: ten systems, three raters each."""
    return list(rows("mqm_spans_2023_dev", data))


def held_back(document: str) -> bool:
    """Whether a document of WMT23 is one on which confidence is measured, and not of those on which it was fitted."""
    return crc32(document.encode()) % 2 == 1


def penalty(row: Row) -> float:
    """Mean MQM penalty points over the raters, weights 1/5/25."""
    points = sum(WMT.penalty(SEVERITIES.get(error["severity"], Severity.NEUTRAL)) for error in row["errors"])
    return points / len(row["raters"])


def is_grave(row: Row) -> bool:
    """Whether most raters marked a major or critical error that is not one of style."""
    raters = {
        error["rater"]
        for error in row["errors"]
        if error["severity"] in ("Major", "Critical") and not error["category"].startswith("Style")
    }
    return len(raters) > len(row["raters"]) / 2


def segment(row: Row) -> tuple[str, str]:
    """Names what the systems translated."""
    return row["doc"], row["segment"]


def span_f1(table: Sequence[Row], marked: Iterable[Set[int]]) -> Statistic:
    """F1 of the characters marked in each row's target against those in a rater's spans, micro-averaged over raters."""
    shared, all_marked = [], []
    for row, characters in zip(table, marked, strict=True):
        spans: dict[str, set[int]] = {rater: set() for rater in row["raters"]}
        for error in row["errors"]:
            if error["span"]:
                spans[error["rater"]].update(range(*error["span"]))
        shared.append(2 * sum(len(span & characters) for span in spans.values()))
        all_marked.append(sum(len(span) + len(characters) for span in spans.values()))
    return ratio(shared, all_marked)
