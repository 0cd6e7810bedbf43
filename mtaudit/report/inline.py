"""A word diff as one text of both sides, as a terminal shows it: words with marks, colours besides.

Styles are named as rich names them; where there are no colours the marks alone tell everything.
"""

from collections.abc import Iterable, Iterator, Sequence

from mtaudit.model import Finding, Span
from mtaudit.mqm import Severity
from mtaudit.report.diff import Piece, PieceKind
from mtaudit.report.escape import one_line
from mtaudit.report.marks import Chunk, Note, chunks

SEVERITY_STYLES = {
    Severity.CRITICAL: "bold white on red",  # red letters are dark to many
    Severity.MAJOR: "bold yellow",
    Severity.MINOR: "bold cyan",
    Severity.NEUTRAL: "bold",
}
_MARK = "dim"
_CHANGED = ("red", "cyan")  # told apart with every kind of colour vision
_REWORDED = ("dim", "italic")
_MOVED = ("magenta", "magenta")
_STYLES = {PieceKind.REWORDED: _REWORDED, PieceKind.MOVED: _MOVED}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST = 6_000  # characters of a unit: a reader's patience, not a limit of the audit

LEGEND = (
    *(("changed [-", _MARK), ("was", _CHANGED[0]), ("-]{+", _MARK), ("is", _CHANGED[1]), ("+}", _MARK)),
    *(("   reworded ‹", _MARK), ("was", _REWORDED[0]), (" → ", _MARK), ("is", _REWORDED[1]), ("›", _MARK)),
    *(("   moved [~", _MARK), ("from", _MOVED[0]), ("~a] {a~", _MARK), ("to", _MOVED[1]), ("~}", _MARK)),
)
"""What the marks mean, as (text, style)."""


def inline_diff(
    pieces: Sequence[Piece], notes: Sequence[Note] = (), codes: tuple[Iterable[Span], Iterable[Span]] = ((), ())
) -> Iterator[tuple[str, str]]:
    """A unit's pieces as (text, style) in reading order; a finding's number stands where its words end.

    `codes` are where on either side inline codes stand that the other has, too.
    """
    on_source = [(note.finding.source.span, note) for note in notes if note.finding.source]
    on_target = [(note.finding.target.span, note) for note in notes if note.finding.target]
    left = chunks((piece.source for piece in pieces), on_source, codes[0])
    right = chunks((piece.target for piece in pieces), on_target, codes[1])
    length = 0
    for piece, source, target in zip(pieces, left, right, strict=True):
        if length > _LONGEST:
            yield " …", _MARK
            return
        if piece.spaced:
            yield " ", ""
        for text, style in _equal(source, target) if piece.kind is PieceKind.EQUAL else _changed(piece, source, target):
            yield text, style
            length += len(text)


def _equal(source: Sequence[Chunk], target: Sequence[Chunk]) -> Iterator[tuple[str, str]]:
    yield from _words(target, "", is_source=False)
    for chunk in source:
        yield _numbers(chunk, is_source=True), ""


def _changed(piece: Piece, source: Sequence[Chunk], target: Sequence[Chunk]) -> Iterator[tuple[str, str]]:
    styles = _STYLES.get(piece.kind, _CHANGED)
    brackets = _brackets(piece, both=bool(source and target))
    for is_source, cut, style, (opening, closing) in zip(
        (True, False), (source, target), styles, brackets, strict=True
    ):
        if cut:
            yield opening, _MARK
            yield from _words(cut, style, is_source)
            yield closing, _MARK


def _brackets(piece: Piece, *, both: bool) -> tuple[tuple[str, str], tuple[str, str]]:
    """What stands round the source's words and round the target's; `both` if both are there."""
    match piece.kind:
        case PieceKind.REWORDED:
            return (("‹", ""), (" → ", "›")) if both else (("‹-", "›"), ("‹+", "›"))
        case PieceKind.MOVED:
            return ("[~", f"~{piece.move}]"), (f"{{{piece.move}~", "~}")
        case _:
            return ("[-", "-]"), ("{+", "+}")


def _words(cut: Sequence[Chunk], style: str, is_source: bool) -> Iterator[tuple[str, str]]:
    for chunk in cut:
        look = _MARK if chunk.is_code else style
        yield one_line(chunk.text), _found(chunk.notes[0].finding) if chunk.notes else look
        yield _numbers(chunk, is_source), ""


def _found(finding: Finding) -> str:
    return f"{SEVERITY_STYLES[finding.severity]} underline" if finding.is_open else "underline"


def _numbers(chunk: Chunk, is_source: bool) -> str:
    """The numbers of the findings that end here: with their target words, else with their source words."""
    ending = [note for note in chunk.ending if not is_source or note.finding.target is None]
    return "⁺".join(str(note.number) for note in ending).translate(_SUPERSCRIPT)
