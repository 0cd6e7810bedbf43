"""The report as one HTML file: both texts side by side, findings in the margin, nothing loaded from anywhere.

Style and script are inlined, and a Content-Security-Policy admits only them, by hash: were a text ever to smuggle
markup past the escaping, a browser would still not run it or fetch for it. Without JavaScript everything is visible.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, StrictUndefined, Template

from mtaudit.model import Excerpt, Report, Segment, SegmentedDocument, SetAside, Unit, UnitKind, Verdict
from mtaudit.report.diff import Piece, PieceKind, word_diff
from mtaudit.report.escape import visible
from mtaudit.report.marks import Chunk, Note, chunks, notes_by_unit
from mtaudit.report.summary import (
    SYMBOLS,
    coverage,
    explanation,
    headline,
    names,
    numbers,
    outcome,
    percent,
    position,
    severity_counts,
)

_LOOK = {
    PieceKind.EQUAL: "",
    PieceKind.REWORDED: "reworded",
    PieceKind.DELETED: "changed",
    PieceKind.INSERTED: "changed",
    PieceKind.REPLACED: "changed",
    PieceKind.MOVED: "moved",
}


@dataclass(frozen=True, slots=True)
class _Look:
    """How the word diff shows a stretch: its CSS class, or "", and the letter of the move it is part of, or ""."""

    name: str = ""
    move: str = ""


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a row: its sentence numbers, and its text as chunks with their look."""

    numbers: str
    chunks: tuple[tuple[Chunk, _Look], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A unit, ready to be laid out."""

    unit: Unit
    source: _Side | None
    target: _Side | None
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class _Furniture:
    """Lines set aside between two units: (text, reason) on either side."""

    source: Sequence[tuple[str, str]]
    target: Sequence[tuple[str, str]]


def render(report: Report, verdict: Verdict | None) -> str:
    """The page. It can always be encoded as UTF-8."""
    style, script = _asset("report.css"), _asset("report.js")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
    notes = notes_by_unit(report)
    return _template().render(
        style=style,
        script=script,
        policy=f"{policy}; base-uri 'none'; form-action 'none'",
        report=report,
        names=names(report),
        outcome=outcome(report, verdict).name.lower(),
        headline=headline(report, verdict),
        explanation=explanation(report, verdict),
        counts=severity_counts(report),
        coverage=coverage(report),
        checks=sorted({finding.check for finding in report.findings}),
        rows=list(_rows(report, notes)),
        notes=notes,
        symbols=SYMBOLS,
        percent=percent,
        position=position,
    )


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_shown
    )
    return environment.from_string(_asset("report.html"))


def _shown(value: object) -> object:
    """What the page prints of a value: every plain string passes here, so that none can forget to be made visible."""
    return visible(value) if type(value) is str else value


@cache
def _asset(name: str) -> str:
    return (files("mtaudit.report") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _rows(report: Report, notes: dict[int, list[Note]]) -> Iterator[_Row | _Furniture]:
    """The units in the report's order, with what was set aside before the unit it stands before."""
    source, target = list(report.source.set_aside), list(report.target.set_aside)
    for unit in report.units:
        before = _Furniture(
            _take(report.source, source, None if unit.kind is UnitKind.MOVED else unit.source),
            _take(report.target, target, unit.target),
        )
        if before.source or before.target:
            yield before
        yield _row(unit, notes.get(unit.id, []))
    if source or target:
        yield _Furniture(_lines(report.source, source), _lines(report.target, target))


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


def _row(unit: Unit, notes: Sequence[Note]) -> _Row:
    pieces = word_diff(unit)
    return _Row(
        unit,
        _side(unit.source, [(p, p.source) for p in pieces], [(n, n.finding.source) for n in notes]),
        _side(unit.target, [(p, p.target) for p in pieces], [(n, n.finding.target) for n in notes]),
        notes,
    )


def _side(
    segment: Segment | None,
    pieces: Sequence[tuple[Piece, Excerpt | None]],
    notes: Sequence[tuple[Note, Excerpt | None]],
) -> _Side | None:
    if segment is None:
        return None
    stretches = list(_stretches(segment, pieces))
    marks = [(excerpt.span, note) for note, excerpt in notes if excerpt]
    cut = chunks([excerpt for excerpt, _ in stretches], marks)
    cells = ((chunk, look) for part, (_, look) in zip(cut, stretches, strict=True) for chunk in part)
    return _Side(numbers(segment), tuple(_joined(cells)))


def _joined(cells: Iterable[tuple[Chunk, _Look]]) -> Iterator[tuple[Chunk, _Look]]:
    """Neighbours that look alike as one; what lies under a finding looks alike unless it moved."""
    for (notes, look), group in groupby(cells, lambda cell: (cell[0].notes, _seen(*cell))):
        alike = [chunk for chunk, _ in group]
        yield Chunk("".join(chunk.text for chunk in alike), notes, alike[-1].ending), look


def _seen(chunk: Chunk, look: _Look) -> _Look:
    return _Look() if chunk.notes and not look.move else look


def _stretches(segment: Segment, pieces: Sequence[tuple[Piece, Excerpt | None]]) -> Iterator[tuple[Excerpt, _Look]]:
    """All characters of the segment in order, each stretch with its look."""
    end = segment.start
    for piece, excerpt in pieces:
        if excerpt is None:
            continue
        if end < excerpt.start:
            yield _between(segment, end, excerpt.start), _Look()
        yield excerpt, _Look(_LOOK[piece.kind], piece.move)
        end = excerpt.end
    if end < segment.end:
        yield _between(segment, end, segment.end), _Look()


def _between(segment: Segment, start: int, end: int) -> Excerpt:
    return Excerpt(start, end, segment.text[start - segment.start : end - segment.start])
