"""Words of the target do not go together as English grammar asks, and not so in the source.

A modal before a past form (would blocked), a/an, a verb of the wrong number, a pronoun in the wrong case, two
auxiliaries side by side: what is surely wrong, whoever wrote it. Beside the same words of the source it sees more: a
preposition put between a verb and its object (contributed reporting, contributed to reporting), words exchanged, a noun
for a verb of the same root.

Not seen: what takes understanding of the sentence, such as a conjunction left out, or a preposition that fits
elsewhere; a wrong time is for `tense`.

Bad:  The plan would block any vote. → The plan would blocked any vote.
Good: A European has an hour. → An hour is what a European has.
"""

from collections import Counter
from collections.abc import Iterator

from mtaudit.compare.grammar import solecisms
from mtaudit.compare.renderings import misrendered
from mtaudit.compare.sides import sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per place where words do not go together."""
    both = sides(unit)
    if both is None:
        return
    _, target = both
    found = solecisms(target.here.tokens)
    taken = {index for solecism in found for index in range(solecism.first, solecism.last + 1)}
    found += (solecism for solecism in misrendered(target) if taken.isdisjoint((solecism.first, solecism.last)))
    spare = Counter(solecism.reason for solecism in solecisms(target.there.tokens)) if found else Counter[str]()
    for solecism in found:
        if spare[solecism.reason] > 0:
            spare[solecism.reason] -= 1
            continue
        place = range(solecism.first, solecism.last + 1)
        partners = solecism.original or [p for index in place if (p := target.partner(index)) is not None]
        near = partners and max(partners) - min(partners) <= 2 * len(place)
        words = target.here.cover(place)
        message = f"{quote(target.here.excerpt(words))} is not grammatical here: {solecism.reason}."
        yield Candidate(SEVERITY, solecism.strength, target.there.cover(partners) if near else None, words, message)
