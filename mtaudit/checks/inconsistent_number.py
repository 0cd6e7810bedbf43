"""A figure that the source gives twice is kept in one place and changed in another.

The target then contradicts itself, so the change cannot be meant. Two numbers are one figure when they have one value
and count or measure the same (400 yen, 18,400 spectators), or are too exact to agree by chance. Roundings are left
alone. Each place by itself is the business of `number`; this finding names both, and takes the place of that one.

Not seen: dates and times; a figure changed in every place, or written with another noun each time.

Bad:  The fee is 400 yen. They paid the fee of 400 yen. → The fee is 400 yen. They paid the fee of 100 yen.
Good: The fee is 400 yen. They paid the fee of 400 yen. → The fee is 400 yen. They paid a fee of four hundred yen.
"""

from collections.abc import Hashable, Iterator, Sequence

from mtaudit.compare.figures import figures
from mtaudit.compare.number import Form
from mtaudit.compare.quantities import Quantity
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Segment, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.CRITICAL

CONTRADICTION = 0.95
EXACT = 3  # digits from which on two equal numbers are one figure, whatever they count
COUNTING = frozenset({Form.CARDINAL, Form.FRACTION})


def survey(units: Sequence[Unit]) -> Iterator[tuple[Unit, Candidate]]:
    """One candidate for each place where a figure has changed that is kept elsewhere."""
    kept: dict[Hashable, tuple[int, str]] = {}
    for unit in units:
        if unit.source and unit.target:
            for ours, theirs in figures(unit).quantities.equal:
                if (key := _figure(unit.source, ours)) is not None:
                    says = unit.target.excerpt(unit.target.cover(theirs.tokens))
                    kept.setdefault(key, (unit.target.sentences[0] + 1, says))
    for unit in units:
        if unit.source and unit.target:
            for ours, theirs, linked in figures(unit).quantities.changed:
                key = _figure(unit.source, ours)
                if linked and key in kept and not ours.same_number(theirs) and not _rounded(ours, theirs):
                    yield unit, _candidate(unit.source, unit.target, ours, theirs, *kept[key])


def _candidate(
    source: Segment, target: Segment, ours: Quantity, theirs: Quantity, sentence: int, elsewhere: str
) -> Candidate:
    before, after = source.cover(ours.tokens), target.cover(theirs.tokens)
    message = (
        f"{quote(source.excerpt(before))} became {quote(target.excerpt(after))}, and is {quote(elsewhere)} in sentence "
        f"{sentence} of the target, which contradicts itself."
    )
    return Candidate(SEVERITY, CONTRADICTION, before, after, message)


def _figure(side: Segment, quantity: Quantity) -> Hashable:
    """What makes two mentions one figure: the value, and what it counts or measures; None where that is not sure."""
    number = quantity.number
    if number is None or number.weak or number.form not in COUNTING or number.values[0] == 1:
        return None
    if number.digits >= EXACT:
        return number.values[0]
    if quantity.measures:
        return number.values[0], quantity.measures[0]
    counted = side.tokens[side.tokens[number.last].head]
    return (number.values[0], counted.lemma.casefold()) if counted.pos == "NOUN" else None


def _rounded(ours: Quantity, theirs: Quantity) -> bool:
    a, b = ours.number, theirs.number
    return a is None or b is None or a.rounds_to(b, hedged=True) or b.rounds_to(a, hedged=True)
