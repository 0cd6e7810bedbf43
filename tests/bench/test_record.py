"""What is measured of the checks is written as it is read."""

from types import SimpleNamespace
from typing import cast

from bench.marked import Label
from bench.record import bands, written
from mtaudit.model import Finding
from mtaudit.record import Band, Planted, Record, Records, read


def finding(confidence: float) -> Finding:
    return cast("Finding", SimpleNamespace(confidence=confidence))


def test_the_table_is_read_as_it_was_written() -> None:
    table = Records(
        {"negation": Record(4, 3, 0.5, 2, 1, 0.3, 0.1), "missing-sentence": Record(0, 0, 0.0, 0, 0)},
        (Planted("a “kind”", ("negation", "number"), 10, 0.9),),
        (Band(0.5, 0.6, 7, 0.55, 0.5, 0.4),),
    )
    assert read(written(table)) == table


def test_findings_are_counted_by_confidence() -> None:
    marked = [
        (finding(0.5), Label(0, 0)),
        (finding(0.59), Label(2 / 3, 0)),
        (finding(0.6), Label(1, 0)),
        (finding(1.0), Label(1, 1)),
    ]
    assert list(bands(marked)) == [
        Band(0.5, 0.6, 2, 0.545, 0.5, 0.333),
        Band(0.6, 0.7, 1, 0.6, 1, 1),
        Band(0.9, 1.0, 1, 1.0, 1, 1),
    ]
