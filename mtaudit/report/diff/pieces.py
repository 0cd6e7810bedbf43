"""What a renderer shows of a unit's word diff: stretches of the two texts, each of one kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase

from mtaudit.model import Excerpt, Segment, Span, Token, Unit
from mtaudit.report.diff.codes import with_codes
from mtaudit.report.diff.runs import Grade, Run, runs, words


class PieceKind(StrEnum):
    """What a stretch of a diff is."""

    EQUAL = "equal"  # the same words, letter case aside
    REWORDED = "reworded"  # other words or another order for the same; or only light words came or went
    DELETED = "deleted"  # source only
    INSERTED = "inserted"  # target only
    REPLACED = "replaced"  # target instead of source
    MOVED = "moved"  # one side only; it stands elsewhere on the other


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a diff with the characters of the side or sides it is of; `spaced` if white space goes before it.

    The pieces of one move, on both sides, share a letter, `move`: "a" for the first in reading order.
    """

    kind: PieceKind
    source: Excerpt | None
    target: Excerpt | None
    spaced: bool
    move: str = ""


def word_diff(unit: Unit) -> tuple[Piece, ...]:
    """The unit's pieces in reading order; together they cover every word and inline code of both sides once."""
    unit = with_codes(unit)
    return tuple(_pieces(unit, runs(unit)))


def _pieces(unit: Unit, cut: Sequence[Run]) -> Iterator[Piece]:
    source, target = words(unit.source), words(unit.target)
    source_due = target_due = False  # whether a side still lacks the white space after its last word
    letters: dict[int, str] = {}  # of the moves, by block
    for run in cut:
        kind = _kind(run)
        spaced = (bool(run.source) and source_due) or (bool(run.target) and target_due)
        yield Piece(
            kind,
            _excerpt(unit.source, source, run.source),
            _excerpt(unit.target, target, run.target),
            spaced,
            letters.setdefault(run.block, _letter(len(letters))) if kind is PieceKind.MOVED else "",
        )
        source_due = _gap_after(source, run.source) if run.source else source_due and not spaced
        target_due = _gap_after(target, run.target) if run.target else target_due and not spaced


def _kind(run: Run) -> PieceKind:
    if run.grade is Grade.CHANGED:
        if run.source and run.target:
            return PieceKind.REPLACED
        return PieceKind.DELETED if run.source else PieceKind.INSERTED
    if run.block:
        return PieceKind.MOVED
    return PieceKind.EQUAL if run.grade is Grade.EQUAL else PieceKind.REWORDED


def _excerpt(segment: Segment | None, tokens: Sequence[Token], run: range) -> Excerpt | None:
    if segment is None or not run:
        return None
    span = Span(tokens[run.start].start, tokens[run.stop - 1].end)
    return Excerpt(span.start, span.end, segment.excerpt(span))


def _gap_after(tokens: Sequence[Token], run: range) -> bool:
    return run.stop < len(tokens) and tokens[run.stop - 1].end < tokens[run.stop].start


def _letter(number: int) -> str:
    """a, b, … z, a1, b1, …"""
    return f"{ascii_lowercase[number % 26]}{number // 26 or ''}"
