"""An amount keeps its number and changes or loses its unit or currency, or the unit changes without a number.

Units and currencies are compared by what they measure: “US$5bn” is five billion dollars, a decade is ten years. An
amount that was converted gets a neutral note. A unit lost is major, and so is one changed where there is no number
(“for weeks”, “for months”). A number that changed belongs to `number`.

Not seen: a right amount of the wrong thing; a currency of one name in several countries, such as the dollar; units that
are no measures (boxes, bottles, pages).

Bad:  They stopped 12 miles from the border. → They stopped 12 kilometers from the border.
Good: They stopped 50 km from the border. → They stopped 31 miles from the border.
"""

from collections.abc import Iterator

from mtaudit.compare.figures import figures
from mtaudit.compare.magnitude import compared, converted, written
from mtaudit.compare.quantities import Quantity
from mtaudit.compare.units import measures_of
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, LinkKind, Segment, Token, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.CRITICAL

_EXACT = 0.001  # ten years are a decade: nothing was converted
_POINTS = "percentage points"
_BARE = {LinkKind.DIFFERENT: 0.7, LinkKind.RELATED: 0.55}  # hours are days to some
_NOUNS = {
    "area": "an area", "angle": "an angle", "mass": "a weight", "ratio": "a share", "time": "a length of time",
    "energy": "an amount of energy", "power": "an amount of power", "data": "an amount of data",
    "money": "a sum of money",
}  # fmt: skip


def propose(unit: Unit) -> Iterator[Candidate]:
    """Conversions as notes, then the same numbers with other units, then units without a number."""
    source, target = unit.source, unit.target
    if source is None or target is None:
        return
    paired = figures(unit).quantities
    for ours, theirs in paired.equal:
        named = ours.measures and theirs.measures and not ours.same_unit(theirs)
        if named and not ours.converts_to(theirs, tolerance=_EXACT):
            before, after = source.cover(ours.tokens), target.cover(theirs.tokens)
            message = (
                f"{quote(source.excerpt(before))} is converted to {quote(target.excerpt(after))}: the same amount."
            )
            yield Candidate(Severity.NEUTRAL, 1.0, before, after, message)
    for ours, theirs, _ in paired.changed:
        if ours.same_number(theirs):
            yield _changed(source, target, ours, theirs)
    yield from _bare_units(unit, source, target)


def _changed(source: Segment, target: Segment, ours: Quantity, theirs: Quantity) -> Candidate:
    """The same number of something else."""
    before, after = source.cover(ours.tokens), target.cover(theirs.tokens)
    said, says = quote(source.excerpt(before)), quote(target.excerpt(after))
    severity, strength = SEVERITY, 0.9
    if not ours.measures:
        severity, strength = Severity.MINOR, 0.3
        change = f"{said} became {says}: the target adds a unit that the source leaves to the reader"
    elif not theirs.measures:
        costly = _kind(ours) in ("ratio", "money")  # unlike a boy of six, a woman of 165
        severity, strength = Severity.MAJOR, 0.5 if costly else 0.3
        change = f"{said} became {says}: the unit is lost"
    elif {_kind(ours), _kind(theirs)} == {"ratio", _POINTS}:
        # The two are often confused; who writes points has thought of the difference.
        severity, strength = (Severity.MAJOR, 0.6) if _kind(ours) == _POINTS else (Severity.MINOR, 0.3)
        change = f"{said} {_raised(ours)} became {says} {_raised(theirs)}"
    elif (was := converted(ours, theirs, target.tokens)) and (is_ := converted(theirs, ours, source.tokens)):
        change = f"{said} ({was}) became {says} ({is_})"
    elif ratio := compared(ours, theirs):
        change = f"{said} became {says}, {ratio}"
    elif _kind(ours) and _kind(theirs) and _kind(ours) != _kind(theirs):
        change = f"{said} became {says}: {_noun(ours)} became {_noun(theirs)}"
    else:
        change = f"{said} became {says}: another {'currency' if _kind(ours) == 'money' else 'unit'}"
    return Candidate(severity, strength, before, after, f"{change}.")


def _bare_units(unit: Unit, source: Segment, target: Segment) -> Iterator[Candidate]:
    """“for weeks”, “for months”: linked names of units that belong to no figure."""
    figured = {place for ours in figures(unit).quantities.source for place in ours.tokens}
    figured |= {place for ours in figures(unit).times.source for place in ours.tokens}
    for link in unit.words.links:
        ours, theirs = source.tokens[link.source], target.tokens[link.target]
        strength = _BARE.get(link.kind, 0.0)
        if not strength or {ours.pos, theirs.pos} != {"NOUN"} or link.source in figured:
            continue
        was, is_ = _one(link.source, ours), _one(link.target, theirs)
        if was.shared_measures(is_) and not was.same_unit(is_):
            message = f"{quote(ours.text)} became {quote(theirs.text)}, {compared(was, is_) or 'another unit'}."
            yield Candidate(Severity.MAJOR, strength, ours.span, theirs.span, message)


def _one(place: int, token: Token) -> Quantity:
    """One of the unit that a token names, if it names one."""
    return Quantity(place, place, None, measures_of(token.text))


def _kind(amount: Quantity) -> str:
    """What the unit measures, all currencies being money; "" where that is not clear."""
    kinds = {"money" if measure.dimension.startswith("money") else measure.dimension for measure in amount.measures}
    return kinds.pop() if len(kinds) == 1 else ""


def _noun(amount: Quantity) -> str:
    return _NOUNS.get(_kind(amount), f"a {_kind(amount)}")


def _raised(change: Quantity) -> str:
    """What a rise by percent, or by points of it, comes to."""
    factor = change.values[0]
    new = 40 + factor if _kind(change) == _POINTS else 40 * (1 + factor / 100)
    return f"(from 40% to {written(new)}%)"
