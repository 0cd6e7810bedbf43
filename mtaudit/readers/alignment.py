"""An alignment of sentences that a person corrected, back to pairs of sentences.

A text that begins with { is JSON; any other is a table whose first line names its columns, with tabs, semicolons or
commas between the cells, as spreadsheets save them. Of both, `source` and `target` are read, the sentence numbers (from
1), and `source_text` and `target_text`, where present, compared with the two documents; the rest is for the eye.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from mtaudit.errors import InputError
from mtaudit.readers.table import LineError, rows

Pair = tuple[tuple[int, ...], tuple[int, ...]]

SCHEMA: Final = "mtaudit-alignment/1"
SIDES: Final = ("source", "target")
NONE: Final = ("", "-", "–", "—")  # spreadsheets lengthen the hyphen
NUMBERS: Final = re.compile(r"[0-9]{1,9}(?: ?[+,] ?[0-9]{1,9})*")
TAG: Final = re.compile(r" ?\[([0-9]{1,9})\] ?")


class _Unit(NamedTuple):
    """What one line says: sentence numbers and text of the source, and of the target."""

    place: str
    numbers: tuple[list[int], list[int]]
    texts: tuple[str, str]


def parse(text: str, name: str, source: Sequence[str], target: Sequence[str]) -> list[Pair]:
    """The pairs of sentence indices (from 0) that a file gives, one for each of its units.

    `source` and `target` are the documents' sentences as the file shows them: on one line each. Raises InputError, with
    `name` and the line in it, for anything but an alignment of these sentences in which none has two places.
    """
    try:
        units = _json(text) if text.lstrip().startswith("{") else _table(text)
        return list(_pairs(units, (source, target)))
    except LineError as error:
        raise InputError(f"'{name}', {error}.") from None


def _pairs(units: Iterator[_Unit], documents: tuple[Sequence[str], Sequence[str]]) -> Iterator[Pair]:
    taken: tuple[dict[int, str], dict[int, str]] = {}, {}
    for unit in units:
        for side, text, sentences in zip(SIDES, unit.texts, documents, strict=True):
            _compare(unit.place, side, text, sentences)
        if not any(unit.numbers):
            raise LineError(f"{unit.place}: it names no sentence; delete it if its sentences have no partners")
        for side, numbers, sentences, places in zip(SIDES, unit.numbers, documents, taken, strict=True):
            _take(unit.place, side, numbers, len(sentences), places)
        first, second = (tuple(number - 1 for number in sorted(numbers)) for numbers in unit.numbers)
        yield first, second


def _compare(place: str, side: str, text: str, sentences: Sequence[str]) -> None:
    """Each sentence stands behind its number, so that it is known for what it is in a unit whose numbers changed."""
    text = " ".join(text.split())
    start = 0
    while start < len(text):
        tag = TAG.match(text, start)
        if tag is None:
            raise LineError(f"{place}: {side}_text was edited; leave it as it was written, or empty")
        number = int(tag[1])
        if not 1 <= number <= len(sentences) or not text.startswith(sentences[number - 1], tag.end()):
            raise LineError(
                f"{place}: sentence {number} of the {side} reads otherwise: "
                f"this alignment was made for another text, or {side}_text was edited"
            )
        start = tag.end() + len(sentences[number - 1])


def _take(place: str, side: str, numbers: Sequence[int], count: int, places: dict[int, str]) -> None:
    """Give the sentences of one side of a unit their place, which each has only once."""
    for number in numbers:
        if not 1 <= number <= count:
            raise LineError(f"{place}: there is no {side} sentence {number}; they are numbered from 1 to {count}")
        if number in places:
            raise LineError(f"{place}: {side} sentence {number} is used already in {places[number]}")
        places[number] = place
    if numbers and max(numbers) - min(numbers) >= len(numbers):
        raise LineError(f"{place}: the {side} sentences of a unit must follow one another without a gap")


def _table(text: str) -> Iterator[_Unit]:
    for place, cells in rows(text, SIDES, "a table of aligned sentences"):
        source, target = (_cell_numbers(place, side, cells[side]) for side in SIDES)
        yield _Unit(place, (source, target), (cells.get("source_text", ""), cells.get("target_text", "")))


def _cell_numbers(place: str, side: str, cell: str) -> list[int]:
    if cell not in NONE and not NUMBERS.fullmatch(cell):
        raise LineError(f"{place}: '{cell[:40]}' is no {side} sentence; write 3, or 3+4 for two, or - for none")
    return [int(number) for number in re.findall("[0-9]+", cell)]


def _json(text: str) -> Iterator[_Unit]:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        reason = error.msg if isinstance(error, json.JSONDecodeError) else error
        raise LineError(f"line {line}: this is no JSON ({reason})") from None
    units = data.get("units")
    if data.get("schema") != SCHEMA or not isinstance(units, list):
        raise LineError(f"line 1: this is JSON, but no alignment with the schema '{SCHEMA}' and a list of units")
    for count, unit in enumerate(units, start=1):
        place = f"unit {count}"
        if not isinstance(unit, dict):
            raise LineError(f"{place}: it is no object with source and target")
        source, target = (_listed_numbers(place, side, unit.get(side)) for side in SIDES)
        texts = str(unit.get("source_text") or ""), str(unit.get("target_text") or "")
        yield _Unit(place, (source, target), texts)


def _listed_numbers(place: str, side: str, values: Any) -> list[int]:
    if not isinstance(values, list) or not all(type(value) is int and 0 <= value < 1_000_000_000 for value in values):
        raise LineError(f"{place}: its {side} is no list of sentence numbers such as [3, 4]; [] stands for none")
    return values
