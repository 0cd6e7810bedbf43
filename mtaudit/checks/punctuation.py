"""A mark of the target is missing, out of place, doubled or without its partner, and not so in the source.

That is a full stop lost at the end, a bracket or quotation mark that is never closed, a sign that belongs nowhere, a
semicolon between an article and its noun. Form alone, and minor, but for a dateline: without its dash the place becomes
part of the first name.

Not seen: commas that writers may set or leave out. A full stop before a small letter is for `sentence-break`, quotation
marks lost in pairs for `quotation`.

Bad:  MADRID — President Soto spoke on Monday. → Madrid President Soto spoke on Monday.
Good: In 1989 he left; she stayed. → In 1989, he left, but she stayed.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator

from mtaudit.compare.forms import fold
from mtaudit.compare.marks import CLOSE, DOUBLE, ENDING, JOINING, PAUSING, Fault, dateline, final_mark, slips
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.PUNCTUATION
SEVERITY = Severity.MINOR

DATELINE, FINAL, UNSURE = 0.9, 0.85, 0.4
INSERTED = {";": 0.6, ":": 0.55, ",": 0.1, "!": 0.7, "?": 0.7}  # between words that adjoin in the source
SPLITTING = {**INSERTED, ";": 0.85, ":": 0.75, ",": 0.6}  # … of which the first cannot end a phrase
UNLIKE = 0.15  # a mark that the source does not have
SURE = 0.5  # fault of a mark by itself, so that nothing else need be said of it
LONE = 0.8  # a quotation mark without a partner, of which the source has none at all


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per mark at fault, and for a dateline or a final mark that was lost."""
    both = sides(unit)
    if both is None:
        return
    source, target = both
    yield from _dateline(source)
    faults = list(_faults(target))
    yield from faults
    yield from _inserted(target, {place for fault in faults for place in _places(fault)})
    yield from _final(source)


def _places(candidate: Candidate) -> Iterable[int]:
    """The characters of a finding that leaves no more to say of them."""
    span = candidate.target
    return range(span.start, span.end) if span and candidate.strength >= SURE else ()


def _dateline(source: Side) -> Iterator[Candidate]:
    """A place of writing that has become part of the first name."""
    ours, theirs = source.here.tokens, source.there.tokens
    dash = dateline(ours)
    if dash is None or not theirs or fold(theirs[0].text) != fold(ours[0].text):
        return
    place = fold(ours[dash - 1].text)
    last = next((j for j, token in enumerate(theirs[: dash + 1]) if fold(token.text) == place), None)
    if not place or last is None or last + 1 >= len(theirs) or not theirs[last + 1].text[0].isupper():
        return
    here, there = source.here.cover((0, dash + 1)), source.there.cover((0, last + 1))
    message = (
        f"{quote(source.here.excerpt(source.here.cover((0, dash))))} tells where the report was written; without the "
        f"dash, {quote(source.there.excerpt(there))} reads as one name."
    )
    yield Candidate(Severity.MAJOR, DATELINE, here, there, message)


def _faults(target: Side) -> Iterator[Candidate]:
    """What is at fault in the target, as often as the source does not have the same fault."""
    found = slips(target.here)
    spare = Counter((slip.fault, slip.mark) for slip in (slips(target.there) if found else ()))
    for slip in found:
        if spare[slip.fault, slip.mark] > 0:
            spare[slip.fault, slip.mark] -= 1
            continue
        lone = (slip.fault, slip.mark) == (Fault.UNOPENED, '"') and DOUBLE.search(target.there.text) is None
        message = f"In {quote(target.here.excerpt(slip.span))} the “{slip.mark}” {slip.fault}."
        yield Candidate(SEVERITY, max(slip.strength, LONE * lone), None, slip.span, message)


def _inserted(target: Side, taken: Container[int]) -> Iterator[Candidate]:
    """Marks that the source has fewer of, surest between words that adjoin there; none at characters that are `taken`.

    A stop before a small letter is for `sentence-break`.
    """
    tokens = target.here.tokens
    counts = Counter(token.text for token in tokens)
    counts.subtract(token.text for token in target.there.tokens)
    for index in range(1, len(tokens) - 1):
        first, mark, last = tokens[index - 1].text, tokens[index].text, tokens[index + 1].text
        if mark not in INSERTED or counts[mark] <= 0 or tokens[index].start in taken:
            continue
        if mark not in PAUSING and last[0].islower():
            continue
        before, after = target.partner(index - 1), target.partner(index + 1)
        words = target.here.cover((index - 1, index + 1))
        if before is not None and after == before + 1:
            splits = first in (CLOSE if mark == "," else JOINING)
            there = target.there.cover((before, after))
            message = f"In {quote(target.here.excerpt(words))} the “{mark}” parts what the source has in one."
            yield Candidate(SEVERITY, (SPLITTING if splits else INSERTED)[mark], there, words, message)
        elif mark != ",":
            message = f"The “{mark}” in {quote(target.here.excerpt(words))} is not in the source."
            yield Candidate(SEVERITY, UNLIKE, None, words, message)


def _final(source: Side) -> Iterator[Candidate]:
    """The mark at the end that the target lacks. Its last word is not pointed at: that may be wrong in itself."""
    mark = final_mark(source.here)
    if mark is None or final_mark(source.there) is not None or not source.there.tokens:
        return
    last = source.there.tokens[-1]
    strength = FINAL if mark.text in ENDING and last.text[-1].isalnum() else UNSURE
    message = f"The target ends in {quote(last.text)}, without the “{mark.text}” that the source has there."
    yield Candidate(SEVERITY, strength, mark.span, None, message)
