"""Points in time, by value, and what relates an event to them.

A date falls apart into its components, so that “Sept. 11, 2001”, “11 September 2001” and “2001-09-11” are the same
three. `date_reader` finds them in text.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The component of a point in time."""

    YEAR = "year"  # BC negative
    DECADE = "decade"  # its last two digits
    CENTURY = "century"  # its ordinal, BC negative
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"  # 1 to 12
    WEEKDAY = "weekday"  # Monday is 0
    DAY = "day"  # of the month
    CLOCK = "time"  # minutes since midnight
    RELATIVE = "relative time"  # how many periods from now: last month is -1


class Side(StrEnum):
    """On which side of the named time something happens."""

    BEFORE = "before"
    BY = "by"
    UNTIL = "until"
    AFTER = "after"  # after, since, from
    NONE = ""


class Lapse(StrEnum):
    """How a length of time lies to the moment it is counted from."""

    AGO = "ago"  # three days ago, earlier
    AHEAD = "ahead"  # in three days
    WITHIN = "within"  # within three days
    AFTER = "after"  # after three days
    LATER = "later"  # three days later, three days after the vote
    BEFORE = "before"  # three days before the vote
    DURING = "during"  # for three days


class Part(StrEnum):
    """Which part of the named period is meant, and whether it is past."""

    EARLIER = "earlier"  # earlier this month: past
    LATER = "later"  # later this month: to come
    SOONEST = "as early as"  # as early as this month: at that time or after
    LATEST = "as late as"
    EARLY = "early"
    MIDDLE = "mid"
    LATE = "late"
    WHOLE = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A point in time: tokens `first` to `last` (inclusive), pieces `start` to `stop` (exclusive).

    `values` are its readings in the terms that `Kind` gives, at least one; `period` is the unit of a relative time.
    `anchor` is the token of the preposition that gives the `side`, -1 where there is none.
    """

    first: int
    last: int
    start: int
    stop: int
    kind: Kind
    values: tuple[float, ...]
    period: str = ""
    side: Side = Side.NONE
    part: Part = Part.WHOLE
    anchor: int = -1

    @property
    def tokens(self) -> range:
        """Indices of its tokens."""
        return range(self.first, self.last + 1)

    def comparable(self, other: "Time") -> bool:
        """Whether one may stand for the other though they differ; a vague “recent weeks” only for such another."""
        vague = self.period.endswith("s") or other.period.endswith("s")
        return self.kind == other.kind and (self.period == other.period or not vague)

    def equals(self, other: "Time") -> bool:
        """Whether the two can be the same component: same kind, and a reading in common."""
        return self.kind == other.kind and self.period == other.period and any(v in other.values for v in self.values)
