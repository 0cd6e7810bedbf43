"""A word or phrase of the source is not said in the target.

A word without a partner in the word alignment counts, unless the target says it elsewhere or otherwise. What is lost is
graded by what stands in its place: nothing (the words around it now adjoin, or the target breaks off there), or other
words, which may be a paraphrase. Function words are forgiven; whole sentences are for `missing-sentence`.

Bad:  The conflict led to the creation of a new republic. → The conflict to the creation of a new republic.
Good: The attack took place near the border. → The attack happened close to the border.
"""

from collections.abc import Iterator

from mtaudit.compare.losses import losses, weighs_little
from mtaudit.compare.sides import sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per phrase of the source that the target does not say."""
    both = sides(unit)
    if both is None:
        return
    source, _ = both
    for loss in losses(source, "omission"):
        span = source.here.cover(loss.words)
        yield Candidate(
            Severity.MINOR if weighs_little(source, loss) else SEVERITY,
            loss.probability,
            span,
            None,
            f"The target does not say {quote(source.here.excerpt(span))}.",
        )
