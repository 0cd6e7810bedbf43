"""TMX, through translate-toolkit: a row for each unit, whose columns are the languages of its variants.

Languages are written as in "en-gb"; that of the header's srclang is the first column. A second variant in one language
is the column "en#2". Units are known by their tuid where each has one, and else by their numbers.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from translate.storage.tmx import tmxfile

from mtaudit.model import SegmentText
from mtaudit.readers.bitext.markup import LANGUAGE, parsed, root, text_of
from mtaudit.readers.bitext.rows import Row, Table
from mtaudit.readers.table import LineError

ALL: Final = "*all*"  # as a source language: any


def read_tmx(data: bytes, name: str) -> Table:
    """The units of a translation memory. Raises LineError for what is no TMX, and for a text without a language."""
    document = root(data)
    if document.name != "tmx":
        raise LineError(f"line 1: this is no TMX: its root is <{document.name[:40]}>")
    store = parsed(tmxfile, data, "TMX")
    has_ids = all(unit.xmlelement.get("tuid") for unit in store.units)
    source = _tag(store.sourcelanguage or ALL)
    columns: dict[str, None] = {}  # in the order in which they come up
    rows = []
    for number, unit in enumerate(store.units, start=1):
        texts = dict(_texts(unit))
        columns |= dict.fromkeys(texts)
        ids = {"id": SegmentText(unit.xmlelement.get("tuid"))} if has_ids else {}
        rows.append(Row(number, unit.xmlelement.sourceline, ids | texts))
    languages = {column: column.partition("#")[0] for column in sorted(columns, key=lambda column: column != source)}
    return Table(name, ("id",) * has_ids + tuple(languages), rows, languages)


def _texts(unit: Any) -> Iterator[tuple[str, SegmentText]]:
    """The texts of a unit under their languages."""
    seen: Counter[str] = Counter()
    for variant in unit.getlanguageNodes():
        language, text = variant.get(LANGUAGE) or variant.get("lang"), variant.find(unit.namespaced("seg"))
        if not language or text is None:
            what = "text" if language else "language"
            raise LineError(f"line {variant.sourceline}: a variant has no {what}")
        tag = _tag(language)
        seen[tag] += 1
        yield tag if seen[tag] == 1 else f"{tag}#{seen[tag]}", text_of(text, preserve=True)


def _tag(language: str) -> str:
    return language.replace("_", "-").lower()
