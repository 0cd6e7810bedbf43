"""PO of gettext, through translate-toolkit: a row for each entry, with the columns id, source and target.

The id is the context and the msgid, "menu|Open"; of an entry with plurals each form is a row, "%d files[1]". Fuzzy
entries are read like others, the header and obsolete entries are not.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from translate.storage.poparser import PoParseError
from translate.storage.pypo import pofile

from mtaudit.model import SegmentText
from mtaudit.readers.bitext.rows import Row, Table
from mtaudit.readers.table import LineError


def read_po(data: bytes, name: str) -> Table:
    """The entries of a file. Raises LineError for what is no PO."""
    if b"\0" in data:
        raise LineError("line 1: this is no PO file, or in UTF-16, which PO is never in: save it as UTF-8")
    try:
        store = pofile(BytesIO(data))
    except PoParseError as error:
        reason, _, place = str(error).partition(" on line ")
        line, _, found = place.partition(": ")
        raise LineError(f"line {line}: this is no PO file ({reason.lower()} at {found[:60]})") from None
    except (ValueError, LookupError, AttributeError) as error:  # a strange encoding, bytes, or number of a plural form
        raise LineError(f"line 1: this is no PO file ({error})") from None
    rows: list[Row] = []
    for unit in store.units[1:] if store.units and store.units[0].isheader() else store.units:
        if unit.isobsolete():
            continue
        for id, source, target in _forms(unit):
            cells = {"id": id, "source": source, "target": target}
            texts = {column: SegmentText(text, line=unit._line_number) for column, text in cells.items()}
            rows.append(Row(len(rows) + 1, unit._line_number, texts))
    has_target = any(row.cells["target"].text for row in rows)
    language = store.gettargetlanguage()
    return Table(
        name,
        ("id", "source", "target") if has_target else ("id", "source"),
        rows,
        {"target": language} if language else {},
    )


def _forms(unit: Any) -> Iterator[tuple[str, str, str]]:
    """Id, msgid and msgstr of each of the forms of an entry: one, but for plurals."""
    id = "|".join(filter(None, (unit.getcontext(), str(unit.source))))
    if not unit.hasplural():
        yield id, str(unit.source), str(unit.target)
        return
    sources, targets = (list(map(str, text.strings)) for text in (unit.source, unit.target))
    for form in range(max(len(sources), len(targets))):
        target = targets[form] if form < len(targets) else ""
        yield f"{id}[{form}]", sources[min(form, len(sources) - 1)], target
