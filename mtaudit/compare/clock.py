"""Clock times: “8:30 p.m.”, “3pm”, “15h30”, “1200 GMT”, “5 o’clock”, “half past eight”, “six in the evening”."""

from collections.abc import Mapping, Sequence

from mtaudit.compare.atoms import Atom, text_at
from mtaudit.compare.number import Form, Number

PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
NAMED_HOURS = {"noon": 720, "midday": 720, "midnight": 0}
_PAST = {"half": 30, "quarter": 15}
_ZONES = frozenset(
    ("gmt", "utc", "cet", "cest", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "ist", "jst", "msk")
) | {"local"}
_HOURS = frozenset(("hours", "hrs", "h", "hs"))  # after four digits: 1200 hours


def clock_at(pieces: Sequence[Atom], numbers: Mapping[int, Number], place: int) -> tuple[int, tuple[int, ...]] | None:
    """The clock time that begins at `place`: the piece after it, and its readings in minutes since midnight.

    `numbers` are the numbers of `pieces` by first piece. Without a.m. or p.m., hours up to twelve have two readings.
    """
    text = text_at(pieces, place)
    if text in NAMED_HOURS:
        return place + 1, (NAMED_HOURS[text],)
    read = _past(pieces, numbers, place) or _with_minutes(pieces, place) or _hour(pieces, numbers, place)
    if read is None:
        return None
    hours, minutes, stop, sure = read
    half, stop, marked = _half(pieces, stop)
    if not (sure or marked) or hours > 24 or minutes >= 60:
        return None
    if half is not None and hours <= 12:
        return stop, ((hours % 12 + 12 * half) * 60 + minutes,)
    readings = [hours % 24, (hours + 12) % 24] if hours <= 12 else [hours % 24]
    return stop, tuple(hour * 60 + minutes for hour in readings)


def _past(pieces: Sequence[Atom], numbers: Mapping[int, Number], place: int) -> tuple[int, int, int, bool] | None:
    """“half past eight”, “quarter to nine”: hours, minutes, the piece after, and whether it is surely a time."""
    hour = numbers.get(place + 2)
    relation = text_at(pieces, place + 1)
    if text_at(pieces, place) not in _PAST or relation not in ("past", "after", "to") or hour is None:
        return None
    value, minutes = hour.values[0], _PAST[text_at(pieces, place)]
    if value not in range(1, 13):
        return None
    if relation == "to":
        return int(value) - 1 or 12, 60 - minutes, hour.stop, True
    return int(value), minutes, hour.stop, True


def _with_minutes(pieces: Sequence[Atom], place: int) -> tuple[int, int, int, bool] | None:
    """“8:30”, “15h30”, “8:30:15”, “12.00”, “1200 GMT”."""
    text, mark, minutes = (text_at(pieces, place + n) for n in range(3))
    numeric = text.isdecimal() and len(text) <= 2 and minutes.isdecimal() and len(minutes) == 2
    if numeric and mark in (":", "h") and pieces[place + 1].glued:
        seconds = text_at(pieces, place + 3) == ":" and text_at(pieces, place + 4).isdecimal()
        return int(text), int(minutes), place + (5 if seconds else 3), True
    if text.isdecimal() and len(text) == 4 and (mark in _ZONES or mark in _HOURS):
        return int(text[:2]), int(text[2:]), place + 1, True
    hours, dot, minutes = text.partition(".")
    if dot and hours.isdecimal() and minutes.isdecimal() and len(hours) <= 2 and len(minutes) == 2:
        return int(hours), int(minutes), place + 1, False
    return None


def _hour(pieces: Sequence[Atom], numbers: Mapping[int, Number], place: int) -> tuple[int, int, int, bool] | None:
    """A full hour, which is one only if what follows says so."""
    number = numbers.get(place)
    if number is None or number.form is not Form.CARDINAL or number.values[0] not in range(25):
        return None
    return int(number.values[0]), 0, number.stop, False


def _half(pieces: Sequence[Atom], place: int) -> tuple[int | None, int, bool]:
    """Morning (0) or afternoon (1) as said after a time, the piece after it, and whether it marks a clock time."""
    text, following = text_at(pieces, place), text_at(pieces, place + 1)
    if text in ("am", "pm"):
        return int(text == "pm"), place + 1, True
    if text in ("a", "p") and following in ("m", "m."):
        return int(text == "p"), place + 2, True
    if text in ("o'clock", "o’clock"):
        half, stop, _ = _half(pieces, place + 1)
        return half, stop, True
    if (text, following) == ("at", "night"):
        return None, place, True
    if (text, following) == ("in", "the") and text_at(pieces, place + 2) in PARTS_OF_DAY:
        return int(text_at(pieces, place + 2) != "morning"), place, True
    return None, place, text in _ZONES
