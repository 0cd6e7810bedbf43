"""Finds the points in time in a text: dates in any format, years, decades, centuries, clock times, “last month”."""

from collections.abc import Callable, Iterator, Sequence

from mtaudit.compare.atoms import Atom, text_at
from mtaudit.compare.clock import NAMED_HOURS, PARTS_OF_DAY, clock_at
from mtaudit.compare.dates import Kind, Time
from mtaudit.compare.number import Form, Number
from mtaudit.compare.time_relations import related
from mtaudit.compare.units import unit_after

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = {form: n for n, name in enumerate(_MONTHS, 1) for form in (name, name[:3])} | {"sept": 9}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = {form: n for n, name in enumerate(_WEEKDAYS) for form in (name, f"{name}s", name[:3])}
_WEEKDAY |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
# Names of a time only where written so and dated by the parser, or beside a figure.
_AMBIGUOUS = frozenset(("may", "march", "mar", "jan", "jun", "dec", "mon", "wed", "sat", "sun"))
_SEASON = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_SEASON |= {"springtime": 1, "summertime": 2, "wintertime": 4}
_TENS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80}
_TENS |= {"nineties": 90}
_PERIODS = PARTS_OF_DAY | {
    "day", "week", "weekend", "fortnight", "month", "quarter", "season", "year", "decade", "century",
}  # fmt: skip
_OFFSETS = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1,
    "this": 0, "current": 0,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1, "subsequent": 1,
}  # fmt: skip
_STRETCHES = frozenset(f"{period}s" for period in ("day", "week", "weekend", "month", "year", "decade"))
_NEAR = {"last": -1, "past": -1, "recent": -1, "coming": 1, "next": 1, "upcoming": 1}  # few weeks, in no number
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
# The words at which reading begins; the rest begins at a number.
_NAMES = {"centuries", "q", "q1", "q2", "q3", "q4"} | _PERIODS | NAMED_HOURS.keys() | _DAYS.keys()
_NAMES |= _STRETCHES | _MONTH.keys() | _WEEKDAY.keys() | _SEASON.keys() | _TENS.keys()
_BEFORE_YEAR = _SEASON.keys() | {
    "in", "since", "by", "until", "till", "from", "of", "during", "before", "after", "to", "and", "between", "through",
    "around", "circa", "about", "early", "late", "mid", "year", "fiscal", "(", "[",
}  # fmt: skip
_BEFORE_COUNT = frozenset(("$", "£", "€", "¥", "#", "no", "than", "least", "most", "over", "nearly", "almost", "some"))
_ERAS = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}
_TO = frozenset(("-", "–", "/", "to", "and", "through", "until", "or"))
_APOSTROPHES = frozenset("'’‘")


def times(pieces: Sequence[Atom], numbers: Sequence[Number], dated: Callable[[int], bool]) -> list[Time]:
    """All points in time, in text order. `numbers` are those of `pieces`; `dated(token)` is the parser's hint.

    Linear in the number of pieces.
    """
    found = sorted(_Reader(pieces, numbers, dated).read(), key=lambda time: time.start)
    return [related(pieces, time) for time in found]


class _Reader:
    """Reads one text, surest forms first, no piece twice; each method yields what is named at a place."""

    def __init__(self, pieces: Sequence[Atom], numbers: Sequence[Number], dated: Callable[[int], bool]) -> None:
        self._pieces = pieces
        self._starts = {number.start: number for number in numbers}
        self._stops = {number.stop: number for number in numbers}
        self._dated = dated
        self._taken: set[int] = set()

    def read(self) -> Iterator[Time]:
        places = [place for place, piece in enumerate(self._pieces) if place in self._starts or piece.text in _NAMES]
        for form in (self._numeric, self._clock, self._century, self._decade, self._month, self._year, self._word):
            for place in places:
                if place not in self._taken:
                    for time in form(place):
                        self._taken.update(range(time.start, time.stop))
                        yield time

    def _time(self, start: int, stop: int, kind: Kind, *values: float, period: str = "") -> Time:
        return Time(self._pieces[start].token, self._pieces[stop - 1].token, start, stop, kind, values, period)

    def _text(self, place: int) -> str:
        return text_at(self._pieces, place)

    def _glued(self, first: int, count: int) -> bool:
        return all(piece.glued for piece in self._pieces[first : first + count])

    def _integer(self, place: int, digits: int) -> int:
        """The plain integer at `place`, of at most so many digits; 0 for anything else."""
        text = self._text(place)
        return int(text) if text.isdecimal() and len(text) <= digits else 0

    def _numeric(self, place: int) -> Iterator[Time]:
        """“2021-09-11”, “11.09.2001”, “9/11/01”, and “9/11”."""
        separator = self._text(place + 1)
        a, b, c = self._integer(place, 4), self._integer(place + 2, 2), self._integer(place + 4, 4)
        if not b or separator not in ("-", "/", ".", "‑") or not self._glued(place + 1, 2):
            return
        if a and c and self._text(place + 3) == separator and self._glued(place + 3, 2):
            if a > 31 and b <= 12 and c <= 31:
                yield from self._date(place, place + 2, place + 4, (a,), (b,), (c,))
            elif max(a, b) <= 31 and min(a, b) <= 12 and len(self._text(place + 4)) in (2, 4):
                years = (c,) if c > 99 else (2000 + c, 1900 + c)
                month, day = (place, place + 2) if a <= 12 else (place + 2, place)
                months, days = ((a, b), (b, a)) if max(a, b) <= 12 else ((min(a, b),), (max(a, b),))
                yield from self._date(place + 4, month, day, years, months, days)
        elif (a, b, separator) == (9, 11, "/"):
            yield self._time(place, place + 1, Kind.MONTH, 9)
            yield self._time(place + 2, place + 3, Kind.DAY, 11)

    def _date(
        self, year: int, month: int, day: int, years: Sequence[int], months: Sequence[int], days: Sequence[int]
    ) -> Iterator[Time]:
        yield self._time(year, year + 1, Kind.YEAR, *years)
        yield self._time(month, month + 1, Kind.MONTH, *months)
        yield self._time(day, day + 1, Kind.DAY, *days)

    def _clock(self, place: int) -> Iterator[Time]:
        if read := clock_at(self._pieces, self._starts, place):
            stop, values = read
            yield self._time(place, stop, Kind.CLOCK, *values)

    def _era(self, stop: int) -> tuple[int, int]:
        """The sign that an era after a year or century gives it, and the piece after both."""
        if self._text(stop) == "before" and self._text(stop + 1) == "christ":
            return -1, stop + 2
        sign = _ERAS.get(self._text(stop))
        return (sign, stop + 1) if sign else (1, stop)

    def _century(self, place: int) -> Iterator[Time]:
        """“19th century”, “10th-11th centuries”, “1800s”."""
        if self._text(place) in ("century", "centuries"):
            sign, stop = self._era(place + 1)
            number = self._stops.get(place - (self._text(place - 1) in ("-", "–")))
            while number and number.form in (Form.ORDINAL, Form.ROMAN):
                yield self._time(number.start, stop, Kind.CENTURY, sign * number.values[0])
                stop = number.start - 1
                number = self._stops.get(stop) if self._text(stop) in _TO else None
        hundreds = self._text(place)
        if len(hundreds) in (3, 4) and hundreds.endswith("00") and (stop := self._plural(place)):
            yield self._time(place, stop, Kind.CENTURY, self._integer(place, 4) // 100 + 1)

    def _plural(self, place: int) -> int:
        """The piece after the s of “1980s” or “1980's” at `place`, or 0."""
        if self._integer(place, 4) and self._glued(place + 1, 1):
            if self._text(place + 1) in ("s", "'s", "’s"):
                return place + 2
            if self._text(place + 1) in _APOSTROPHES and self._text(place + 2) == "s" and self._glued(place + 2, 1):
                return place + 3
        return 0

    def _decade(self, place: int) -> Iterator[Time]:
        """“1980s”, “'80s”, “the eighties”."""
        text = self._text(place)
        if len(text) in (2, 4) and text.endswith("0") and (stop := self._plural(place)):
            yield self._time(place, stop, Kind.DECADE, self._integer(place, 4) % 100)
        elif text in _TENS and self._text(place - 1) in ("the", "early", "late", "mid", "-", "his", "her", "their"):
            yield self._time(place, place + 1, Kind.DECADE, _TENS[text])

    def _month(self, place: int) -> Iterator[Time]:
        """A month by name, and the days beside it."""
        if month := _MONTH.get(self._text(place)):
            days = self._days_before(place) or self._days_after(place)
            if days or self._text(place + 1).isdecimal() or self._named(place):
                yield self._time(place, place + 1, Kind.MONTH, month)
                for day in days:
                    yield self._time(day.start, day.stop, Kind.DAY, day.values[0])

    def _named(self, place: int) -> bool:
        """Whether a word that may be something else is the name of a time here."""
        piece = self._pieces[place]
        return piece.text not in _AMBIGUOUS or (piece.raw[0].isupper() and self._dated(piece.token))

    def _days_before(self, place: int) -> list[Number]:
        """“11 September”, “the 11th of September”, “11-13 September”, “the 3rd and the 10th of September”."""
        days: list[Number] = []
        at = place - (self._text(place - 1) in ("of", "-"))
        while (number := self._stops.get(at)) and self._is_day(number):
            days.insert(0, number)
            at = number.start - (2 if self._text(number.start - 1) == "the" else 1)
            if self._text(at) not in _TO or len(days) == 3:
                break
        return days

    def _days_after(self, place: int) -> list[Number]:
        """“September 11”, “September the 11th”, “Sept. 11-13”."""
        days: list[Number] = []
        at = place + 1 + (self._text(place + 1) in ("the", "-"))
        while (number := self._starts.get(at)) and self._is_day(number) and self._text(number.stop) not in _MONTH:
            days.append(number)
            at = number.stop + 1
            if self._text(number.stop) not in _TO or len(days) == 3:
                break
        return days

    def _is_day(self, number: Number) -> bool:
        return (
            number.form in (Form.CARDINAL, Form.ORDINAL)
            and (number.written.isdecimal() or not number.written)
            and number.values[0] in range(1, 32)
            and number.start not in self._taken
            and not unit_after(self._pieces, number.stop)[0]
        )

    def _year(self, place: int) -> Iterator[Time]:
        """“2001”, “400 A.D.”, “A.D. 400”, “1990/91”, “'38”."""
        number = self._starts.get(place)
        if number is None or number.form is not Form.CARDINAL or not number.values[0].is_integer():
            return
        value = int(abs(number.values[0]))
        sign, stop = self._era(number.stop)
        if stop > number.stop or self._text(place - 1) in _ERAS:
            yield self._time(place, stop, Kind.YEAR, sign * value)
        elif self._text(place - 1) in _APOSTROPHES and self._glued(place, 1) and len(number.written) == 2:
            yield self._time(place, stop, Kind.YEAR, 1900 + value, 2000 + value, 1800 + value)
        elif self._is_year(number):
            yield self._time(place, stop, Kind.YEAR, value)
            second = self._integer(stop + 1, 2)
            if second > value % 100 and self._text(stop) in ("/", "-", "–") and self._glued(stop, 2):
                yield self._time(stop + 1, stop + 2, Kind.YEAR, value - value % 100 + second)

    def _is_year(self, number: Number) -> bool:
        """Four plain digits, or their words, that count nothing."""
        plain = number.stop == number.start + 1 and number.written.isdecimal() and len(number.written) == 4
        worded = not number.written and number.stop - number.start >= 2 and self._dated(number.first)
        if not (plain or worded) or not 1000 <= abs(number.values[0]) < 2200:
            return False
        before = self._text(number.start - 1)
        if before in _BEFORE_COUNT or unit_after(self._pieces, number.stop)[0]:
            return False
        dated = before in _BEFORE_YEAR or before in _MONTH or self._dated(number.first)
        return dated or number.start - 2 in self._taken or 1900 <= number.values[0] < 2100

    def _word(self, place: int) -> Iterator[Time]:
        """Weekdays, seasons, and times relative to now."""
        text, before = self._text(place), self._text(place - 1)
        if text in _WEEKDAY and self._named(place):
            eve = before in ("before", "to") and self._text(place - 2) in PARTS_OF_DAY  # the night before Sunday
            days = ((_WEEKDAY[text] - 1) % 7, _WEEKDAY[text]) if eve else (_WEEKDAY[text],)
            yield self._time(place - 2 * eve, place + 1, Kind.WEEKDAY, *days)
        elif text in _DAYS:
            yield self._time(place, place + 1, Kind.RELATIVE, _DAYS[text], period="day")
        elif text in _SEASON and (text not in ("spring", "fall") or self._dated(self._pieces[place].token)):
            yield self._time(place, place + 1, Kind.SEASON, _SEASON[text])
        elif text in ("q", "q1", "q2", "q3", "q4") and self._integer(place + 1, 1):
            yield self._time(place, place + 2, Kind.QUARTER, self._integer(place + 1, 1))
        elif text in _PERIODS and before in _OFFSETS:
            period = "day" if text in PARTS_OF_DAY else text
            yield self._time(place - 1, place + 1, Kind.RELATIVE, _OFFSETS[before], period=period)
        elif text in _STRETCHES:
            near = place - (2 if before in ("few", "couple") else 1)
            if offset := _NEAR.get(self._text(near)):
                yield self._time(near, place + 1, Kind.RELATIVE, offset, period=text)
