"""A point in time differs: another year, month, day, weekday or hour, or what is to come is told as past.

Dates are compared by component and value: “Sept. 11, 2001” is 11 September 2001, “3 p.m.” is 15:00, “the 1800s” are the
19th century. “As early as this month” lies ahead, “earlier this month” does not. Another date, or the other side of it,
is critical; another part of it, the end of a year for its beginning, is major.

Not seen: a time that only another sentence gives; whether “Wednesday” is “today”; a clock time told for another zone,
which looks like another time.

Bad:  Talks may begin as early as this month. → Talks may begin earlier this month.
Good: He arrived on 11 September 2001. → He arrived on Sept. 11, 2001.
"""

from collections.abc import Iterable, Iterator

from mtaudit.compare.dates import Kind, Lapse, Part, Side, Time
from mtaudit.compare.figures import figures
from mtaudit.compare.quantities import Quantity
from mtaudit.compare.time_relations import lapse
from mtaudit.compare.time_wording import OF_LAPSE, changed, name, of_part, of_side
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Segment, Span, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.CRITICAL

# How often a difference in value is an error. Clock times may be told for another zone, seasons and “today” loosely.
_CHANGED = {
    Kind.YEAR: 0.95, Kind.DECADE: 0.95, Kind.CENTURY: 0.95, Kind.QUARTER: 0.9, Kind.SEASON: 0.7, Kind.MONTH: 0.95,
    Kind.WEEKDAY: 0.9, Kind.DAY: 0.95, Kind.CLOCK: 0.85, Kind.RELATIVE: 0.75,
}  # fmt: skip
_ALONE = {Kind.YEAR: 0.45, Kind.DECADE: 0.4, Kind.CENTURY: 0.4, Kind.MONTH: 0.4, Kind.DAY: 0.4, Kind.WEEKDAY: 0.35}
_APART = 3  # tokens from a day to its month: the 4th of March
_PARTS = {
    frozenset((Part.SOONEST, Part.EARLIER)): (Severity.CRITICAL, 0.9),
    frozenset((Part.LATER, Part.EARLIER)): (Severity.CRITICAL, 0.9),
    frozenset((Part.SOONEST, Part.LATEST)): (Severity.CRITICAL, 0.8),
    frozenset((Part.EARLY, Part.LATE)): (Severity.MAJOR, 0.8),
    frozenset((Part.EARLIER, Part.LATE)): (Severity.MAJOR, 0.5),
    frozenset((Part.LATER, Part.EARLY)): (Severity.MAJOR, 0.5),
    frozenset((Part.EARLY, Part.MIDDLE)): (Severity.MAJOR, 0.6),
    frozenset((Part.LATE, Part.MIDDLE)): (Severity.MAJOR, 0.6),
    frozenset((Part.SOONEST, Part.WHOLE)): (Severity.MINOR, 0.35),
    frozenset((Part.EARLIER, Part.WHOLE)): (Severity.MINOR, 0.25),
}

_SIDES = {
    frozenset((Side.BEFORE, Side.AFTER)): (Severity.CRITICAL, 0.9),
    frozenset((Side.BY, Side.AFTER)): (Severity.CRITICAL, 0.8),
    frozenset((Side.UNTIL, Side.AFTER)): (Severity.CRITICAL, 0.8),
    frozenset((Side.BY, Side.UNTIL)): (Severity.MAJOR, 0.6),  # a deadline, a duration
    frozenset((Side.BEFORE, Side.UNTIL)): (Severity.MINOR, 0.3),
}

_LAPSES = {
    frozenset((Lapse.AGO, Lapse.AHEAD)): 0.85,
    frozenset((Lapse.AGO, Lapse.LATER)): 0.8,
    frozenset((Lapse.AGO, Lapse.WITHIN)): 0.7,
    frozenset((Lapse.AGO, Lapse.DURING)): 0.45,  # it began twenty days ago, it has gone on for twenty days
    frozenset((Lapse.AGO, Lapse.AFTER)): 0.4,
    frozenset((Lapse.BEFORE, Lapse.LATER)): 0.85,
    frozenset((Lapse.WITHIN, Lapse.LATER)): 0.8,
    frozenset((Lapse.WITHIN, Lapse.AFTER)): 0.7,
    frozenset((Lapse.AHEAD, Lapse.DURING)): 0.3,
}


def propose(unit: Unit) -> Iterator[Candidate]:
    """Times that differ in value, in part or in direction, then times that one side lacks."""
    source, target = unit.source, unit.target
    if source is None or target is None:
        return
    paired = figures(unit).times
    for ours, theirs, linked in paired.changed:
        before, after = source.cover(ours.tokens), target.cover(theirs.tokens)
        strength = _CHANGED[ours.kind] * (1.0 if linked else 0.9)
        said, says = _quoted(source, ours, paired.source), _quoted(target, theirs, paired.target)
        yield Candidate(SEVERITY, strength, before, after, changed(ours, theirs, said, says))
    for ours, theirs in paired.equal:
        yield from _related(source, target, ours, theirs)
    for length, as_long in figures(unit).quantities.equal:
        yield from _lapsed(source, target, length, as_long)
    for ours in paired.lost:
        span = source.cover(ours.tokens)
        message = f"The source gives the {name(ours)}, {quote(source.excerpt(span))}; the target does not."
        yield Candidate(Severity.MAJOR, _ALONE.get(ours.kind, 0.1), span, None, message)
    for theirs in paired.added:
        span = target.cover(theirs.tokens)
        message = f"The target gives the {name(theirs)}, {quote(target.excerpt(span))}; the source does not."
        yield Candidate(Severity.MAJOR, _ALONE.get(theirs.kind, 0.1), None, span, message)


def _quoted(side: Segment, time: Time, others: Iterable[Time]) -> str:
    """The time; a day or a month with the rest of its date, without which it says little."""
    tokens = set(time.tokens)
    for other in others:
        gap = max(other.first - time.last, time.first - other.last)
        if {time.kind, other.kind} == {Kind.DAY, Kind.MONTH} and gap <= _APART:
            tokens.update(other.tokens)
    return quote(side.excerpt(side.cover(tokens)))


def _related(source: Segment, target: Segment, ours: Time, theirs: Time) -> Iterator[Candidate]:
    """The same time, but another part of it, or the other side of it."""
    if graded := _SIDES.get(frozenset((ours.side, theirs.side))):
        before, after = source.cover([ours.anchor, *ours.tokens]), target.cover([theirs.anchor, *theirs.tokens])
        was, is_ = of_side(ours), of_side(theirs)
    elif graded := _PARTS.get(frozenset((ours.part, theirs.part))):
        before, after = source.cover(ours.tokens), target.cover(theirs.tokens)
        was, is_ = of_part(ours), of_part(theirs)
    else:
        return
    yield Candidate(*graded, before, after, _told(source, target, before, after, was, is_))


def _lapsed(source: Segment, target: Segment, ours: Quantity, theirs: Quantity) -> Iterator[Candidate]:
    """The same length of time, counted in another direction."""
    if not any(measure.dimension == "time" for measure in (*ours.measures, *theirs.measures)):
        return
    was, is_ = lapse(source.tokens, ours.first, ours.last), lapse(target.tokens, theirs.first, theirs.last)
    if was and is_ and (strength := _LAPSES.get(frozenset((was[0], is_[0])))):
        before, after = source.cover([*ours.tokens, was[1]]), target.cover([*theirs.tokens, is_[1]])
        message = _told(source, target, before, after, OF_LAPSE[was[0]], OF_LAPSE[is_[0]])
        yield Candidate(SEVERITY, strength, before, after, message)


def _told(source: Segment, target: Segment, before: Span, after: Span, was: str, is_: str) -> str:
    return f"{quote(source.excerpt(before))} ({was}) became {quote(target.excerpt(after))} ({is_})."
