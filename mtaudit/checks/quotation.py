"""A quotation lost or gained its quotation marks, or is put into another mouth.

Marks are compared by the words inside them, through the word alignment, so that “ ”, ‘ ’, « » and straight marks are
equal and reordering does no harm. Lost marks turn somebody's words into the author's; that is minor. Who speaks is the
subject of a verb of speech; that the words of one person became those of another, whom the text names too, is critical.
A text that has lost most of its marks has one finding for its quoted speech, and one for its quoted phrases.

Not seen: a quotation retold in other words; a speaker who is not named.

Bad:  He demanded “legal guarantees” from them. → He demanded legal guarantees from them.
Good: He demanded “legal guarantees” from them. → He demanded 'legal guarantees' from them.
"""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from mtaudit.compare.forms import fold, form_of
from mtaudit.compare.names import Name, names
from mtaudit.compare.quotation import Quotation, named_speakers, quotations
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Span, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MINOR

LOST, GAINED, MISATTRIBUTED = 0.75, 0.55, 0.85
KEPT = 0.5  # share of the linked words that must stand in quotation marks there
LONG, OPENING, SENTENCE = 8, 3, 3  # words
SEVERAL, MOST = 3, 0.5  # of a text's quotations, in number and as a share, so that their loss is one error
TITLE = 0.6  # a name or title may be set in italics or plain instead, which texts do not show


class _Loss(NamedTuple):
    """A quotation that has lost its marks; `speech` is one of whole sentences."""

    speech: bool
    candidate: Candidate


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per stretch that is quoted on one side only, and per quotation with another speaker."""
    if both := sides(unit):
        yield from (loss.candidate for loss in _lost(*both))
        yield from _gained(*both)
        yield from _misattributed(*both, frozenset(_named(unit)))


def survey(units: Sequence[Unit]) -> Iterator[tuple[Unit, Candidate]]:
    """The same of a whole text, whose names are all known, and where marks lost throughout are one error."""
    everyone = frozenset(word for unit in units for word in _named(unit))
    lost: list[tuple[Unit, _Loss]] = []
    quoted: Counter[bool] = Counter()
    for unit in units:
        if both := sides(unit):
            lost += ((unit, loss) for loss in _lost(*both))
            quoted.update(_speech(both[0], quotation) for quotation in quotations(both[0].here))
            yield from ((unit, candidate) for candidate in _gained(*both))
            yield from ((unit, candidate) for candidate in _misattributed(*both, everyone))
    for speech in (True, False):
        yield from _summed_up([(unit, loss.candidate) for unit, loss in lost if loss.speech is speech], quoted[speech])


def _summed_up(lost: Sequence[tuple[Unit, Candidate]], quoted: int) -> Iterator[tuple[Unit, Candidate]]:
    """Where most quotations have lost their marks, the first stands for all, and the others are notes."""
    if len(lost) < SEVERAL or len(lost) < MOST * quoted:
        yield from lost
        return
    (unit, first), *others = lost
    yield unit, replace(first, message=f"{first.message[:-1]}, as have {len(others)} other quotations.")
    yield from ((unit, replace(candidate, severity=Severity.NEUTRAL)) for unit, candidate in others)


def _named(unit: Unit) -> Iterator[str]:
    """The words of the names in the source, folded."""
    if unit.source:
        yield from (fold(unit.source.tokens[index].text) for name in names(unit.source) for index in name.words)


def _lost(source: Side, target: Side) -> Iterator[_Loss]:
    """Quotations without their marks in the target."""
    for quotation, said, here, there, sure in _unquoted(source, quotations(target.here)):
        message = f"{said} has lost its quotation marks."
        yield _Loss(_speech(source, quotation), Candidate(SEVERITY, LOST * sure, here, there, message))


def _gained(source: Side, target: Side) -> Iterator[Candidate]:
    """Words of the source that are quoted in the target only."""
    for _, said, there, here, sure in _unquoted(target, quotations(source.here)):
        message = f"{said} stands in quotation marks only in the target."
        yield Candidate(SEVERITY, GAINED * sure, here, there, message)


def _unquoted(side: Side, theirs: Sequence[Quotation]) -> Iterator[tuple[Quotation, str, Span, Span, float]]:
    """Stretches quoted here and not there: the words, their range here and there, and how sure it is.

    Of a long quotation only the opening words are pointed at: the error is in the marks, not in all that is said.
    """
    quoted = {index for quotation in theirs for index in quotation.words}
    for quotation in quotations(side.here):
        partners = {index: partner for index in quotation.words if (partner := side.partner(index)) is not None}
        if not partners or sum(partner in quoted for partner in partners.values()) >= KEPT * len(partners):
            continue
        sure = 0.5 + 0.5 * len(partners) / len(quotation.words)
        if all(not side.here.tokens[index].text.islower() for index in quotation.words):
            sure *= TITLE
        words, here = list(partners), quotation.span
        if len(quotation.words) > LONG:
            words = words[:OPENING]
            here = Span(here.start, side.here.tokens[words[-1]].end)
        said = quote(side.here.excerpt(quotation.span).strip("“”\"'‘’«»"))
        yield quotation, said, here, side.there.cover(_compact([partners[index] for index in words])), sure


def _speech(side: Side, quotation: Quotation) -> bool:
    """Whether whole sentences are quoted, which begin with a capital letter, and not a few words."""
    return len(quotation.words) >= SENTENCE and side.here.tokens[quotation.words[0]].text[0].isupper()


def _compact(indices: list[int]) -> list[int]:
    """The largest group of indices without a gap wider than their number: stray links do not widen the range."""
    groups: list[list[int]] = [[]]
    for index in sorted(indices):
        if groups[-1] and index - groups[-1][-1] > max(4, len(indices)):
            groups.append([])
        groups[-1].append(index)
    return max(groups, key=len)


def _misattributed(source: Side, target: Side, known: Container[str], but: Container[str] = ()) -> Iterator[Candidate]:
    """Words of one person here and there of another, who is `known` by a folded name, but not by some of these."""
    here, there = named_speakers(source.here), named_speakers(target.here)
    for verb, ours in here.items():
        other_verb = source.partner(verb)
        theirs = there.get(other_verb) if other_verb is not None else None
        if theirs is None:
            continue
        words = [fold(target.here.tokens[index].text) for index in theirs.name.words]
        same = any(_shared(source, name, target, theirs.name) for name in ours.mentioned) or any(
            _shared(source, ours.name, target, name) for name in theirs.mentioned
        )
        if not same and any(word in known for word in words):
            before, after = source.here.cover(ours.name.words), target.here.cover(theirs.name.words)
            said, says = quote(source.here.excerpt(before)), quote(target.here.excerpt(after))
            message = f"What {said} says in the source is put into the mouth of {says}."
            yield Candidate(Severity.CRITICAL, MISATTRIBUTED, before, after, message)


def _shared(source: Side, a: Name, target: Side, b: Name) -> bool:
    return any(form_of(source.here.tokens[i].text, target.here.tokens[j].text) for i in a.words for j in b.words)
