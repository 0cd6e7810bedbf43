"""Everything with a value that two aligned texts say, paired: quantities and points in time.

A figure may read as a date on one side and as a bare number on the other (“6 on Sunday”, “6 a.m.”), so both kinds are
paired together; the checks of numbers, quantities and dates each report their part of the result.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mtaudit.compare.atoms import atoms
from mtaudit.compare.date_reader import times
from mtaudit.compare.dates import Kind, Time
from mtaudit.compare.number import Form
from mtaudit.compare.numbers import numbers
from mtaudit.compare.once import once
from mtaudit.compare.pairing import Mention, Pairing, pair
from mtaudit.compare.quantities import Quantity, quantities
from mtaudit.model import Token, Unit

MOST = 5_000  # tokens of a side that are read; more are no sentence
FEW = 20  # numbers among which the counterpart of a date is sought
# The figures that can be read as a component of a date.
_RANGE = {Kind.YEAR: range(1000, 2200), Kind.CENTURY: range(1, 22), Kind.DAY: range(1, 32), Kind.CLOCK: range(25)}


@dataclass(frozen=True, slots=True)
class Figures:
    """The paired quantities and times of a unit."""

    quantities: Pairing[Quantity]
    times: Pairing[Time]


_NONE = Figures(Pairing((), (), (), ()), Pairing((), (), (), ()))


@once
def figures(unit: Unit) -> Figures:
    """The figures of a unit; none where a side is missing."""
    if unit.source is None or unit.target is None:
        return _NONE
    source_amounts, source_times = _read(unit.source.tokens)
    target_amounts, target_times = _read(unit.target.tokens)
    when = pair(source_times, target_times, unit.words, Time.equals, Time.comparable)
    amounts = pair(source_amounts, target_amounts, unit.words, _equal, _comparable)
    # What is a date to one side's reader and a bare number to the other's.
    lost, more, reread = _cross(when.lost, amounts.added)
    added, fewer, read = _cross(when.added, amounts.lost)
    changed = [*when.changed, *((a, b, False) for a, b in reread), *((b, a, False) for a, b in read)]
    return Figures(
        Pairing(amounts.equal, amounts.changed, fewer, more), Pairing(when.equal, tuple(changed), lost, added)
    )


def in_figures(unit: Unit) -> tuple[set[int], set[int]]:
    """The tokens of source and target in quantities and times that have a counterpart: a quarter is 25 percent."""
    found = figures(unit)
    pairs: list[tuple[Mention, Mention]] = [*found.quantities.equal, *found.times.equal]
    pairs += [(ours, theirs) for ours, theirs, _ in found.quantities.changed]
    pairs += [(ours, theirs) for ours, theirs, _ in found.times.changed]
    source, target = ({index for pair in pairs for index in range(pair[n].first, pair[n].last + 1)} for n in (0, 1))
    return source, target


def _read(tokens: Sequence[Token]) -> tuple[list[Quantity], list[Time]]:
    pieces = atoms(tokens[:MOST])
    found = numbers(pieces)
    when = times(pieces, found, lambda token: tokens[token].entity == "DATE")
    dated = {piece for time in when for piece in range(time.start, time.stop)}
    return quantities(pieces, [number for number in found if number.start not in dated]), when


def _equal(a: Quantity, b: Quantity) -> bool:
    return (a.same_number(b) and a.same_unit(b)) or a.converts_to(b)


def _comparable(a: Quantity, b: Quantity) -> bool:
    """Whether one may stand for the other though they differ: the digits of a name are no count."""
    forms = [number.form is Form.CODE for number in (a.number, b.number) if number]
    return len(set(forms)) <= 1


def _cross(
    dates: Sequence[Time], amounts: Sequence[Quantity]
) -> tuple[tuple[Time, ...], tuple[Quantity, ...], list[tuple[Time, Time]]]:
    """The dates and the amounts that are left when those that agree are gone, and dates that a number may stand for."""
    left: list[Time] = []
    differing: list[tuple[Time, Time]] = []
    free = [amount for amount in amounts if _is_bare(amount)][:FEW]
    taken: list[Quantity] = []
    for date in dates:
        agreeing = [amount for amount in free if _agree(date, amount)]
        likely = [amount for amount in free if amount.values[0] in _RANGE.get(date.kind, ())]
        if agreeing or likely:
            chosen = (agreeing or likely)[0]
            free.remove(chosen)
            taken.append(chosen)
            if not agreeing:
                differing.append((date, replace(date, first=chosen.first, last=chosen.last, values=chosen.values)))
        else:
            left.append(date)
    return tuple(left), tuple(amount for amount in amounts if amount not in taken), differing


def _is_bare(amount: Quantity) -> bool:
    return amount.number is not None and not amount.number.weak and not amount.measures


def _agree(date: Time, amount: Quantity) -> bool:
    """Whether a date's figure is the number, an hour standing for its clock time."""
    values = [value // 60 if date.kind is Kind.CLOCK else abs(value) for value in date.values]
    return any(value in amount.values for value in values)
