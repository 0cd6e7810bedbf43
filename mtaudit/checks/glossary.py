"""A term of the user's glossary is rendered otherwise than the glossary says.

Where the source has a term, the target must have one of its allowed renderings, inflected or not, and none of the
forbidden ones; a name not to be translated must stand as it is written. Without a glossary (the setting `glossary`, the
option --glossary) this check is silent. docs/glossary.md describes the file. Of terms that overlap, the longest counts.

Not seen: a forbidden word where the source does not have the term; a term in a sentence that is missing altogether.

For the term “deterrence”, which is to stay and never to be “restraint”:

Bad:  Nobody knows what such deterrence means. → Nobody knows what such restraint means.
Good: Nobody knows what such deterrence means. → What such deterrence means, nobody knows.
"""

from collections.abc import Container, Iterator, Sequence

from mtaudit.compare.sides import Side, sides
from mtaudit.compare.terms import Text
from mtaudit.compare.wording import CONTENT, quote
from mtaudit.model import Candidate, Span, Term, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.TERMINOLOGY
SEVERITY = Severity.MAJOR

FORBIDDEN, MISSING = 0.95, 0.9  # the user said so; a pronoun may have been enough for a missing one
REPEATED = 0.3  # for a term that the target has in another place of the sentence, with nothing in this one
PRONOUN = "one"  # as in "a new one", which taggers take for a noun
NEAR = 2  # tokens between linked words that still belong to one rendering


def propose(unit: Unit) -> Iterator[Candidate]:
    """Forbidden renderings, then places of the source whose term the target lacks."""
    both = sides(unit)
    if both is None or unit.glossary is None:
        return
    side = both[0]
    target = Text(side.there)
    places: dict[Term, list[range]] = {}
    for term, place in Text(side.here).terms(unit.glossary):
        places.setdefault(term, []).append(place)
    for term, here in places.items():
        wanted = (term.source,) if term.do_not_translate else term.allowed
        right = [place for phrase in wanted for place in target.renderings(phrase, term)]
        rendered = {index for place in right for index in place}
        wrong = [place for phrase in term.forbidden for place in target.renderings(phrase, term)]
        wrong = [place for place in wrong if rendered.isdisjoint(place)]
        yield from _forbidden(side, term, here, wrong)
        if wanted and not wrong:
            yield from _missing(side, term, here, len(right), rendered)


def _forbidden(side: Side, term: Term, here: Sequence[range], wrong: Sequence[range]) -> Iterator[Candidate]:
    """Forbidden words, each with the place of the term that it is linked to, or the first one."""
    meant = {j: place for place in here for i in place for j, _ in side.links[i]}
    for there in wrong:
        place = next((meant[j] for j in there if j in meant), here[0])
        before, after = side.here.cover(place), side.there.cover(there)
        message = f"The glossary forbids {quote(side.there.excerpt(after))} for {quote(term.source)}{_advice(term)}."
        yield Candidate(SEVERITY, FORBIDDEN, before, after, message)


def _missing(
    side: Side, term: Term, here: Sequence[range], renderings: int, rendered: Container[int]
) -> Iterator[Candidate]:
    """Places of the term that no rendering is linked to, beyond those that renderings linked to none make up for."""
    unsaid = [place for place in here if not any(j in rendered for i in place for j, _ in side.links[i])]
    spare = max(0, renderings - (len(here) - len(unsaid)))
    for place in unsaid[spare:]:
        there = _instead(side, place)
        strength = REPEATED if renderings and there is None else MISSING
        yield Candidate(SEVERITY, strength, side.here.cover(place), there, _lack(side, term, there))


def _lack(side: Side, term: Term, there: Span | None) -> str:
    has = f"has {quote(side.there.excerpt(there))}" if there else "has neither it nor another word for it"
    if term.do_not_translate:
        return f"{quote(term.source)} is to stay as it is written, and the target {has}."
    return f"The glossary wants {_choice(term)} for {quote(term.source)}; the target {has}."


def _advice(term: Term) -> str:
    return f"; it wants {_choice(term)}" if term.allowed else ""


def _choice(term: Term) -> str:
    return " or ".join(map(quote, term.allowed))


def _instead(side: Side, place: range) -> Span | None:
    """Where the target has other words for those at `place`, if it has any."""
    words = {j: side.there.tokens[j] for i in place for j, _ in side.links[i]}
    linked = sorted(j for j, token in words.items() if token.pos in CONTENT and token.lemma.lower() != PRONOUN)
    if not linked:
        return None
    run = [linked[0]]
    for index in linked[1:]:
        if index - run[-1] > NEAR:
            break
        run.append(index)
    return side.there.cover(run)
