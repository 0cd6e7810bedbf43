"""A sentence of the source has no counterpart in the target.

The alignment left it without a partner. Confidence grows with the alignment's own and with how much the sentence says;
a segment of an aligned file is sure, however short.
A sentence that was merged into its neighbour, or lost half of its words, is for other checks.

Not seen: a sentence whose content its neighbours take over in part; lines set aside as page furniture.

Bad:  The mayor resigned on Friday after the vote. → (nothing)
Good: The mayor resigned on Friday after the vote. → On Friday the mayor stepped down after the vote.
"""

from collections.abc import Iterator

from mtaudit.compare.wording import quote, substance
from mtaudit.model import Candidate, Unit, UnitKind
from mtaudit.mqm import Category, Severity

CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate for a unit that has no target."""
    if unit.kind is UnitKind.OMITTED and unit.source is not None:
        yield Candidate(
            SEVERITY,
            unit.alignment_confidence * (1.0 if unit.segment_id else substance(unit.source)),
            unit.source.span,
            None,
            f"The target has nothing for {quote(unit.source.text)}.",
        )
