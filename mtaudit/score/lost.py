"""How much of the source has no place in the target."""

import re
from collections.abc import Iterable, Sequence

from mtaudit.model import Finding, Span, Unit
from mtaudit.mqm import Category, Severity

_WORD = re.compile(r"\S*\w\S*")


def source_lost(units: Sequence[Unit], findings: Iterable[Finding]) -> float:
    """Share (0 to 1) of the source's words that stand in omitted units or in what findings call omitted.

    0 for a source without words.
    """
    omitted: dict[int, list[Span]] = {}
    for finding in findings:
        if finding.source and finding.category is Category.OMISSION and finding.severity > Severity.NEUTRAL:
            omitted.setdefault(finding.unit, []).append(finding.source.span)
    words = lost = 0
    for unit in units:
        if unit.source is None:
            continue
        spans = omitted.get(unit.id, []) if unit.target else [unit.source.span]
        found = [Span(*match.span()).shift(unit.source.start) for match in _WORD.finditer(unit.source.text)]
        words += len(found)
        lost += sum(any(word.overlaps(span) for span in spans) for word in found)
    return lost / words if words else 0.0
