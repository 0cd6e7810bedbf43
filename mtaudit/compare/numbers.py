"""Finds the numbers in running English: digits in any grouping, number words, fractions, ordinals, Roman numerals."""

import unicodedata
from collections.abc import Sequence

from mtaudit.compare.atoms import Atom, text_at
from mtaudit.compare.number import Form, Number
from mtaudit.compare.number_words import (
    ABBREVIATED,
    CARDINALS,
    COUNTED,
    LETTERS,
    MULTIPLES,
    ORDINALS,
    PARTS,
    SCALES,
    VAGUE,
    VAGUE_COUNTS,
    WEAK,
)

_ROMAN = {"i": 1, "v": 5, "x": 10}
_ORDINAL_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_PARTS = frozenset(("half", "halves", "quarter", "quarters"))
_HYPHENS = frozenset("-‐‑–−")
_LONGEST = 18  # digits; a longer run is an identifier, and its head tells it apart well enough


def numbers(pieces: Sequence[Atom]) -> list[Number]:
    """All numbers, in order, not overlapping. Linear in the number of pieces."""
    found: list[Number] = []
    place = 0
    while place < len(pieces):
        number = _read(pieces, place)
        if number is None:
            place += 1
        else:
            found.append(number)
            place = number.stop
    return found


def _read(pieces: Sequence[Atom], place: int) -> Number | None:
    text, raw = pieces[place].text, pieces[place].raw
    if pieces[place].is_number:
        return _digits(pieces, place)
    if text in CARDINALS or text in COUNTED or text in ORDINALS:
        return _words(pieces, place)
    if text in VAGUE:
        return _vague(pieces, place)
    if text in _PARTS:
        return _part(pieces, place)
    if text in MULTIPLES:
        return _make(pieces, place, place + 1, (MULTIPLES[text],), Form.MULTIPLE)
    if value := _vulgar_fraction(text):
        return _make(pieces, place, place + 1, (value,), Form.FRACTION)
    if raw.isupper() and all(letter in _ROMAN for letter in text):
        return _roman(pieces, place)
    return None


def _make(
    pieces: Sequence[Atom], start: int, stop: int, values: Sequence[float], form: Form, written: str = ""
) -> Number:
    weak = stop - start == 1 and pieces[start].text in WEAK
    first, last = pieces[start].token, pieces[stop - 1].token
    return Number(first, last, start, stop, tuple(map(float, values)), form, weak, written)


def _digits(pieces: Sequence[Atom], place: int) -> Number:
    """Digits with what belongs to them: “10 000”, “1.5 million”, “5bn”, “3rd”, “2½”, “2 1/2”."""
    written = pieces[place].text
    values = _readings(written)
    if text_at(pieces, place - 1) == "minus":
        values = tuple(-value for value in values)
    elif _after_dash(pieces, place):
        values = (*(-value for value in values), *values)
    if _in_code(pieces, place):
        return _make(pieces, place, place + 1, values, Form.CODE, written)
    stop = _grouped_by_spaces(pieces, place)
    if stop > place + 1:
        values = (float("".join(piece.text for piece in pieces[place:stop])),)
    following = text_at(pieces, stop)
    glued = stop < len(pieces) and pieces[stop].glued
    if glued and following in _ORDINAL_SUFFIXES and written.isdecimal():
        return _make(pieces, place, stop + 1, values, Form.ORDINAL, written)
    if (value := _slashed(pieces, place)) is not None:
        return _make(pieces, place, place + 3, (value,), Form.FRACTION, written)
    if (value := _slashed(pieces, stop)) is not None and written.isdecimal():
        return _make(pieces, place, stop + 3, (values[0] + value,), Form.CARDINAL, written)
    if value := _vulgar_fraction(following):
        return _make(pieces, place, stop + 1, (values[0] + value,), Form.CARDINAL, written)
    if glued and following in LETTERS:
        values = (*values, *(value * LETTERS[following] for value in values))
        return _make(pieces, place, stop, values, Form.CARDINAL, written)
    return _counting(pieces, place, stop, values, written)


def _after_dash(pieces: Sequence[Atom], place: int) -> bool:
    """Whether “-5” stands alone, where the stroke may be a sign or a dash, unlike the hyphen of “3-5”."""
    dash = text_at(pieces, place - 1) in _HYPHENS and pieces[place].glued
    return dash and (place == 1 or not pieces[place - 1].glued)


def _in_code(pieces: Sequence[Atom], place: int) -> bool:
    """Whether the digits belong to a name: “p109”, “COVID-19”, but not “mid-1980s”, “Rs500” or “N22 billion”."""
    following = text_at(pieces, place + 1)
    amount = not pieces[place].text.isdecimal() or following in COUNTED or following in ABBREVIATED
    if not pieces[place].glued or amount:
        return False
    before = text_at(pieces, place - 1)
    if before in _HYPHENS and pieces[place - 1].glued:
        letters = pieces[place - 2].raw if place > 1 else ""
        return letters.isalpha() and letters[-1].isupper()
    return before.isalpha() and before not in ("rs", "nu", "kr") and pieces[place - 1].token == pieces[place].token


def _grouped_by_spaces(pieces: Sequence[Atom], place: int) -> int:
    """The piece after “10 000 000”, whose groups are set apart by spaces; `place` + 1 where there are none."""
    stop = place + 1
    dated = place > 1 and pieces[place - 1].raw.istitle() and len(pieces[place - 1].raw) > 2  # on April 3 410 men
    if len(pieces[place].text) <= 3 and pieces[place].text.isdecimal() and pieces[place].text[0] != "0" and not dated:
        while stop < min(len(pieces), place + 5) and not pieces[stop].glued and _is_group(pieces[stop].text):
            stop += 1
    return stop


def _is_group(text: str) -> bool:
    return len(text) == 3 and text.isdecimal()


def _slashed(pieces: Sequence[Atom], place: int) -> float | None:
    """The value of “3/4” at `place`; dates and scores are written with a slash, too, so only common fractions count."""
    if text_at(pieces, place + 1) in ("/", "⁄") and pieces[place + 1].glued:
        above, below = text_at(pieces, place), text_at(pieces, place + 2)
        common = above in tuple("1234567") and below in tuple("23458") and int(above) < int(below)
        if common or (above == "1" and below in ("6", "10", "100")):
            return int(above) / int(below)
    return None


def _counting(pieces: Sequence[Atom], start: int, stop: int, values: tuple[float, ...], written: str = "") -> Number:
    """A cardinal with what may follow it: “million”, “and a half”, “thirds”."""
    values, stop = _scaled(pieces, stop, values)
    step = 2 if text_at(pieces, stop) in _HYPHENS else 1  # nine-and-a-half
    conjunction, article, part = (text_at(pieces, stop + step - 1 + step * n) for n in range(3))
    if conjunction == "and" and article in ("a", "one") and part in ("half", "quarter", "third"):
        values = tuple(value + 1 / PARTS[part] for value in values)
        values, stop = _scaled(pieces, stop + 3 * step, values)
        return _make(pieces, start, stop, values, Form.CARDINAL, written)
    ahead = stop + step - 1
    word = text_at(pieces, ahead)
    if word in PARTS and 1 <= values[0] <= 100 and (word.endswith("s") or values[0] == 1):
        return _make(pieces, start, ahead + 1, (values[0] / PARTS[word],), Form.FRACTION, written)
    return _make(pieces, start, stop, values, Form.CARDINAL, written)


def _scaled(pieces: Sequence[Atom], stop: int, values: tuple[float, ...]) -> tuple[tuple[float, ...], int]:
    """Scale words after a number: “6 thousand”, “5-million”, “3 hundred thousand”, “5bn”."""
    for _ in range(3):
        ahead = stop + (text_at(pieces, stop) in _HYPHENS)
        factor = COUNTED.get(text_at(pieces, ahead)) or ABBREVIATED.get(text_at(pieces, ahead))
        if factor is None:
            break
        values = tuple(value * factor for value in values)
        stop = ahead + 1
    return values, stop


def _words(pieces: Sequence[Atom], place: int) -> Number:
    """Number words, as in “two hundred and six thousand”, “twenty-first”, “nineteen ninety-five”."""
    total, group, last_scale = 0, 0, 10**19
    stop = place
    while stop < len(pieces):
        ahead = stop
        if stop > place and (pieces[stop].text in _HYPHENS or (pieces[stop].text == "and" and group % 100 == 0)):
            ahead += 1
        word = text_at(pieces, ahead)
        value = CARDINALS.get(word)
        if value is not None and (stop == place or (_fits(group, value) and value)):
            group += value
        elif value is not None and total == 0 and 10 <= group < 100 and value >= 10 and ahead == stop:
            group = 100 * group + value  # nineteen ninety
        elif word in ("dozen", "hundred") and group < 100 and ahead == stop:
            group = max(group, 1) * COUNTED[word]
        elif word in SCALES and SCALES[word] < last_scale and (group or not total):
            last_scale = SCALES[word]
            total, group = total + max(group, 1) * last_scale, 0
        elif word in ORDINALS and (stop == place or (ORDINALS[word] < 100 and _fits(group, ORDINALS[word]))):
            return _ordinal(pieces, place, ahead + 1, total + group + ORDINALS[word])
        else:
            break
        stop = ahead + 1
    if stop == place + 1 and pieces[place].text in COUNTED and text_at(pieces, place - 1) in VAGUE_COUNTS:
        return _make(pieces, place, stop, (total + group,), Form.VAGUE)
    return _counting(pieces, place, stop, (float(total + group),))


def _fits(group: int, value: int) -> bool:
    """Whether a word of this value can follow: “twenty” takes “one”, “two hundred” takes anything below a hundred."""
    return group % 100 == 0 if value >= 10 else group % 10 == 0 and group % 100 != 10


def _ordinal(pieces: Sequence[Atom], start: int, stop: int, value: int) -> Number:
    """“third” may be a part as well as a rank."""
    values = (value, 1 / value) if value > 2 and stop == start + 1 else (value,)
    return _make(pieces, start, stop, values, Form.ORDINAL)


def _vague(pieces: Sequence[Atom], place: int) -> Number:
    """“hundreds”, “tens of thousands”."""
    value, stop = VAGUE[pieces[place].text], place + 1
    if text_at(pieces, stop) == "of" and text_at(pieces, stop + 1) in VAGUE:
        value, stop = value * VAGUE[text_at(pieces, stop + 1)], stop + 2
    return _make(pieces, place, stop, (value,), Form.VAGUE)


def _part(pieces: Sequence[Atom], place: int) -> Number:
    """“half”, “a quarter”, “half a million”, “half-million”."""
    part, counted = PARTS[pieces[place].text], text_at(pieces, place + 2)
    if text_at(pieces, place + 1) in ("a", "of", "-") and counted in COUNTED:
        return _make(pieces, place, place + 3, (COUNTED[counted] / part,), Form.CARDINAL)
    return _make(pieces, place, place + 1, (1 / part,), Form.FRACTION)


def _roman(pieces: Sequence[Atom], place: int) -> Number | None:
    """Roman numerals up to XXXIX after a capitalised word: “World War II”. Single letters are as often initials."""
    text, before = pieces[place].text, pieces[place - 1].raw if place else ""
    if not 2 <= len(text) <= 7 and not (text == "i" and before in ("War", "Elizabeth")):
        return None
    if not before[:1].isupper() or before.isupper():
        return None
    values = [_ROMAN[letter] for letter in text]
    value = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return _make(pieces, place, place + 1, (value,), Form.ROMAN)


def _vulgar_fraction(text: str) -> float:
    """The value of “½” and its like, 0 for anything else."""
    return unicodedata.numeric(text, 0.0) % 1 if len(text) == 1 and not text.isascii() else 0.0


def _readings(written: str) -> tuple[float, ...]:
    """The values that digits with separators can have, likeliest first."""
    written = written[:_LONGEST]
    separators = [letter for letter in written if not letter.isdecimal()]
    groups = "".join(letter if letter.isdecimal() else " " for letter in written).split()
    if len(groups) == 1:
        return (float(groups[0]),)
    grouped, decimal = float("".join(groups)), float("".join(groups[:-1]) + "." + groups[-1])
    if len(set(separators)) > 1 or len(groups[-1]) != 3 or len(groups[0]) > 3 or groups[0] == "0":
        return (decimal,)
    if len(groups) > 2 or separators[0] in "'’":
        return (grouped,)
    return (grouped, decimal) if separators[0] == "," else (decimal, grouped)
