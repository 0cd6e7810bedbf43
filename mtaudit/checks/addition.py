"""The target says a word or phrase that the source does not.

The mirror image of `omission`: a word of the target without a partner in the source, graded by whether it could stand
for something that the source says in other words, and by whether the judge takes it for added. A possessive put before
a counted noun is a minor addition too: "its 30 allies" are all it has. Whole sentences are for `added-sentence`.

Not seen: words that the source does say, in another place or of another thing.

Bad:  Many trips are made to the reef. → Many submarine trips are made to the reef.
Good: The attack happened close to the border. → The attack took place near the border.
"""

from collections.abc import Iterator

from mtaudit.compare.evidence import children_of
from mtaudit.compare.losses import added, weighs_little
from mtaudit.compare.passages import counterpart, passage
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.ADDITION
SEVERITY = Severity.MAJOR

COUNTED, BARE = 0.6, 0.25  # that a possessive added to a noun with or without a number is an error


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per phrase of the target that the source does not say."""
    both = sides(unit)
    if both is None:
        return
    source, target = both
    for gain in added(unit):
        span = target.here.cover(gain.words)
        first, last = gain.words[0], gain.words[-1]
        there = counterpart(target, first, last)
        yield Candidate(
            Severity.MINOR if weighs_little(target, gain) else SEVERITY,
            gain.probability,
            None,
            span,
            f"The target says {passage(target.here, first, last)}; "
            f"the source{f', {there},' if there else ''} does not say {quote(target.here.excerpt(span))}.",
        )
    yield from _possessives(source, target)


def _possessives(source: Side, target: Side) -> Iterator[Candidate]:
    """Possessive pronouns before nouns that stand bare in the source, or with a number alone."""
    for index, token in enumerate(target.here.tokens):
        if token.tag != "PRP$" or target.links[index] or (noun := target.partner(token.head)) is None:
            continue
        before = [child for child in children_of(source.here.tokens).get(noun, ()) if child < noun]
        roles = {source.here.tokens[child].dep for child in before}
        if roles & {"det", "poss"}:
            continue
        spans = source.here.cover([*before, noun]), target.here.cover((index, token.head))
        was, became = (quote(side.here.excerpt(span)) for side, span in zip((source, target), spans, strict=True))
        confidence = COUNTED if "nummod" in roles else BARE
        yield Candidate(Severity.MINOR, confidence, *spans, f"{was} became {became}; the source says nobody's.")
