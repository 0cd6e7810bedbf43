"""A sentence of the target has no counterpart in the source.

The alignment left it without a partner. Confidence grows with the alignment's own and with how much the sentence says.
A sentence that was split off its neighbour is for the alignment; words added to a sentence are for `addition`.

Not seen: a sentence that says again what another said; lines set aside as page furniture.

Bad:  (nothing) → The mayor resigned on Friday after the vote.
Good: The mayor resigned on Friday after the vote. → On Friday the mayor stepped down after the vote.
"""

from collections.abc import Iterator

from mtaudit.compare.wording import quote, substance
from mtaudit.model import Candidate, Unit, UnitKind
from mtaudit.mqm import Category, Severity

CATEGORY = Category.ADDITION
SEVERITY = Severity.MAJOR


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate for a unit that has no source."""
    if unit.kind is UnitKind.ADDED and unit.target is not None:
        yield Candidate(
            SEVERITY,
            unit.alignment_confidence * (1.0 if unit.segment_id else substance(unit.target)),
            None,
            unit.target.span,
            f"Nothing in the source says {quote(unit.target.text)}.",
        )
