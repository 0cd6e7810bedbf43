"""PO of gettext, through translate-toolkit: a row for each entry, with the columns id, source and target.

The id is the context and the msgid, "menu|Open"; of an entry with plurals each form is a row, "%d files[1]". Fuzzy
entries are read like others, the header and obsolete entries are not.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from translate.storage.pypo import pofile

from mtaudit.model import SegmentText
from mtaudit.readers.bitext.rows import Row, Table
from mtaudit.readers.table import LineError


def read(data: bytes, name: str) -> Table:
    """The entries of a file. Raises LineError for what is no PO."""
    try:
        store = pofile(BytesIO(data))
    except (ValueError, LookupError) as error:  # ValueError: a syntax error, or bytes that are none of its encoding
        raise LineError(f"line 1: this is no PO file ({error})") from None
    rows: list[Row] = []
    for unit in store.unit_iter():
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
    sources, targets = unit.source.strings, unit.target.strings
    context = unit.getcontext()
    id = f"{context}|{sources[0]}" if context else sources[0]
    if not unit.hasplural():
        yield id, sources[0], targets[0]
        return
    for form in range(max(len(sources), len(targets))):
        target = targets[form] if form < len(targets) else ""
        yield f"{id}[{form}]", sources[min(form, len(sources) - 1)], target
