"""XLIFF 1.2 and 2.x, through translate-toolkit: a row for each segment, with the columns id, source and target.

A unit's id is that of its file too where the document has several files, and of its segment where it has several
segments: "menu.html::12::2". Alternative translations, notes and what is not to be translated are left aside.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from mtaudit.model import SegmentText
from mtaudit.readers.bitext.markup import parsed, root, text_of
from mtaudit.readers.bitext.rows import Row, Table
from mtaudit.readers.table import LineError

SEPARATOR: Final = "::"
Segment = tuple[str, Any, Any]  # its id within the unit, "" where it is all of it; the elements of source and target


def read_xliff(data: bytes, name: str) -> Table:
    """The segments of a document. Raises LineError for what is no XLIFF, and for a unit without an id."""
    document = root(data)
    if document.name != "xliff":
        raise LineError(f"line 1: this is no XLIFF: its root is <{document.name[:40]}>")
    is_second = document.version.startswith("2")
    store = parsed(Xliff2File if is_second else Xliff1File, data, "XLIFF")
    files = len(list(store.document.getroot().iterchildren(store.namespaced("file"))))
    rows: list[Row] = []
    for unit, segments in _second(store) if is_second else _first(store):
        for segment, *elements in segments:
            id = SEPARATOR.join(filter(None, (_file(store, unit) if files > 1 else "", _id(unit), segment)))
            rows.append(_row(len(rows) + 1, id, unit, *elements))
    has_target = any("target" in row.cells and row.cells["target"].text for row in rows)
    languages = {"source": store.getsourcelanguage(), "target": store.gettargetlanguage()}
    return Table(
        name,
        ("id", "source", "target") if has_target else ("id", "source"),
        rows,
        {column: language for column, language in languages.items() if language},
    )


def _first(store: Any) -> Iterator[tuple[Any, list[Segment]]]:
    """The units of XLIFF 1.2, each with its segments."""
    for unit in store.units:
        if _is_translatable(unit.xmlelement):
            source, divided, target = (
                unit.xmlelement.find(unit.namespaced(name)) for name in ("source", "seg-source", "target")
            )
            yield unit.xmlelement, _marked(divided, target) or [("", source, target)]


def _marked(source: Any, target: Any) -> list[Segment]:
    """The segments of a unit, where each word of both its texts is in one of them."""
    if source is None:
        return []
    sources, targets = _marks(source), _marks(target) if target is not None else {}
    if sources is None or targets is None or len(sources) < 2:
        return []
    return [(mark, sources.get(mark), targets.get(mark)) for mark in dict.fromkeys((*sources, *targets))]


def _marks(element: Any) -> dict[str, Any] | None:
    """The marks of segments in a text by their ids; None where words stand in none of them, or in two."""
    marks = [mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg"]
    by_id = {mark.get("mid"): mark for mark in marks}
    if None in by_id or len(by_id) < len(marks) or _letters(element) != sum(map(_letters, marks)):
        return None
    return by_id


def _letters(element: Any) -> int:
    return sum(len("".join(text.split())) for text in element.itertext())


def _second(store: Any) -> Iterator[tuple[Any, list[Segment]]]:
    """The units of XLIFF 2, each with its segments."""
    for unit, group in groupby(store.units, key=lambda segment: segment.getunitelement()):
        segments = list(group)
        if _is_translatable(unit):
            yield (
                unit,
                [
                    (
                        (segment.xmlelement.get("id") or str(number)) if len(segments) > 1 else "",
                        *(segment.xmlelement.find(segment.namespaced(name)) for name in ("source", "target")),
                    )
                    for number, segment in enumerate(segments, start=1)
                ],
            )


def _is_translatable(unit: Any) -> bool:
    """Whether a unit is to be translated, as it says itself, or else the innermost group or file that says it."""
    said = (element.get("translate") for element in (unit, *unit.iterancestors()))
    return next(filter(None, said), "yes").lower() != "no"


def _id(unit: Any) -> str:
    id: str | None = unit.get("id")
    if not id:
        raise LineError(f"line {unit.sourceline}: a unit has no id")
    return id


def _file(store: Any, unit: Any) -> str:
    file = next(unit.iterancestors(store.namespaced("file")), None)
    return store.getfilename(file) or "" if file is not None else ""


def _row(number: int, id: str, unit: Any, source: Any, target: Any) -> Row:
    cells = {"id": SegmentText(id)}
    for column, element in (("source", source), ("target", target)):
        if element is not None:
            cells[column] = text_of(element, preserve=False)
    return Row(number, unit.sourceline, cells)
