"""An amount keeps its number and changes or loses its unit or currency, or the unit changes without a number.

Units and currencies are compared by what they measure: “US$5bn” is five billion dollars. An amount that was converted
gets a neutral note. A number that changed belongs to `number`. Not seen: a right amount of the wrong thing.

Bad:  They stopped 12 miles from the border. → They stopped 12 kilometers from the border.
Good: They stopped 50 km from the border. → They stopped 31 miles from the border.
"""

from collections.abc import Iterator

from mtaudit.compare.figures import figures
from mtaudit.compare.quantities import Quantity
from mtaudit.compare.units import measures_of
from mtaudit.model import Candidate, LinkKind, Segment, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.CRITICAL


def propose(unit: Unit) -> Iterator[Candidate]:
    """Conversions as notes, then the same numbers with other units."""
    source, target = unit.source, unit.target
    if source is None or target is None:
        return
    paired = figures(unit).quantities
    for ours, theirs in paired.equal:
        if ours.measures and theirs.measures and not ours.same_unit(theirs):
            before, after = source.cover(ours.tokens), target.cover(theirs.tokens)
            message = f"“{source.excerpt(before)}” is converted to “{target.excerpt(after)}”."
            yield Candidate(Severity.NEUTRAL, 1.0, before, after, message)
    for ours, theirs, _ in paired.changed:
        if ours.same_number(theirs):
            before, after = source.cover(ours.tokens), target.cover(theirs.tokens)
            severity, confidence = _grade(ours, theirs)
            message = f"The unit changed: “{source.excerpt(before)}” became “{target.excerpt(after)}”."
            yield Candidate(severity, confidence, before, after, message)
    yield from _bare_units(unit, source, target)


def _bare_units(unit: Unit, source: Segment, target: Segment) -> Iterator[Candidate]:
    """“for weeks”, “for months”: linked names of units that belong to no figure."""
    figured = {place for ours in figures(unit).quantities.source for place in ours.tokens}
    figured |= {place for ours in figures(unit).times.source for place in ours.tokens}
    for link in unit.words.links:
        ours, theirs = source.tokens[link.source], target.tokens[link.target]
        if link.kind is not LinkKind.DIFFERENT or {ours.pos, theirs.pos} != {"NOUN"} or link.source in figured:
            continue
        was, is_ = measures_of(ours.text), measures_of(theirs.text)
        alike = {measure.dimension for measure in was} & {measure.dimension for measure in is_}
        if alike and not set(was) & set(is_):
            message = f"The unit changed: “{ours.text}” became “{theirs.text}”."
            yield Candidate(SEVERITY, 0.7, ours.span, theirs.span, message)


def _grade(ours: Quantity, theirs: Quantity) -> tuple[Severity, float]:
    dimensions = [{measure.dimension for measure in side.measures} for side in (ours, theirs)]
    if not ours.measures:
        return Severity.MINOR, 0.3  # the target makes explicit what the source leaves to the reader
    if not theirs.measures:
        costly = "ratio" in dimensions[0] or any(dimension.startswith("money") for dimension in dimensions[0])
        return Severity.MAJOR, 0.5 if costly else 0.3  # a boy of six, a woman of 165
    if dimensions in ([{"ratio"}, {"percentage points"}], [{"percentage points"}, {"ratio"}]):
        return Severity.MAJOR, 0.6  # often confused, and often understood all the same
    return SEVERITY, 0.9
