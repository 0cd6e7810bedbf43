"""`quality`: one number for a unit and a document, 0 to 100, until the trained judge replaces it."""

from collections.abc import Iterable

from mtaudit.model import Unit
from mtaudit.score.sacrebleu import SurfaceScores


def unit_quality(unit: Unit, surface: SurfaceScores) -> float:
    """Quality of one unit, 0 to 100; 0 where a side is missing, 100 for identical text."""
    if unit.source is None or unit.target is None:
        return 0.0
    return surface.chrf


def document_quality(units: Iterable[tuple[Unit, float]]) -> float:
    """The units' qualities averaged by length in characters (of the longer side); 0 where there is nothing."""
    total = weight = 0.0
    for unit, quality in units:
        length = max(len(side.text) for side in (unit.source, unit.target) if side is not None)
        total += length * quality
        weight += length
    return total / weight if weight else 0.0
