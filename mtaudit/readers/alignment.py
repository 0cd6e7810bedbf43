"""An alignment of sentences that a person corrected, back to pairs of sentences.

A text that begins with { is JSON; any other is a table whose first line names its columns, with tabs, semicolons or
commas between the cells, as spreadsheets save them. Of both, `source` and `target` are read, the sentence numbers (from
1), and `source_text` and `target_text`, where present, compared with the two documents; the rest is for the eye.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from mtaudit.errors import InputError

Pair = tuple[tuple[int, ...], tuple[int, ...]]

SCHEMA: Final = "mtaudit-alignment/1"
SIDES: Final = ("source", "target")
NONE: Final = ("", "-")
NUMBERS: Final = re.compile(r"[0-9]{1,9}(?: ?[+,] ?[0-9]{1,9})*")
TAG: Final = re.compile(r" ?\[([0-9]{1,9})\] ?")


class _Unit(NamedTuple):
    """What one line says: numbers and texts of both sides."""

    place: str
    numbers: tuple[list[int], list[int]]
    texts: tuple[str, str]

    def wrong(self, problem: str) -> InputError:
        return InputError(f"{self.place}: {problem}.")


def parse(text: str, name: str, source: Sequence[str], target: Sequence[str]) -> list[Pair]:
    """The pairs of sentence indices (from 0) that a file gives, one for each of its units.

    `source` and `target` are the documents' sentences as the file shows them: on one line each. Raises InputError, with
    `name` and the line in it, for anything else than an alignment of these sentences in which each has one place.
    """
    units = _units_of_json(text, name) if text.lstrip().startswith("{") else _units_of_table(text, name)
    taken: dict[tuple[str, int], str] = {}
    pairs = []
    for unit in units:
        for side, cell, sentences in zip(SIDES, unit.texts, (source, target), strict=True):
            _compare(unit, side, cell, sentences)
        if not any(unit.numbers):
            raise unit.wrong("it names no sentence; delete it to leave its sentences without partners")
        first, second = (
            _indices(unit, side, numbers, len(sentences), taken)
            for side, numbers, sentences in zip(SIDES, unit.numbers, (source, target), strict=True)
        )
        pairs.append((first, second))
    return pairs


def _compare(unit: _Unit, side: str, cell: str, sentences: Sequence[str]) -> None:
    """Each sentence in a cell stands behind its number, so that it can be told though the unit's numbers changed."""
    text = " ".join(cell.split())
    place = 0
    while place < len(text):
        tag = TAG.match(text, place)
        if tag is None:
            raise unit.wrong(f"{side}_text was edited; leave it as it was written, or empty")
        number = int(tag[1])
        if not 1 <= number <= len(sentences) or not text.startswith(sentences[number - 1], tag.end()):
            raise unit.wrong(f"{side} sentence {number} reads otherwise here than in the {side}, as if of another text")
        place = tag.end() + len(sentences[number - 1])


def _indices(
    unit: _Unit, side: str, numbers: Sequence[int], count: int, taken: dict[tuple[str, int], str]
) -> tuple[int, ...]:
    """The indices of one side of a unit; `taken` says where each sentence has its place, these included afterwards."""
    for number in numbers:
        if not 1 <= number <= count:
            raise unit.wrong(f"there is no {side} sentence {number}; they are numbered from 1 to {count}")
        if (side, number) in taken:
            raise unit.wrong(f"{side} sentence {number} is used already ({taken[side, number]})")
        taken[side, number] = unit.place
    if numbers and max(numbers) - min(numbers) >= len(numbers):
        raise unit.wrong(f"the {side} sentences of a unit must follow one another, not leave out any between them")
    return tuple(number - 1 for number in sorted(numbers))


def _units_of_table(text: str, name: str) -> Iterator[_Unit]:
    for place, cells in _rows(text, name):
        numbers: list[list[int]] = []
        for side in SIDES:
            cell = cells.get(side, "")
            if cell not in NONE and not NUMBERS.fullmatch(cell):
                raise InputError(f"{place}: '{cell[:40]}' is no {side} sentence; write 3, 3+4 for two, or - for none.")
            numbers.append([int(number) for number in re.findall("[0-9]+", cell)])
        yield _Unit(place, (numbers[0], numbers[1]), (cells.get("source_text", ""), cells.get("target_text", "")))


def _rows(text: str, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Place and cells by column of each line that is not blank."""
    first = text.lstrip().partition("\n")[0]
    delimiter = max("\t;,", key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)  # strict: no open quote swallows the rest
    columns: list[str] = []
    while True:
        place = f"'{name}', line {rows.line_num + 1}"
        try:
            cells = [cell.strip() for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(f"{place}: this is no line of a table ({error}).") from None
        if not any(cells):
            continue
        if not columns:
            columns = [cell.lower() for cell in cells]
            if not set(SIDES) <= set(columns):
                raise InputError(f"{place}: a table of aligned sentences begins with its columns, source and target.")
        elif any(cells[len(columns) :]):
            raise InputError(f"{place}: there are more cells than columns.")
        else:
            yield place, dict(zip(columns, cells, strict=False))


def _units_of_json(text: str, name: str) -> Iterator[_Unit]:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"'{name}' begins as JSON does, but is none: {error}.") from None
    units = data.get("units")
    if data.get("schema") != SCHEMA or not isinstance(units, list):
        raise InputError(f"'{name}' is JSON, but no alignment: it has no schema '{SCHEMA}', or no units.")
    for count, unit in enumerate(units, start=1):
        place = f"'{name}', unit {count}"
        if not isinstance(unit, dict):
            raise InputError(f"{place}: it is no object with source and target.")
        numbers = [_numbers(unit.get(side), side, place) for side in SIDES]
        texts = [str(unit.get(f"{side}_text") or "") for side in SIDES]
        yield _Unit(place, (numbers[0], numbers[1]), (texts[0], texts[1]))


def _numbers(values: Any, side: str, place: str) -> list[int]:
    if not isinstance(values, list) or not all(type(value) is int and 0 <= value < 1_000_000_000 for value in values):
        raise InputError(f"{place}: its {side} is no list of sentence numbers such as [3, 4]; [] stands for none.")
    return values
