"""Quantities: numbers with their unit or currency, and whether two of them are the same amount after conversion."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mtaudit.compare.atoms import Atom, text_at
from mtaudit.compare.number import Form, Number
from mtaudit.compare.units import Measure, unit_after, unit_at, unit_before

CONVERSION_TOLERANCE = 0.05  # converted amounts are rounded: “12 miles” is written “20 km”, 3.5 % off
_RANGE = frozenset(("-", "–", "—", "‑", "to", "and", "or", "x", "×", "by"))
_FRACTIONS = frozenset((Form.FRACTION, Form.ORDINAL))  # a third is either
_ARTICLES = frozenset(("a", "an", "the", "this", "last", "next", "each", "every"))
_HEDGES = frozenset(("about", "almost", "nearly", "around", "approximately", "up", "even", "over", "-"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, tokens `first` to `last`; a bare number has no `measures`.

    A quantity without `number` is one of the unit: “an hour”, “a decade”.
    """

    first: int
    last: int
    number: Number | None
    measures: tuple[Measure, ...] = ()

    @property
    def tokens(self) -> range:
        """Indices of its tokens."""
        return range(self.first, self.last + 1)

    @property
    def values(self) -> tuple[float, ...]:
        """The readings of the number; 1 where there is none."""
        return self.number.values if self.number else (1.0,)

    def same_number(self, other: "Quantity") -> bool:
        """Whether the numbers agree, units aside."""
        if self.number and other.number:
            return self.number.equals(other.number)
        return any(value in other.values for value in self.values)

    def same_unit(self, other: "Quantity") -> bool:
        """Whether the units have a meaning in common; two bare numbers do."""
        return self.measures == other.measures or any(measure in other.measures for measure in self.measures)

    def converts_to(self, other: "Quantity", tolerance: float = CONVERSION_TOLERANCE) -> bool:
        """Whether the two are the same amount in different units: 50 km and 31 miles, half and 50 percent."""
        ambiguous = any(measure.dimension == "temperature" for measure in other.measures)  # degrees, of which scale?
        return (ambiguous or not self.same_unit(other)) and any(
            ours == theirs and abs(a - b) <= tolerance * max(abs(a), abs(b))
            for ours, a in self._amounts()
            for theirs, b in other._amounts()
        )

    def near_share(self, other: "Quantity", tolerance: float) -> bool:
        """Whether both are shares, one of them told as a fraction, “a third”, and differ by at most `tolerance`."""
        fractions = [n for n in (self.number, other.number) if n and n.form in _FRACTIONS and not n.written]
        return bool(fractions) and any(abs(a - b) <= tolerance * max(a, b) for a in self.shares for b in other.shares)

    def shared_measures(self, other: "Quantity") -> tuple[Measure, Measure] | None:
        """A meaning of each unit in one dimension, the same meaning where there is one; None where there is none."""
        pairs = [(a, b) for a in self.measures for b in other.measures if a.dimension == b.dimension]
        return min(pairs, key=lambda pair: pair[0] != pair[1], default=None)

    @property
    def shares(self) -> list[float]:
        """The readings as shares of a whole, 0 to 1."""
        factors = [measure.factor for measure in self.measures if measure.dimension == "ratio"]
        return [share for f in factors or [1.0] * (not self.measures) for v in self.values if 0 < (share := v * f) < 1]

    def _amounts(self) -> list[tuple[str, float]]:
        bare = Measure("ratio" if max(self.values) <= 1 else "")
        return [(m.dimension, value * m.factor + m.offset) for m in self.measures or (bare,) for value in self.values]


def quantities(pieces: Sequence[Atom], numbers: Sequence[Number]) -> list[Quantity]:
    """The given numbers of `pieces` with their units, in order, and “a decade”, “an hour”. Linear in the pieces."""
    found: list[Quantity] = []
    taken = 0
    for number in numbers:
        if number.start < taken:  # “second” in “three second”
            continue
        found.extend(_single_units(pieces, taken, number.start))
        quantity, taken = _with_unit(pieces, number)
        found.append(quantity)
    found.extend(_single_units(pieces, taken, len(pieces)))
    return _shared_units(pieces, found)


def _with_unit(pieces: Sequence[Atom], number: Number) -> tuple[Quantity, int]:
    """The number with its unit, and the piece after both."""
    if currency := unit_before(pieces, number.start):
        return Quantity(pieces[number.start - 1].token, number.last, number, currency), number.stop
    measures, stop = unit_after(pieces, _whole(pieces, number))
    if not measures or number.form is Form.ORDINAL:
        return Quantity(number.first, number.last, number), number.stop
    return Quantity(number.first, pieces[stop - 1].token, number, measures), stop


def _whole(pieces: Sequence[Atom], number: Number) -> int:
    """Where to look for the unit that a fraction is part of: “half an hour”, “the first half of this year”."""
    if number.form is not Form.FRACTION:
        return number.stop
    of = text_at(pieces, number.stop) == "of"
    return number.stop + of + (text_at(pieces, number.stop + of) in _ARTICLES)


def _single_units(pieces: Sequence[Atom], start: int, stop: int) -> Iterator[Quantity]:
    """“an hour”, “a decade” among pieces without numbers."""
    for place in range(start, stop - 1):
        if pieces[place].text in ("a", "an"):
            measures, end = unit_at(pieces, place + 1)
            if any(measure.dimension == "time" for measure in measures) and len(pieces[place + 1].text) > 2:
                yield Quantity(pieces[place].token, pieces[end - 1].token, None, measures)


def _shared_units(pieces: Sequence[Atom], found: list[Quantity]) -> list[Quantity]:
    """“25-30 km”, “$5-10”, “two to three million”: in a range, the unit and the scale of one number belong to both."""
    for place in range(len(found) - 2, -1, -1):
        ours, after = found[place], found[place + 1]
        low, high = ours.number, after.number
        if low is None or high is None or not _is_range(pieces, low.stop, high.start):
            continue
        if not ours.measures and after.last > high.last:
            ours = replace(ours, measures=after.measures)
        elif not after.measures and ours.first < low.first:
            found[place + 1] = replace(after, measures=ours.measures)
        if _scale(high) > _scale(low) == 1 and max(low.values) < 1000:
            scaled = (*low.values, *(value * _scale(high) for value in low.values))
            ours = replace(ours, number=replace(low, values=scaled))
        found[place] = ours
    return found


def _is_range(pieces: Sequence[Atom], start: int, stop: int) -> bool:
    """Whether the pieces between two numbers make a range or a list of them: “to”, “- almost”."""
    between = [piece.text for piece in pieces[start:stop]] if stop - start <= 3 else []
    return bool(between) and between[0] in _RANGE and all(word in _HEDGES or word in _RANGE for word in between)


def _scale(number: Number) -> float:
    """The power of a thousand that scale words gave a number: 1e6 for “2 million”, 1 for “2”."""
    worded = number.stop - number.start > 1
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if number.values[0] >= scale), 1.0) if worded else 1.0
