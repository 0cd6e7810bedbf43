"""What a time means, and how far two of them are apart, in words for a message."""

from mtaudit.compare.dates import Kind, Lapse, Part, Side, Time
from mtaudit.compare.magnitude import spelled

_PARTS = {
    Part.EARLIER: "its earlier part", Part.LATER: "its later part", Part.SOONEST: "then or after",
    Part.LATEST: "then or before", Part.EARLY: "its beginning", Part.MIDDLE: "its middle", Part.LATE: "its end",
    Part.WHOLE: "any part of it",
}  # fmt: skip
_NOW = {Part.EARLIER: "already past", Part.LATER: "still to come", Part.SOONEST: "still to come"}  # of “this month”
_SIDES = {
    Side.BEFORE: "sooner than that", Side.BY: "then at the latest", Side.UNTIL: "all the time up to then",
    Side.AFTER: "from then on",
}  # fmt: skip
OF_LAPSE = {
    Lapse.AGO: "that long past", Lapse.AHEAD: "that long from now", Lapse.WITHIN: "no later than that",
    Lapse.AFTER: "no sooner than that", Lapse.LATER: "that long after",
    Lapse.BEFORE: "that long before", Lapse.DURING: "all that time",
}  # fmt: skip
"""What a lapse says of its length of time."""
_OTHER = {
    Kind.MONTH: "another month", Kind.WEEKDAY: "another day", Kind.SEASON: "another season",
    Kind.QUARTER: "another quarter", Kind.DAY: "another day of the month", Kind.CLOCK: "another time of day",
    Kind.DECADE: "another decade", Kind.RELATIVE: "another time",
}  # fmt: skip
_NAMES = {Kind.RELATIVE: "time", Kind.CLOCK: "hour"}
_STEPS = {Kind.YEAR: ("a year", "years"), Kind.CENTURY: ("a century", "centuries")}
_TENSES = {-1: "already past", 0: "now", 1: "still to come"}


def of_part(time: Time) -> str:
    """Which part of the named period is meant, or whether it lies behind or ahead."""
    ahead = time.kind is Kind.RELATIVE and time.values[0] >= 0
    return (ahead and _NOW.get(time.part)) or _PARTS[time.part]


def of_side(time: Time) -> str:
    """On which side of a time with a side the event lies."""
    return _SIDES[time.side]


def name(time: Time) -> str:
    """What kind of time it is: the year, the day, the hour."""
    return _NAMES.get(time.kind, time.kind.value)


def changed(ours: Time, theirs: Time, said: str, says: str) -> str:
    """The sentence that two times of one kind, quoted, differ: “1537” became “1573”, 36 years later."""
    step = int(theirs.values[0] - ours.values[0])
    if ours.kind is Kind.RELATIVE and step:
        return f"{said} ({_TENSES[int(ours.values[0])]}) became {says} ({_TENSES[int(theirs.values[0])]})."
    if ours.kind not in _STEPS:
        return f"{said} became {says}: {_OTHER[ours.kind]}."
    one, many = _STEPS[ours.kind]
    length = one if abs(step) == 1 else f"{spelled(abs(step))} {many}"
    return f"{said} became {says}, {length} {'later' if step > 0 else 'earlier'}."
