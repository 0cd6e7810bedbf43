"""What the judge doubts in a unit, and the unit at one glance: a line of either side with the worst of it in view."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mtaudit.model import Excerpt, Segment, Span, Unit, WordLink, WordRisk
from mtaudit.report.escape import one_line
from mtaudit.report.marks import Note

LIKELY = 0.5  # from here on an error is more likely than none
_JOINERS = frozenset("'’-")  # marks within a word
_NAMED = 3  # phrases of a side that are named, the most doubted
_PHRASE = 40  # characters of such a phrase


@dataclass(frozen=True, slots=True)
class Doubt:
    """Neighbouring words of which each is more likely wrong than right, or lost than kept.

    `start` and `end` count from the start of their segment; `chance` is that of the worst of them, 0 to 1.
    """

    start: int
    end: int
    text: str
    chance: float


@dataclass(frozen=True, slots=True)
class Glance:
    """A unit at one glance, in lines that are safe to show.

    `gravest` is the gravest error found in it, None where there is none, and `message` what that says, or "". `doubts`
    is what the judge doubts besides, as a sentence, or "".
    """

    source: str
    target: str
    gravest: Note | None
    message: str
    doubts: str


def doubts(unit: Unit) -> tuple[tuple[Doubt, ...], tuple[Doubt, ...]]:
    """What was likely lost of the source and what is likely wrong in the target, in text order.

    Nothing of a unit that lacks a side, or that nobody judged.
    """
    if unit.judgement is None or unit.source is None or unit.target is None:
        return (), ()
    return (
        tuple(_phrases(unit.source, unit.judgement.source)),
        tuple(_phrases(unit.target, unit.judgement.target)),
    )


def _phrases(segment: Segment, risks: Sequence[WordRisk]) -> Iterator[Doubt]:
    for likely, group in groupby(_words(segment, risks), lambda word: max(risk.error for risk in word) >= LIKELY):
        if likely:
            phrase = [risk for word in group for risk in word]
            start, end = phrase[0].start - segment.start, phrase[-1].end - segment.start
            yield Doubt(start, end, segment.text[start:end], max(risk.error for risk in phrase))


def _words(segment: Segment, risks: Sequence[WordRisk]) -> Iterator[list[WordRisk]]:
    """The risks, together those that a reader takes for one word: "don't", "ex-Soviet"."""
    word: list[WordRisk] = []
    for risk in risks:
        place = risk.start - segment.start
        if word and not (word[-1].end == risk.start and _JOINERS.intersection(segment.text[place - 1 : place + 1])):
            yield word
            word = []
        word.append(risk)
    if word:
        yield word


def doubted_besides(unit: Unit, notes: Sequence[Note]) -> str:
    """What the judge doubts and none of the findings speaks of, as a sentence that is safe to show; "" for nothing."""
    lost, wrong = doubts(unit)
    sides = (
        ("doubts", wrong, unit.target, [note.finding.target for note in notes]),
        ("misses", lost, unit.source, [note.finding.source for note in notes]),
    )
    said = [
        f"{verb} {_named(phrases)}"
        for verb, doubted, segment, found in sides
        if (phrases := [doubt for doubt in doubted if segment and not _told(doubt, segment, found)])
    ]
    return f"The judge {'also ' if notes else ''}{' and '.join(said)}." if said else ""


def _told(doubt: Doubt, segment: Segment, found: Sequence[Excerpt | None]) -> bool:
    place = Span(segment.start + doubt.start, segment.start + doubt.end)
    return any(excerpt is not None and excerpt.span.overlaps(place) for excerpt in found)


def _named(phrases: Sequence[Doubt]) -> str:
    """The most doubted phrases of a side in text order, quoted, and how many more there are."""
    worst = sorted(phrases, key=_chance, reverse=True)[:_NAMED]
    texts = [f"“{_shortened(doubt.text)}”" for doubt in phrases if doubt in worst]
    more = [f"and {len(phrases) - len(worst)} more"] if len(phrases) > len(worst) else []
    return " ".join(texts + more)


def glance(unit: Unit, notes: Sequence[Note], length: int) -> Glance:
    """The unit with its findings at one glance, in lines of at most `length` characters (at least 10).

    The gravest error found is in view or, without any, the worst doubt; a side that has none of its own shows what
    corresponds to the other's.
    """
    errors = (note for note in notes if note.is_error)
    gravest = max(errors, key=lambda note: note.finding.severity, default=None)
    source, target = _place(unit, gravest) if gravest else _worst_doubt(unit)
    if source is None and target is not None:
        source = _opposite(unit.target, target, unit.source, unit.words.from_target, lambda link: link.source)
    elif target is None and source is not None:
        target = _opposite(unit.source, source, unit.target, unit.words.from_source, lambda link: link.target)
    return Glance(
        _passage(unit.source.text if unit.source else "", source or 0, length),
        _passage(unit.target.text if unit.target else "", target or 0, length),
        gravest,
        _passage(gravest.finding.message, 0, length) if gravest else "",
        doubted_besides(unit, [gravest] if gravest else []),
    )


def _worst_doubt(unit: Unit) -> tuple[int | None, int | None]:
    """Where on either side the worst doubt starts, from the start of the segment."""
    lost, wrong = doubts(unit)
    return max(lost, key=_chance).start if lost else None, max(wrong, key=_chance).start if wrong else None


def _place(unit: Unit, note: Note) -> tuple[int | None, int | None]:
    """Where on either side the finding starts, from the start of the segment."""
    return _within(unit.source, note.finding.source), _within(unit.target, note.finding.target)


def _within(segment: Segment | None, excerpt: Excerpt | None) -> int | None:
    return excerpt.start - segment.start if segment and excerpt else None


def _opposite(
    own: Segment | None,
    place: int,
    other: Segment | None,
    links: Callable[[int], Sequence[WordLink]],
    partner: Callable[[WordLink], int],
) -> int:
    """Where the other side has what stands at `place`: the word it is linked to, or else as far on in proportion."""
    if own is None or other is None:
        return 0
    found = links(bisect_right(own.tokens, own.start + place, key=lambda token: token.start) - 1)
    if found:
        return other.tokens[partner(found[0])].start - other.start
    return place * len(other.text) // max(1, len(own.text))


def _passage(text: str, place: int, length: int) -> str:
    """The text on one line, cut between words, so that what starts at `place` is in view."""
    start = max(0, min(place - length // 3, len(text) + 2 - length)) if place > length // 2 else 0
    if start:
        start = text.find(" ", start - 1, place) + 1 or start
    line = ("… " if start else "") + one_line(text[start : start + 2 * length]).strip()
    if len(line) <= length:
        return line
    kept = line[: length - 2]
    end = kept.rfind(" ")
    return f"{kept[:end] if end > length // 2 else kept} …"


def _shortened(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _PHRASE else f"{line[: _PHRASE // 2].rstrip()} … {line[-_PHRASE // 2 :].lstrip()}"


def _chance(doubt: Doubt) -> float:
    return doubt.chance
