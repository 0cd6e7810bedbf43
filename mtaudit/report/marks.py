"""Which findings lie on which characters: findings numbered in text order, text cut where findings begin and end."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mtaudit.model import Excerpt, Finding, Report, Span, Unit
from mtaudit.mqm import Severity


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number in the order of the text, from 1, by which a reader refers to it."""

    number: int
    finding: Finding

    @property
    def is_error(self) -> bool:
        """Whether the finding is news, and more than a remark."""
        return self.finding.is_open and self.finding.severity > Severity.NEUTRAL


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of text with the notes that lie on it (open ones first, gravest first) and those that end with it.

    It `is_code` where it is an inline code that the other side has, too.
    """

    text: str
    notes: tuple[Note, ...]
    ending: tuple[Note, ...]
    is_code: bool = False


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


def chunks(
    excerpts: Iterable[Excerpt | None], marks: Iterable[tuple[Span, Note]], codes: Iterable[Span] = ()
) -> Iterator[list[Chunk]]:
    """Each excerpt (in text order, none overlapping) cut at the edges of `marks` and `codes`; None gives none."""
    waiting = sorted(marks, key=lambda mark: (mark[0], mark[1].number), reverse=True)
    active: list[tuple[Span, Note]] = []
    ahead = deque(codes)
    for excerpt in excerpts:
        cut: list[Chunk] = []
        start = excerpt.start if excerpt else 0
        while excerpt and start < excerpt.end:
            while waiting and waiting[-1][0].start <= start:
                active.append(waiting.pop())
            while ahead and ahead[0].end <= start:
                ahead.popleft()
            active = [mark for mark in active if mark[0].end > start]
            active.sort(key=lambda mark: (not mark[1].finding.is_open, -mark[1].finding.severity, mark[1].number))
            is_code = bool(ahead) and ahead[0].start <= start
            edges = [ahead[0].end if is_code else ahead[0].start] if ahead else []
            following = [waiting[-1][0].start] if waiting else []
            end = min([excerpt.end, *edges, *following, *(span.end for span, _ in active)])
            text = excerpt.text[start - excerpt.start : end - excerpt.start]
            ending = tuple(note for span, note in active if span.end == end)
            cut.append(Chunk(text, tuple(note for _, note in active), ending, is_code))
            start = end
        yield cut
