"""Which findings lie on which characters: findings numbered in text order, text cut where findings begin and end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mtaudit.model import Excerpt, Finding, Report, Span, Unit


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number in the order of the text, from 1, by which a reader refers to it."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of text with the notes that lie on it (gravest first) and those of them that end with it."""

    text: str
    notes: tuple[Note, ...]
    ending: tuple[Note, ...]


def notes_by_unit(report: Report) -> dict[int, list[Note]]:
    """The notes of each unit that has any, by unit id, in text order; numbers run through the whole report."""
    by_unit: dict[int, list[Finding]] = {}
    for finding in report.findings:
        by_unit.setdefault(finding.unit, []).append(finding)
    notes: dict[int, list[Note]] = {}
    number = 0
    for unit in report.units:
        for finding in sorted(by_unit.get(unit.id, ()), key=lambda finding: _place(finding, unit)):
            number += 1
            notes.setdefault(unit.id, []).append(Note(number, finding))
    return notes


def _place(finding: Finding, unit: Unit) -> float:
    """How far into the unit a finding lies, 0 to 1, by its target where it has one."""
    for excerpt, segment in ((finding.target, unit.target), (finding.source, unit.source)):
        if excerpt and segment:
            return (excerpt.start - segment.start) / max(1, segment.end - segment.start)
    return 0.0


def chunks(excerpts: Iterable[Excerpt | None], marks: Iterable[tuple[Span, Note]]) -> Iterator[list[Chunk]]:
    """Each excerpt (in text order, none overlapping) cut into chunks at the edges of the `marks`; None gives none."""
    waiting = sorted(marks, key=lambda mark: (mark[0], mark[1].number), reverse=True)
    active: list[tuple[Span, Note]] = []
    for excerpt in excerpts:
        if excerpt is None:
            yield []
            continue
        while waiting and waiting[-1][0].start < excerpt.end:
            active.append(waiting.pop())
        active = [mark for mark in active if mark[0].end > excerpt.start]
        yield list(_cut(excerpt, active))


def _cut(excerpt: Excerpt, marks: Sequence[tuple[Span, Note]]) -> Iterator[Chunk]:
    inner = {edge for span, _ in marks for edge in (span.start, span.end) if excerpt.start < edge < excerpt.end}
    edges = sorted({excerpt.start, excerpt.end} | inner)
    for start, end in pairwise(edges):
        here = [(span, note) for span, note in marks if span.start < end and start < span.end]
        here.sort(key=lambda mark: (-mark[1].finding.severity, mark[1].number))
        yield Chunk(
            excerpt.text[start - excerpt.start : end - excerpt.start],
            tuple(note for _, note in here),
            tuple(note for span, note in here if span.end == end),
        )
