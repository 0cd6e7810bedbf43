"""Words of another language or another script were left in the target.

A word is foreign that neither English nor the source has: by its script; by a list of function words of fourteen
European languages; or since its letters follow each other as they do not in English and it is a slip of no English
word. Words next to each other are one finding. Names, loanwords and what the source has, too, are no errors.

Not seen: a foreign word that English has as well (chef, pueblo), or in a language of its own that both texts quote. A
name in another spelling is for `named-entity`, a slip of the pen for `spelling`.

Bad:  The villagers kept goats. → The villagers kept Ziegen.
Good: He ordered sushi. → He ordered sushi.
"""

from collections.abc import Iterator, Sequence
from math import exp

from mtaudit.compare.foreign import languages, other_script
from mtaudit.compare.forms import fold
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.strange import Strange, strange_words
from mtaudit.compare.wording import quote
from mtaudit.compare.words import is_word, strangeness
from mtaudit.model import Candidate, Span, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.UNTRANSLATED
SEVERITY = Severity.MAJOR

FOREIGN, SLOPE = 3.6, 2.5  # bits a letter from which an unknown word is rather foreign than a new English one


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per run of foreign words."""
    both = sides(unit)
    if both is None:
        return
    _, target = both
    for run in _runs(strange_words(target)):
        words = target.here.cover(strange.index for strange in run)
        source = _source(target, run)
        named = not source or any(target.there.tokens[index].text[0].isupper() for index in source)
        strength = max(_strength(strange, target.here.tokens[strange.index].text, named) for strange in run)
        if len(run) > 1:
            strength = 1 - (1 - strength) ** 1.5
        message = _message(target, words, run)
        yield Candidate(SEVERITY, strength, target.there.cover(source) if source else None, words, message)


def _runs(found: Sequence[Strange]) -> Iterator[list[Strange]]:
    """Foreign words that follow each other, at most one other word between them."""
    run: list[Strange] = []
    for strange in found:
        if run and strange.index - run[-1].index > 2:
            yield run
            run = []
        run.append(strange)
    if run:
        yield run


def _source(target: Side, run: Sequence[Strange]) -> Sequence[int]:
    """The words of the source that stand where the foreign ones do; none where that is not clear."""
    partners = [partner for strange in run if (partner := target.partner(strange.index)) is not None]
    place = partners or target.place(run[0].index, run[-1].index)
    return place if len(place) <= 3 * len(run) else ()


def _message(target: Side, words: Span, run: Sequence[Strange]) -> str:
    said = quote(target.here.excerpt(words))
    first = target.here.tokens[run[0].index].text
    script = other_script(first)
    if script is not None:
        return f"{said} is left in {script}, which the source does not have."
    known = [language for strange in run for language in languages(target.here.tokens[strange.index].text)]
    if known and len(set(known)) == 1:
        return f"{said} is {known[0]}, left untranslated; the source is English there."
    return f"{said} is of another language, left untranslated; the source is English there."


def _strength(strange: Strange, word: str, named: bool) -> float:
    if other_script(word):
        return 0.98
    if is_word(word) or (not word.isascii() and is_word(fold(word))):
        strength = 0.2
    elif languages(word):
        strength = 0.85
    else:
        strength = 0.85 / (1 + exp(SLOPE * (FOREIGN - strangeness(word))))
        if not word.isascii():
            strength = max(0.75, strength)
        if strange.correction is not None:
            strength *= 0.5 if strange.source is None else 0.2
        if strange.akin:
            strength *= 0.5
    if strange.name:
        strength *= 0.35 if named else 0.7
    if strange.part:
        strength *= 0.6
    return strength
