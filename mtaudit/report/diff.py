"""The word diff of a unit: what stayed, what went, what came, what merely moved, read off its word alignment.

Words linked as identical, or as spelling variants no finding points at, count as equal where they stand in the same
order. What lies between them is one change, so that a paraphrase reads as one change and not as confetti.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from mtaudit.model import Excerpt, Finding, LinkKind, Segment, Span, Unit, WordLink

_WORD = re.compile(r"\w+|[^\w\s]")
_DIFFLIB_LIMIT = 5_000  # characters; difflib is quadratic
_SPLINTER = 3  # words; a shorter equal run between two longer changes belongs to them
_SAME = (LinkKind.IDENTICAL, LinkKind.VARIANT)
_CARRIED = {"ADP", "PUNCT"}  # a moved phrase may gain or lose these: "Wednesday" → "on Wednesday"


class PieceKind(StrEnum):
    """What a stretch of a diff is."""

    EQUAL = "equal"
    DELETED = "deleted"  # source only
    INSERTED = "inserted"  # target only
    REPLACED = "replaced"  # target instead of source
    MOVED = "moved"  # one side only; its words stand elsewhere on the other


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a diff with the characters of the side or sides it is of; `spaced` if white space goes before it."""

    kind: PieceKind
    source: Excerpt | None
    target: Excerpt | None
    spaced: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Words `i` to `i_end` of the source against words `j` to `j_end` of the target."""

    equal: bool
    i: int
    i_end: int
    j: int
    j_end: int


def word_diff(unit: Unit, findings: Sequence[Finding] = ()) -> tuple[Piece, ...]:
    """The unit's pieces in reading order; together they cover every word of both sides once."""
    source, target = _words(unit.source), _words(unit.target)
    if _aligned(unit):
        links = _equal_links(unit, source, target, findings)
    else:
        links = _difflib_links(_texts(unit.source, source), _texts(unit.target, target))
    runs = _smooth(_runs(_chain(links), len(source), len(target)), source, target)
    return tuple(_pieces(unit, runs, source, target))


def _aligned(unit: Unit) -> bool:
    return all(segment is None or segment.tokens for segment in (unit.source, unit.target)) and bool(unit.words.links)


def _words(segment: Segment | None) -> list[Span]:
    if segment is None:
        return []
    if segment.tokens:
        return [token.span for token in segment.tokens]
    if len(segment.text) > _DIFFLIB_LIMIT:
        return [segment.span]
    return [Span(segment.start + match.start(), segment.start + match.end()) for match in _WORD.finditer(segment.text)]


def _texts(segment: Segment | None, words: Sequence[Span]) -> list[str]:
    return [segment.excerpt(word).casefold() for word in words] if segment else []


def _difflib_links(source: Sequence[str], target: Sequence[str]) -> list[tuple[int, int]]:
    blocks = SequenceMatcher(None, source, target).get_matching_blocks()
    return [(block.a + k, block.b + k) for block in blocks for k in range(block.size)]


def _equal_links(
    unit: Unit, source: Sequence[Span], target: Sequence[Span], findings: Sequence[Finding]
) -> list[tuple[int, int]]:
    """Links between words that say the same, in source order; only variants (six thousand/6,000) share a partner.

    A variant of another part of speech is another form (early/earlier, goes/went): a change worth showing.
    """
    flagged_source = _covered(source, [f.source for f in findings if f.source])
    flagged_target = _covered(target, [f.target for f in findings if f.target])
    taken_source, taken_target = set[int](), set[int]()
    links = []
    for link in unit.words.links:
        if link.kind is LinkKind.IDENTICAL and link.source not in taken_source and link.target not in taken_target:
            taken_source.add(link.source)
            taken_target.add(link.target)
            links.append((link.source, link.target))
        elif link.source in flagged_source or link.target in flagged_target:
            continue
        elif link.kind is LinkKind.VARIANT and _same_form(unit, link):
            links.append((link.source, link.target))
    return sorted(links)


def _same_form(unit: Unit, link: WordLink) -> bool:
    return bool(
        unit.source and unit.target and unit.source.tokens[link.source].tag == unit.target.tokens[link.target].tag
    )


def _covered(words: Sequence[Span], excerpts: Sequence[Excerpt]) -> set[int]:
    """Indices of the words the excerpts overlap."""
    starts, ends = [word.start for word in words], [word.end for word in words]
    return {k for e in excerpts for k in range(bisect_right(ends, e.start), bisect_left(starts, e.end))}


def _chain(links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of `links`, which ascend in the source, that never descends in the target."""
    tails: list[int] = []  # tails[n]: the link that ends the best chain of n + 1 links
    tail_targets: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(links):
        length = bisect_right(tail_targets, j)
        before.append(tails[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        tail_targets[length : length + 1] = [j]
    chain = []
    number = tails[-1] if tails else -1
    while number >= 0:
        chain.append(links[number])
        number = before[number]
    return chain[::-1]


def _runs(chain: Sequence[tuple[int, int]], source_length: int, target_length: int) -> list[_Run]:
    """Equal runs, and between them the changes."""
    runs: list[_Run] = []
    i = j = 0
    for next_i, next_j in chain:
        shared = next_i < i or next_j < j  # one of the two words has a partner already
        if shared and (next_i > i or next_j > j):
            continue
        if next_i > i or next_j > j:
            runs.append(_Run(False, i, next_i, j, next_j))
        first = runs.pop() if runs and runs[-1].equal else _Run(True, next_i, i, next_j, j)
        i, j = max(i, next_i + 1), max(j, next_j + 1)
        runs.append(_Run(True, first.i, i, first.j, j))
    if i < source_length or j < target_length:
        runs.append(_Run(False, i, source_length, j, target_length))
    return runs


def _smooth(runs: Sequence[_Run], source: Sequence[Span], target: Sequence[Span]) -> list[_Run]:
    """Fold splinters, short equal runs between two longer changes, into one change."""
    smooth: list[_Run] = []
    for run in runs:
        if len(smooth) > 1 and not run.equal and _splinter(smooth[-2], smooth[-1], run, source, target):
            smooth.pop()
            smooth[-1] = _Run(False, smooth[-1].i, run.i_end, smooth[-1].j, run.j_end)
        else:
            smooth.append(run)
    return smooth


def _splinter(before: _Run, run: _Run, after: _Run, source: Sequence[Span], target: Sequence[Span]) -> bool:
    if run.i_end - run.i > _SPLINTER:
        return False
    size = [max(_width(source, r.i, r.i_end), _width(target, r.j, r.j_end)) for r in (before, run, after)]
    return size[1] <= min(size[0], size[2])


def _width(words: Sequence[Span], first: int, end: int) -> int:
    return words[end - 1].end - words[first].start if end > first else 0


def _pieces(unit: Unit, runs: Sequence[_Run], source: Sequence[Span], target: Sequence[Span]) -> Iterator[Piece]:
    source_due = target_due = False  # whether a side still lacks the white space after its last word
    for run in runs:
        in_source, in_target = run.i < run.i_end, run.j < run.j_end
        spaced = (in_source and source_due) or (in_target and target_due)
        yield Piece(
            _kind(unit, run),
            _excerpt(unit.source, source[run.i : run.i_end]),
            _excerpt(unit.target, target[run.j : run.j_end]),
            spaced,
        )
        source_due = _gap_after(source, run.i_end) if in_source else source_due and not spaced
        target_due = _gap_after(target, run.j_end) if in_target else target_due and not spaced


def _kind(unit: Unit, run: _Run) -> PieceKind:
    if run.equal:
        return PieceKind.EQUAL
    if run.i < run.i_end and run.j < run.j_end:
        return PieceKind.REPLACED
    if run.i < run.i_end:
        moved = _moved(unit.source, run.i, run.i_end, unit.words.from_source)
        return PieceKind.MOVED if moved else PieceKind.DELETED
    moved = _moved(unit.target, run.j, run.j_end, unit.words.from_target)
    return PieceKind.MOVED if moved else PieceKind.INSERTED


def _moved(segment: Segment | None, first: int, end: int, links: Callable[[int], Sequence[WordLink]]) -> bool:
    """Whether all words that say something stand on the other side too, elsewhere."""
    if segment is None or not segment.tokens:
        return False
    words = [k for k in range(first, end) if segment.tokens[k].pos not in _CARRIED]
    return bool(words) and all(any(link.kind in _SAME for link in links(k)) for k in words)


def _excerpt(segment: Segment | None, words: Sequence[Span]) -> Excerpt | None:
    if segment is None or not words:
        return None
    span = Span(words[0].start, words[-1].end)
    return Excerpt(span.start, span.end, segment.excerpt(span))


def _gap_after(words: Sequence[Span], end: int) -> bool:
    return end < len(words) and words[end - 1].end < words[end].start
