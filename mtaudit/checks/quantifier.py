"""How much or how many: a bound is reversed, all, most, some or few change places, one becomes many.

“At least”, “more than” and “as close as” set a lower bound, “at most”, “less than” and “up to” an upper one; several,
multiple and various mean the same, as do often and frequently. A definite singular that becomes a bare plural (“the
country’s east”, “eastern countries”) speaks of other things; a generic one (“the lion”, “lions”) does not. Denials
belong to `negation`.

Bad:  At least 20 people came. → Up to 20 people came.
Good: The report has been corrected several times. → The report has been corrected multiple times.

Not seen: an amount that only a noun tells (crowds, a trickle); one that became many where neither has an article.
"""

from collections.abc import Iterator, Sequence

from mtaudit.compare.figures import figures
from mtaudit.compare.grammatical_number import number_changes
from mtaudit.compare.number import Form
from mtaudit.compare.pairing import pair
from mtaudit.compare.quantifiers import Bound, Bounded, Quantifier, Scale, bound_of, quantifiers
from mtaudit.compare.quantities import Quantity
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, LinkKind, Segment, Token, Unit, WordAlignment
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

OF_REACH = 8  # tokens from a quantifier to what it is said of
_OPPOSITE = {Bound.LOWER, Bound.UPPER}
_LIMIT = {Bound.LOWER: "that or more", Bound.UPPER: "that or less", Bound.NEAR: "about that"}


def propose(unit: Unit) -> Iterator[Candidate]:
    """Bounds of equal figures, then quantifiers, then grammatical number."""
    if unit.source is None or unit.target is None:
        return
    yield from _bounds(unit, unit.source, unit.target)
    yield from _quantifiers(unit, unit.source, unit.target)
    yield from _numbers(unit, unit.source, unit.target)


def _bounds(unit: Unit, source: Segment, target: Segment) -> Iterator[Candidate]:
    for ours, theirs in figures(unit).quantities.equal:
        if not _counts(ours) or not _counts(theirs):
            continue
        was, is_ = bound_of(source.tokens, ours.first, ours.last), bound_of(target.tokens, theirs.first, theirs.last)
        if (was and was.bound) == (is_ and is_.bound):
            continue
        before, after = source.cover(_with(ours.tokens, was)), target.cover(_with(theirs.tokens, is_))
        said, says = source.excerpt(before), target.excerpt(after)
        if was and is_ and {was.bound, is_.bound} == _OPPOSITE:
            message = f"{quote(said)} ({_LIMIT[was.bound]}) became {quote(says)} ({_LIMIT[is_.bound]})."
            yield Candidate(SEVERITY, 0.5 if was.loose or is_.loose else 0.85, before, after, message)
        else:
            exact = all(side is None or side.bound is Bound.NEAR for side in (was, is_))
            message = f"{quote(said)} became {quote(says)}: the figure is bounded otherwise."
            yield Candidate(Severity.MINOR, 0.1 if exact else 0.3, before, after, message)


def _counts(quantity: Quantity) -> bool:
    return quantity.number is not None and quantity.number.form in (Form.CARDINAL, Form.FRACTION, Form.VAGUE)


def _with(tokens: Sequence[int], bounded: Bounded | None) -> list[int]:
    return [*tokens, bounded.first, bounded.last] if bounded else [*tokens]


def _quantifiers(unit: Unit, source: Segment, target: Segment) -> Iterator[Candidate]:
    paired = pair(quantifiers(source.tokens), quantifiers(target.tokens), unit.words, _alike, _same_scale)
    for ours, theirs, linked in paired.changed:
        before, after = source.cover([ours.first, ours.last]), target.cover([theirs.first, theirs.last])
        said, says = source.excerpt(before), target.excerpt(after)
        distance = ours.distance(theirs)
        reversed_ = distance >= 4 or (distance >= 2 and (0 in ours.degrees) != (0 in theirs.degrees))  # none, not all
        severity = Severity.CRITICAL if reversed_ else SEVERITY if distance > 1 else Severity.MINOR
        same = linked or _of_the_same(unit.words, source.tokens, ours, target.tokens, theirs)
        confidence = min(0.3 + 0.15 * distance, 0.85) * (1.0 if same else 0.5)
        less = min(theirs.degrees) < min(ours.degrees)
        word = (
            ("more rarely" if less else "more often") if ours.scale is Scale.FREQUENCY else "less" if less else "more"
        )
        message = f"{quote(said)} became {quote(says)}: {word} than the source says."
        yield Candidate(severity, confidence, before, after, message)
    for ours in paired.lost:
        span = source.cover([ours.first, ours.last])
        yield Candidate(Severity.MINOR, 0.15, span, None, f"The target does not say {quote(source.excerpt(span))}.")
    for theirs in paired.added:
        span = target.cover([theirs.first, theirs.last])
        yield Candidate(Severity.MINOR, 0.15, None, span, f"The source does not say {quote(target.excerpt(span))}.")


def _of_the_same(
    words: WordAlignment, source: Sequence[Token], ours: Quantifier, target: Sequence[Token], theirs: Quantifier
) -> bool:
    """Whether two quantifiers measure words that stand for each other: most of the people, all people."""
    there = _measured(target, theirs)
    return any(
        link.target == there and link.kind is not LinkKind.DIFFERENT
        for link in words.from_source(_measured(source, ours))
    )


def _measured(tokens: Sequence[Token], quantifier: Quantifier) -> int:
    """The word that a quantifier belongs to, past "of": most people, most of the people; of a pronoun its verb."""
    last = quantifier.last
    for index in range(last + 1, min(last + OF_REACH, len(tokens))):
        if tokens[index].dep == "pobj" and tokens[tokens[index].head].head == last:
            return index
    return tokens[last].head


def _alike(ours: Quantifier, theirs: Quantifier) -> bool:
    return ours.scale == theirs.scale and ours.distance(theirs) < 1


def _same_scale(ours: Quantifier, theirs: Quantifier) -> bool:
    return ours.scale == theirs.scale


def _numbers(unit: Unit, source: Segment, target: Segment) -> Iterator[Candidate]:
    for change in number_changes(source.tokens, target.tokens, unit.words):
        before, after = source.cover(change.source), target.cover(change.target)
        message = f"{quote(source.excerpt(before))} became {quote(target.excerpt(after))}: {_number(change.to_plural)}."
        if change.genitive and change.to_plural:
            severity = SEVERITY if change.still_owner else Severity.CRITICAL
            yield Candidate(severity, 0.75, before, after, message)
        else:
            yield Candidate(Severity.MINOR, 0.2, before, after, message)


def _number(to_plural: bool) -> str:
    return "one became many" if to_plural else "many became one"
