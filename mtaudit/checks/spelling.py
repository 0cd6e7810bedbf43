"""A word of the target is no English word, and neither the source nor a name explains it; or a capital is lost.

Words are looked up in a list of words in use and in WordNet, with their inflections, derivations and compounds, in
British and American spelling. The finding names the word that was likely meant: the source's, where that is a slip
away, or the commonest such word. A rare word is reported, too, where the source has a common one a slip away, and so
are names that the source writes with a capital and the target without, and sentences that begin with a small letter.

Not seen: a slip that makes another common English word (form, from). A name that is misspelt is for `named-entity`, a
word of another language for `untranslated`.

Bad:  He sent the letter to the palace. → He sent the lettre to the palcae.
Good: The theatre was full of colour. → The theater was colorful.
"""

from collections.abc import Iterator

from mtaudit.compare.foreign import languages, other_script
from mtaudit.compare.letter_case import lost_capitals, small_start
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.strange import Strange, mistaken_words, strange_words
from mtaudit.compare.wording import quote
from mtaudit.compare.words import RARE, frequency, is_word
from mtaudit.model import Candidate, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.SPELLING
SEVERITY = Severity.MINOR

CASE = 0.85
MANY = 3  # names


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per misspelt word."""
    both = sides(unit)
    if both is None:
        return
    _, target = both
    for strange in strange_words(target):
        word = target.here.tokens[strange.index].text
        if not (other_script(word) or is_word(word)):
            yield _slip(target, strange)
    yield from _mistaken(target)
    yield from _letter_case(target)


def _mistaken(target: Side) -> Iterator[Candidate]:
    """English words that stand for another one, which only the source has."""
    for index, other in mistaken_words(target):
        word, meant = target.here.tokens[index], target.there.tokens[other]
        strength = 0.75 if frequency(word.text) <= RARE else 0.4
        message = f"{quote(word.text)} is a slip away from the source's {quote(meant.text)}, which the target lacks."
        yield Candidate(SEVERITY, strength, meant.span, word.span, message)


def _letter_case(target: Side) -> Iterator[Candidate]:
    """Names and a beginning that have lost their capital; many lost names are one finding."""
    start = small_start(target)
    if start is not None:
        first, capital = target.here.tokens[start[0]], target.there.tokens[start[1]]
        message = f"{quote(first.text)} begins a sentence with a small letter; the source has a capital there."
        yield Candidate(SEVERITY, CASE, capital.span, first.span, message)
    lost = lost_capitals(target)
    groups = [lost] if len(lost) > MANY else [[pair] for pair in lost]
    for group in groups:
        here, there = zip(*group, strict=True)
        names = [target.there.tokens[index].text for index in there[:MANY]]
        message = f"{quote(', '.join(names))} is written with a capital in the source, and small in the target."
        yield Candidate(SEVERITY, CASE, target.there.cover(there), target.here.cover(here), message)


def _slip(target: Side, strange: Strange) -> Candidate:
    word = target.here.tokens[strange.index]
    partner = target.partner(strange.index) if strange.source is None else strange.source
    source = None if partner is None else target.there.tokens[partner].span
    strength = _strength(strange, word.text)
    if strange.correction is None:
        message = f"{quote(word.text)} is no English word."
    elif strange.source is not None:
        message = f"{quote(word.text)} is no English word; the source has {quote(strange.correction)}."
    else:
        message = f"{quote(word.text)} is no English word; likely {quote(strange.correction)} is meant."
    return Candidate(SEVERITY, strength, source, word.span, message)


def _strength(strange: Strange, word: str) -> float:
    if strange.source is not None:
        strength = 0.95
    elif strange.correction is None:
        strength = 0.35
    elif " " in strange.correction:
        strength = 0.15 + 0.05 * min(12.0, *map(frequency, strange.correction.split()))
    else:
        strength = 0.5 + 0.04 * min(11.0, frequency(strange.correction))
    if strange.name:
        strength *= 0.3
    if strange.part:
        strength *= 0.6
    if not word.isascii() or languages(word):
        strength *= 0.4
    return strength
