"""A number has another value in the target than in the source.

Numbers are compared by value: “six thousand” is 6,000, “a dozen” is 12, “half” is 50 percent, and an amount converted
to another unit is the same amount. What rose from 5 to 8 did not rise from 8 to 5, nor by 8. A rounded number gets a
neutral note, one made more exact than the source is minor. Points in time belong to `date-time`, a number that keeps
its value and changes its unit to `quantity`.

Not seen: the right number attached to the wrong thing; a count that only another sentence gives; “one” and “first” for
another number where they may be a pronoun or an order.

Bad:  The town has 30 schools. → The town has 300 schools.
Good: Six thousand troops took part. → 6,000 troops took part.
"""

from collections.abc import Iterator

from mtaudit.compare.changes import PARTS, turned
from mtaudit.compare.figures import figures
from mtaudit.compare.magnitude import compared, converted
from mtaudit.compare.number import Form
from mtaudit.compare.quantifiers import bound_of
from mtaudit.compare.quantities import Quantity
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Segment, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.CRITICAL


def propose(unit: Unit) -> Iterator[Candidate]:
    """Numbers that differ in value, then numbers that one side lacks."""
    source, target = unit.source, unit.target
    if source is None or target is None:
        return
    paired = figures(unit).quantities
    for ours, theirs, linked in paired.changed:
        if not ours.same_number(theirs):
            yield _changed(source, target, ours, theirs, linked)
    yield from _turned(unit, source, target)
    for ours in paired.lost:
        span = source.cover(ours.tokens)
        again = any(ours.same_number(other) for other, _ in paired.equal)
        message = f"The source gives a figure, {quote(source.excerpt(span))}; the target has none for it."
        yield Candidate(Severity.MAJOR, _alone(source, ours, again), span, None, message)
    for theirs in paired.added:
        span = target.cover(theirs.tokens)
        again = any(theirs.same_number(other) for _, other in paired.equal)
        message = f"The target gives a figure, {quote(target.excerpt(span))}, that the source does not."
        yield Candidate(Severity.MAJOR, _alone(target, theirs, again), None, span, message)


def _changed(source: Segment, target: Segment, ours: Quantity, theirs: Quantity, linked: bool) -> Candidate:
    before, after = source.cover(ours.tokens), target.cover(theirs.tokens)
    said, says = quote(source.excerpt(before)), quote(target.excerpt(after))
    if _rounded(source, target, ours, theirs) or ours.near_share(theirs, 0.05):
        message = f"{said} is rounded to {says}: less exact, and not wrong."
        return Candidate(Severity.NEUTRAL, 0.9, before, after, message)
    if ours.near_share(theirs, 0.12):
        return Candidate(Severity.MINOR, 0.4, before, after, f"{said} became {says}, roughly the same share.")
    if _rounded(target, source, theirs, ours):
        message = f"{said} became {says}: more exact than the source."
        return Candidate(Severity.MINOR, 0.6, before, after, message)
    weak = 0 if _same_series(source, target, ours, theirs) else _is_weak(source, ours) + _is_weak(target, theirs)
    strength = (0.95 if linked else 0.85, 0.6 if linked else 0.3, 0.3 if linked else 0.1)[weak]
    one = 1.0 in (*ours.values, *theirs.values)  # as often a pronoun or an article
    renamed = _code(source, ours) != _code(target, theirs)  # COVID-19 may well be SARS-CoV-2
    if renamed or (one and (weak or not linked)):
        strength = min(strength, 0.3)
    same = "" if ours.same_unit(theirs) else converted(theirs, ours, source.tokens)
    gloss = f" ({same})" if same else ""
    message = f"{said} became {says}{gloss}, {compared(ours, theirs) or 'another figure'}."
    return Candidate(SEVERITY, strength, before, after, message)


def _turned(unit: Unit, source: Segment, target: Segment) -> Iterator[Candidate]:
    """The figures of a change that are all there, and say something else of it."""
    found = list(turned(unit, figures(unit).quantities.equal))
    if not found:
        return
    before = source.cover(place for each in found for place in (each.source, *each.ours.tokens))
    after = target.cover(place for each in found for place in (each.target, *each.theirs.tokens))
    was, is_ = (
        PARTS[side.tokens[place].text.lower()] for side, place in ((source, found[0].source), (target, found[0].target))
    )
    said, says = quote(source.excerpt(before)), quote(target.excerpt(after))
    if len(found) > 1:
        message = f"{said} became {says}: the change goes the other way."
    else:
        message = f"{said} ({was}) became {says} ({is_})."
    yield Candidate(SEVERITY, 0.7, before, after, message)


def _code(side: Segment, quantity: Quantity) -> str:
    """The letters of a name with digits, such as “B” of B-52; "" for a number that counts something."""
    if quantity.number is None or quantity.number.form is not Form.CODE:
        return ""
    return "".join(letter for letter in side.tokens[quantity.first].text.casefold() if letter.isalpha())


def _rounded(source: Segment, target: Segment, ours: Quantity, theirs: Quantity) -> bool:
    """Whether the target rounds the exact number of the source: 1.27 to 1.3 million, 89,712 to “nearly 90,000”."""
    if ours.number is None or theirs.number is None or not ours.same_unit(theirs):
        return False
    vague = bound_of(source.tokens, ours.first, ours.last) is not None
    hedged = bound_of(target.tokens, theirs.first, theirs.last) is not None
    return not vague and ours.number.rounds_to(theirs.number, hedged)


def _alone(side: Segment, quantity: Quantity, again: bool) -> float:
    """Confidence for a number without partner: what is said twice is easily said once, and “one” may be “a”."""
    return 0.1 if again or quantity.values == (1.0,) or _is_weak(side, quantity) else 0.45


def _same_series(source: Segment, target: Segment, ours: Quantity, theirs: Quantity) -> bool:
    """Whether both are ordinals of the same thing: the first half, the second half."""
    numbers = (ours.number, theirs.number)
    if not all(number and number.form is Form.ORDINAL for number in numbers):
        return False
    following = [side.tokens[end : end + 1] for side, end in ((source, ours.last + 1), (target, theirs.last + 1))]
    nouns = [tokens[0].lemma for tokens in following if tokens and tokens[0].pos == "NOUN"]
    return len(nouns) == 2 and nouns[0] == nouns[1]


def _is_weak(side: Segment, quantity: Quantity) -> bool:
    """Whether the words may count nothing: “one” that is a pronoun, “a year”, “hundreds”."""
    number = quantity.number
    if number is None or number.form in (Form.VAGUE, Form.ROMAN):
        return True
    return number.weak and side.tokens[number.first].dep != "nummod" and side.tokens[number.first].pos != "VERB"
