"""The alignment of sentences for a person to correct: a table (TSV), or JSON with one unit a line.

Both hold the same: sentence numbers from 1, as in the printed reports; kind; confidence; and for the eye the sentences,
each behind its number. The numbers are what is read back; the sentences then tell whether it is the same text.
"""

import json
from collections.abc import Iterator
from typing import Final

from mtaudit.model import Alignment, Segment, SegmentedDocument, Unit
from mtaudit.report.escape import visible

SCHEMA: Final = "mtaudit-alignment/1"
COLUMNS: Final = ("source", "target", "kind", "confidence", "source_text", "target_text")
LONGEST: Final = 1000  # characters of a sentence shown


def shown(document: SegmentedDocument) -> list[str]:
    """The sentences as both forms show them: on one line, invisible characters made visible, the longest cut."""
    lines = (" ".join(visible(text[: 2 * LONGEST]).split()) for text in document.sentence_texts())
    return [line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…" for line in lines]


def render_tsv(alignment: Alignment) -> str:
    """A table with tabs between cells; `3+4` stands for two sentences of a unit, `-` for none.

    A spreadsheet takes `3,4` for a number and `3-4` for a date; no cell can begin with what it takes for a formula. No
    cell can hold a tab or a line break, so none is quoted.
    """
    lines = ["\t".join(COLUMNS)]
    for unit, source_text, target_text in _units(alignment):
        numbers = ("+".join(map(str, _numbers(side))) or "-" for side in (unit.source, unit.target))
        confidence = f"{unit.alignment_confidence:.2f}"
        lines.append("\t".join((*numbers, unit.kind.value, confidence, source_text, target_text)))
    return "".join(f"{line}\n" for line in lines)


def render_json(alignment: Alignment) -> str:
    """An object with the schema and the units; their keys are the columns of the table, their numbers lists."""
    units = (
        {
            "source": _numbers(unit.source),
            "target": _numbers(unit.target),
            "kind": unit.kind.value,
            "confidence": round(unit.alignment_confidence, 4),
            "source_text": source_text,
            "target_text": target_text,
        }
        for unit, source_text, target_text in _units(alignment)
    )
    lines = ",\n".join(json.dumps(unit, ensure_ascii=False) for unit in units)
    return f'{{"schema": "{SCHEMA}", "units": [\n{lines}\n]}}\n'


def _units(alignment: Alignment) -> Iterator[tuple[Unit, str, str]]:
    """Each unit, with the text of its two cells."""
    source, target = shown(alignment.source), shown(alignment.target)
    for unit in alignment.units:
        yield unit, _text(unit.source, source), _text(unit.target, target)


def _numbers(side: Segment | None) -> list[int]:
    return [sentence + 1 for sentence in side.sentences] if side else []


def _text(side: Segment | None, sentences: list[str]) -> str:
    return " ".join(f"[{number}] {sentences[number - 1]}" for number in _numbers(side))
