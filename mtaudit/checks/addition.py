"""The target says a word or phrase that the source does not.

The mirror image of `omission`: a word of the target without a partner in the source, graded by whether it could stand
for something that the source says in other words. Whole sentences are for `added-sentence`.

Bad:  Many trips are made to the reef. → Many submarine trips are made to the reef.
Good: The attack happened close to the border. → The attack took place near the border.
"""

from collections.abc import Iterator

from mtaudit.compare.losses import losses, weighs_little
from mtaudit.compare.sides import sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.ADDITION
SEVERITY = Severity.MAJOR


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per phrase of the target that the source does not say."""
    both = sides(unit)
    if both is None:
        return
    _, target = both
    for gain in losses(target, "addition"):
        span = target.here.cover(gain.words)
        yield Candidate(
            Severity.MINOR if weighs_little(target, gain) else SEVERITY,
            gain.probability,
            None,
            span,
            f"Nothing in the source says {quote(target.here.excerpt(span))}.",
        )
