"""PO of gettext, through translate-toolkit: a row for each entry, with the columns id, source and target.

The id is the context and the msgid, "menu|Open"; of an entry with plurals each form is a row, "%d files[1]". Fuzzy
entries are read like others, the header and obsolete entries are not.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from translate.storage.poparser import PoParseError
from translate.storage.pypo import pofile

from mtaudit.model import SegmentText
from mtaudit.readers.bitext.rows import Row, Table
from mtaudit.readers.table import LineError
from mtaudit.readers.text import decode

HEADER: Final = 10_000  # bytes in which the header says how the file is encoded
CHARSET: Final = re.compile(rb"Content-Type:[^\"\n]{0,200}charset=\s*([\w.:-]+)")
ENTRY: Final = re.compile(r"^msgid(?!_)", re.MULTILINE)


def read_po(data: bytes, name: str) -> Table:
    """The entries of a file. Raises LineError for what is no PO."""
    text = _decoded(data, name)
    try:
        store = pofile(BytesIO(text.encode()))
    except PoParseError as error:
        reason, _, place = str(error).partition(" on line ")
        line, _, found = place.partition(": ")
        raise LineError(f"line {line}: this is no PO file ({reason.lower()} at {found[:60]})") from None
    except (ValueError, LookupError, AttributeError) as error:  # the toolkit trips over a number of a plural form
        raise LineError(f"line 1: this is no PO file ({error})") from None
    entries = [unit for unit in store.units if unit.msgid and not unit.isobsolete()]
    if len(entries) < len(ENTRY.findall(text)):  # the toolkit passes over it
        last = text.rstrip().count("\n") + 1
        raise LineError(f"line {last}: this is no PO file (it breaks off in an entry)")
    rows: list[Row] = []
    for unit in entries[1:] if entries and entries[0].isheader() else entries:
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


def _decoded(data: bytes, name: str) -> str:
    """The text, whose header says that it is in UTF-8: of other encodings the toolkit reads the first lines alone."""
    named = CHARSET.search(data[:HEADER])
    if named is not None and named[1] != b"CHARSET":
        charset, (start, end) = named[1].decode(), named.span(1)
        try:
            data = (data[:start] + b"UTF-8" + data[end:]).decode(charset).encode()
        except (ValueError, LookupError) as error:
            raise LineError(f"line 1: this is no PO file in {charset} ({error})") from None
    return decode(data, name)


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
