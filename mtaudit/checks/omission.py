"""A word or phrase of the source is not said in the target.

A word without a partner in the word alignment counts, unless the target says it elsewhere or otherwise. What is lost is
graded by what stands in its place: nothing (the words around it now adjoin, or the target breaks off there), or other
words, which may be a paraphrase; and by whether the judge takes it for lost. A place where the target reads as if a
word were missing counts even where no content word of the source lacks a partner: "any decision make" lost its "they".
A word of little meaning and a lone modifier are minor; whole sentences are for `missing-sentence`.

Not seen: function words, as long as the sentence reads well without them; a modifier lost among other words that
changed. What a copy leaves to be understood from another sentence is taken for lost.

Bad:  The conflict led to the creation of a new republic. → The conflict to the creation of a new republic.
Good: The attack took place near the border. → The attack happened close to the border.
"""

from collections.abc import Iterator

from mtaudit.compare.losses import Hole, Loss, lost, weighs_little
from mtaudit.compare.passages import counterpart, passage
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per phrase of the source that the target does not say, or place where a word is missing."""
    both = sides(unit)
    if both is None:
        return
    source, target = both
    losses, holes = lost(unit)
    for loss in losses:
        yield _unsaid(source, loss)
    for hole in holes:
        yield _missing(target, hole)


def _unsaid(source: Side, loss: Loss) -> Candidate:
    span = source.here.cover(loss.words)
    first, last = loss.words[0], loss.words[-1]
    there = counterpart(source, first, last)
    return Candidate(
        Severity.MINOR if weighs_little(source, loss) else SEVERITY,
        loss.probability,
        span,
        None,
        f"The source says {passage(source.here, first, last)}; the target{f', {there},' if there else ''} leaves out "
        f"{quote(source.here.excerpt(span))}.",
    )


def _missing(target: Side, hole: Hole) -> Candidate:
    copy = target.here
    around = max(0, hole.place - 1), min(len(copy.tokens) - 1, hole.place)
    reads = f"The target reads as if a word were missing in {passage(copy, *around)}"
    if not hole.words:
        return Candidate(SEVERITY, hole.probability, None, copy.cover(around), f"{reads}.")
    says = passage(target.there, hole.words[0], hole.words[-1])
    span = target.there.cover(hole.words)
    return Candidate(SEVERITY, hole.probability, span, copy.cover(around), f"{reads}, where the source says {says}.")
