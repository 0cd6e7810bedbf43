"""The rows of the HTML page: units and page furniture in the report's order, every character with what lies on it.

Three layers share a text: the word diff, the findings, and what the judge doubts. Diff and findings cut it into cells;
a doubt lies inside a cell and never parts it.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mtaudit.model import Excerpt, Report, Segment, SegmentedDocument, SetAside, Span, Unit, UnitKind
from mtaudit.report.diff import Piece, PieceKind, kept_codes, word_diff
from mtaudit.report.doubts import Doubt, doubts
from mtaudit.report.escape import one_line
from mtaudit.report.marks import Chunk, Note, chunks
from mtaudit.report.summary import file_line, numbers

_LOOK = {
    PieceKind.EQUAL: "",
    PieceKind.REWORDED: "reworded",
    PieceKind.DELETED: "changed",
    PieceKind.INSERTED: "changed",
    PieceKind.REPLACED: "changed",
    PieceKind.MOVED: "moved",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How the word diff shows a stretch: its CSS class, or "", and the letter of the move it is part of, or ""."""

    name: str = ""
    move: str = ""


_LONGEST_NAME = 300  # characters of a segment's id

_CODE = Look("code")


@dataclass(frozen=True, slots=True)
class Cell:
    """A chunk with its look, its text cut where the judge's doubts begin and end."""

    chunk: Chunk
    look: Look
    parts: tuple[tuple[str, Doubt | None], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row: its sentence numbers, and its text."""

    numbers: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A unit, ready to be laid out.

    `name` is the id of a segment, and `line` the line on which it begins in its file; each is "" where nothing is known
    that the numbers do not tell.
    """

    unit: Unit
    name: str
    line: str
    source: Side | None
    target: Side | None
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines set aside between two units: (text, reason) on either side."""

    source: Sequence[tuple[str, str]]
    target: Sequence[tuple[str, str]]


def rows(report: Report, notes: dict[int, list[Note]]) -> Iterator[Row | Furniture]:
    """The units in the report's order, with what was set aside before the unit it stands before."""
    source, target = list(report.source.set_aside), list(report.target.set_aside)
    for unit in report.units:
        before = Furniture(
            _take(report.source, source, None if unit.kind is UnitKind.MOVED else unit.source),
            _take(report.target, target, unit.target),
        )
        if before.source or before.target:
            yield before
        yield _row(unit, file_line(report, unit), notes.get(unit.id, []))
    if source or target:
        yield Furniture(_lines(report.source, source), _lines(report.target, target))


def _take(segmented: SegmentedDocument, waiting: list[SetAside], segment: Segment | None) -> list[tuple[str, str]]:
    """Remove from `waiting` what stands before the segment."""
    count = 0
    while segment and count < len(waiting) and waiting[count].span.start < segment.start:
        count += 1
    taken = waiting[:count]
    del waiting[:count]
    return _lines(segmented, taken)


def _lines(segmented: SegmentedDocument, asides: Sequence[SetAside]) -> list[tuple[str, str]]:
    return [(aside.span.of(segmented.document.text), aside.reason) for aside in asides]


def _row(unit: Unit, line: str, notes: Sequence[Note]) -> Row:
    pieces = word_diff(unit)
    ours, theirs = kept_codes(unit)
    lost, wrong = doubts(unit)
    numbered = unit.segment_id is None or (unit.segment_id == str(unit.id + 1) and not line)
    return Row(
        unit,
        "" if numbered else one_line(unit.segment_id or "", _LONGEST_NAME),
        line,
        _side(unit.source, [(p, p.source) for p in pieces], [(n, n.finding.source) for n in notes], ours, lost),
        _side(unit.target, [(p, p.target) for p in pieces], [(n, n.finding.target) for n in notes], theirs, wrong),
        notes,
    )


def _side(
    segment: Segment | None,
    pieces: Sequence[tuple[Piece, Excerpt | None]],
    notes: Sequence[tuple[Note, Excerpt | None]],
    codes: Sequence[Span],
    phrases: Sequence[Doubt],
) -> Side | None:
    if segment is None:
        return None
    stretches = list(_stretches(segment, pieces))
    marks = [(excerpt.span, note) for note, excerpt in notes if excerpt]
    cut = chunks([excerpt for excerpt, _ in stretches], marks, codes)
    cells = ((chunk, look) for part, (_, look) in zip(cut, stretches, strict=True) for chunk in part)
    return Side(numbers(segment), tuple(_doubted(_joined(cells), phrases)))


def _joined(cells: Iterable[tuple[Chunk, Look]]) -> Iterator[tuple[Chunk, Look]]:
    """Neighbours that look alike as one; what lies under a finding looks alike unless it moved."""
    for (notes, look), group in groupby(cells, lambda cell: (cell[0].notes, _seen(*cell))):
        alike = [chunk for chunk, _ in group]
        yield Chunk("".join(chunk.text for chunk in alike), notes, alike[-1].ending), look


def _doubted(cells: Iterable[tuple[Chunk, Look]], phrases: Sequence[Doubt]) -> Iterator[Cell]:
    """The cells of a whole segment, with the doubts that lie on them."""
    waiting = deque(phrases)
    start = 0
    for chunk, look in cells:
        yield Cell(chunk, look, tuple(_parts(chunk.text, start, waiting)))
        start += len(chunk.text)


def _parts(text: str, start: int, waiting: deque[Doubt]) -> Iterator[tuple[str, Doubt | None]]:
    """The text, which starts at `start`, cut at the doubts; those that end in it wait no more."""
    done, end = start, start + len(text)
    while waiting and waiting[0].start < end:
        doubt = waiting[0]
        first, last = max(start, doubt.start), min(end, doubt.end)
        if done < first:
            yield text[done - start : first - start], None
        yield text[first - start : last - start], doubt
        done = last
        if doubt.end > end:
            break
        waiting.popleft()
    if done < end:
        yield text[done - start :], None


def _seen(chunk: Chunk, look: Look) -> Look:
    if look.move:
        return look
    return Look() if chunk.notes else _CODE if chunk.is_code else look


def _stretches(segment: Segment, pieces: Sequence[tuple[Piece, Excerpt | None]]) -> Iterator[tuple[Excerpt, Look]]:
    """All characters of the segment in order, each stretch with its look."""
    end = segment.start
    for piece, excerpt in pieces:
        if excerpt is None:
            continue
        if end < excerpt.start:
            yield _between(segment, end, excerpt.start), Look()
        yield excerpt, Look(_LOOK[piece.kind], piece.move)
        end = excerpt.end
    if end < segment.end:
        yield _between(segment, end, segment.end), Look()


def _between(segment: Segment, start: int, end: int) -> Excerpt:
    return Excerpt(start, end, segment.text[start - segment.start : end - segment.start])
