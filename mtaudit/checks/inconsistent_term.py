"""A term, or a name, is rendered by different words in different places.

A reader takes two words for two things. Of a noun that the source has at least twice, the words that stand for it in
the target are compared: two that neither say the same as each other nor as the source are reported, once for the text,
at the place of the second; a word of many senses may well need several. A name that the source spells alike must be
spelled alike in the target.

Not seen: terms that are verbs or adjectives; a synonym in one place and the term itself in another, which is style.

Bad:  Officials praised their deterrence. We need deterrence. → Officials praised their restraint. We need prevention.
Good: The company praised its staff. The company grew. → The company praised its staff. The firm grew.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from mtaudit.compare.context import lemma
from mtaudit.compare.evidence import LIGHT
from mtaudit.compare.forms import Form, fold, form_of, misspelt
from mtaudit.compare.lexicon import dominance, hypernym, related, synonyms
from mtaudit.compare.paraphrases import paraphrases
from mtaudit.compare.terminology import Rendering, renderings
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.TERMINOLOGY
SEVERITY = Severity.MINOR

MOST = 20  # different words for one term that are compared with each other
# How surely two words for one are an error: for a term, the more so the more one sense dominates; for a name.
TERM, DOMINANT, NAME = 0.41, 0.4, 0.75
ELSEWHERE = 0.6  # factor where other places keep the word or a synonym of it: the term is known, and sometimes varied


def survey(units: Sequence[Unit]) -> Iterator[tuple[Unit, Candidate]]:
    """One candidate for each term that is rendered by two words of different meaning, or name spelled in two ways."""
    for term, found in renderings(units).items():
        distinct: dict[str, Rendering] = {}
        for rendering in found:
            distinct.setdefault(fold(rendering.there.text), rendering)
        several = list(distinct.values())[:MOST]
        for first, second in combinations(several, 2):
            strength = _respelled(first, second) or _reworded(term, first, second, several)
            if strength:
                yield second.unit, Candidate(SEVERITY, strength, *second.spans, _message(first, second))
                break


def _respelled(first: Rendering, second: Rendering) -> float:
    """How surely a name that the source spells alike is misspelt in one of two places, 0 where it is not."""
    if fold(first.here.text) != fold(second.here.text) or not first.is_name or not second.is_name:
        return 0.0
    a, b = first.there.text, second.there.text
    form = form_of(a, b)
    return NAME if form is Form.SPELLING or (form is None and misspelt(a, b)) else 0.0


def _reworded(term: str, first: Rendering, second: Rendering, several: Sequence[Rendering]) -> float:
    """How surely one of two renderings of a term is one too many, 0 where both may stand."""
    one, other = lemma(first.there), lemma(second.there)
    if term in LIGHT or _alike(term, one) or _alike(term, other) or _alike(one, other):
        return 0.0
    known = any(_alike(term, lemma(rendering.there)) for rendering in several)
    return (TERM + DOMINANT * dominance(term)) * (ELSEWHERE if known else 1)


def _alike(a: str, b: str) -> bool:
    """Whether two lemmas are one word, or may stand for each other."""
    same = form_of(a, b) is not None or synonyms(a, b) or related(a, b)
    return same or paraphrases(a, b) or hypernym(a, b) or hypernym(b, a)


def _message(first: Rendering, second: Rendering) -> str:
    said, one, other = quote(second.here.text), quote(first.there.text), quote(second.there.text)
    if first.is_name and second.is_name:
        return f"The name {said} is {one} in sentence {first.sentence} of the target, {other} in {second.sentence}."
    return (
        f"{said} is {one} in sentence {first.sentence} of the target, {other} in sentence {second.sentence}: "
        f"one thing reads as two."
    )
