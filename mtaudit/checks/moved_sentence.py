"""A sentence stands elsewhere in the target than in the source.

The alignment found its partner out of order. The words are all there, so this is minor; a pronoun or an "also" may
still lose what it referred to.

Not seen: clauses moved within one sentence; a move among sentences that all say nearly the same.

Bad:  The bridge is closed. Rain is due. Trains run again. → Trains run again. The bridge is closed. Rain is due.
Good: The bridge is closed. Rain is expected. → The bridge is shut. Rain is expected.
"""

from collections.abc import Iterator

from mtaudit.compare.wording import quote, substance
from mtaudit.model import Candidate, Unit, UnitKind
from mtaudit.mqm import Category, Severity

CATEGORY = Category.DOCUMENT
SEVERITY = Severity.MINOR


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate for a unit whose sides stand in different places."""
    if unit.kind is UnitKind.MOVED and unit.source is not None and unit.target is not None:
        yield Candidate(
            SEVERITY,
            unit.alignment_confidence * substance(unit.source),
            unit.source.span,
            unit.target.span,
            f"The target has {quote(unit.target.text)} in another place than the source.",
        )
