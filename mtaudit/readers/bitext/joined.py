"""Two texts of each segment: from two columns of one table, or from two tables by their ids."""

from collections.abc import Iterator, Mapping

from mtaudit.errors import InputError
from mtaudit.model import NO_TEXT, Bitext, SegmentPair, SegmentText
from mtaudit.readers.bitext.codes import with_codes
from mtaudit.readers.bitext.columns import Columns, of_copy, of_one, of_original
from mtaudit.readers.bitext.rows import Row, Table


def paired(table: Table, wanted: Columns) -> Bitext:
    """The segments of a table that holds original and copy.

    Raises InputError where it has an id twice, or its columns cannot be told.
    """
    ids, source, target = of_one(table, wanted)
    rows = _by_id(table, ids)
    for row in rows.values():
        if source not in row.cells and target not in row.cells:
            raise InputError(f"'{table.name}', line {row.line}: the segment has neither '{source}' nor '{target}'.")
    return Bitext(table.name, table.name, tuple(_segments(rows, source, rows, target)))


def joined(original: Table, copy: Table, wanted: Columns) -> Bitext:
    """The segments of two tables: those of the original in its order, then those that the copy alone has.

    Tables without ids are joined line by line, and must have as many. Raises InputError where nothing can be joined.
    """
    source_ids, source = of_original(original, wanted)
    target_ids, target = of_copy(copy, wanted, source)
    sources, targets = _by_id(original, source_ids), _by_id(copy, target_ids)
    if source_ids is None and target_ids is None:
        targets = _in_step(original, copy, sources, targets)
    elif source_ids is None or target_ids is None:
        without, with_ids = (original, copy) if source_ids is None else (copy, original)
        raise InputError(f"'{without.name}' has no column of ids by which to join it to '{with_ids.name}' (id_column).")
    if sources.keys().isdisjoint(targets):
        raise InputError(
            f"'{original.name}' and '{copy.name}' have no segment in common: "
            f"the first of one is '{next(iter(sources))[:60]}', of the other '{next(iter(targets))[:60]}'."
        )
    segments = tuple(_segments(sources, source, targets, target))
    if wanted.target is None and target == source and all(pair.source.text == pair.target.text for pair in segments):
        raise InputError(
            f"Column '{target}' of '{copy.name}' is the same text as in '{original.name}': "
            f"name the column of the copy with target_column."
        )
    return Bitext(original.name, copy.name, segments)


def _by_id(table: Table, ids: str | None) -> dict[str, Row]:
    """The rows under their ids, each of which there is once."""
    rows: dict[str, Row] = {}
    for row in table.rows:
        id = str(row.number) if ids is None else row.cells.get(ids, NO_TEXT).text
        if not id.strip():
            raise InputError(f"'{table.name}', line {row.line}: the segment has no id in column '{ids}'.")
        if id in rows:
            raise InputError(
                f"'{table.name}', line {row.line}: the id '{id[:60]}' is that of line {rows[id].line}, too."
            )
        rows[id] = row
    return rows


def _in_step(original: Table, copy: Table, sources: Mapping[str, Row], targets: Mapping[str, Row]) -> dict[str, Row]:
    """The rows of a copy without ids under those of the original."""
    if len(sources) != len(targets):
        raise InputError(
            f"'{original.name}' has {len(sources):,} segments and '{copy.name}' {len(targets):,}: "
            f"without ids they cannot be joined (id_column)."
        )
    return dict(zip(sources, targets.values(), strict=True))


def _segments(
    sources: Mapping[str, Row], source: str, targets: Mapping[str, Row], target: str
) -> Iterator[SegmentPair]:
    for id in dict.fromkeys((*sources, *targets)):
        yield SegmentPair(id, _text(sources.get(id), source), _text(targets.get(id), target))


def _text(row: Row | None, column: str) -> SegmentText:
    return with_codes(row.cells.get(column, NO_TEXT)) if row else NO_TEXT
