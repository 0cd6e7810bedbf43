"""`quality`: one number for a unit and a document, 0 to 100; docs/quality.md tells it in words.

A unit that says the same in the same words has 100. What the judge finds unlike takes a few points off, on a scale
that gives most human retranslations 95 and more. What it takes for a critical error, and what the checks found, takes
off a share of the rest: half for a critical error. Longer texts have room for more errors, so what is unlike
weighs with the root of their length. The numbers were fitted on development data.
"""

from collections.abc import Iterable
from math import exp, sqrt

from mtaudit.model import Finding, Judgement, Unit
from mtaudit.mqm import Severity
from mtaudit.score.likeness import likeness_quality
from mtaudit.score.sacrebleu import SurfaceScores
from mtaudit.score.scale import on_scale

USUAL = 20  # words of a unit of usual length
SHORT, LONG = 10, 100  # words between which length counts: the least text can be another one, the longest is windowed
FAR = 2  # of a target much longer than its source, one word in so many counts as length
# Penalty at usual length → points off. Half of the human retranslations lie below the first, one in ten, one in
# thirty above the next two; three in four pairs of unrelated sentences above the fourth.
KNOTS = ((0.0, 0.0), (41.0, 3.5), (65.0, 7.0), (80.0, 12.0), (100.0, 50.0), (125.0, 82.0), (200.0, 100.0))
MAJOR, CRITICAL = 0.4, 1.2  # points off for the judge's chance that there is such an error
SURE, STEEP = 0.85, 200.0  # chance of a critical error from which on it is taken for one; how sudden that is
TAKEN = 0.4  # share of quality that is then lost
# Share lost where a check is certain of such an error. Only the surest finding of a severity counts.
COST = {Severity.CRITICAL: 0.5, Severity.MAJOR: 0.03, Severity.MINOR: 0.004}


def unit_quality(unit: Unit, surface: SurfaceScores, findings: Iterable[Finding]) -> float:
    """Quality of one unit with its `findings`, 0 to 100: 0 where a side is missing, 100 for the same words.

    Without a judgement, what is unlike is measured on the surface (`score/likeness.py`).
    """
    if unit.source is None or unit.target is None:
        return 0.0
    words, others = unit.source.text.split(), unit.target.text.split()
    if words == others:
        return 100.0
    if unit.judgement is None:
        return likeness_quality(unit.source, unit.target, unit.words, surface, findings)
    quality = judged_quality(unit.judgement, max(len(words), len(others) // FAR))
    surest = dict.fromkeys(COST, 0.0)
    for finding in findings:
        if finding.severity in surest:
            surest[finding.severity] = max(surest[finding.severity], finding.confidence)
    for severity, confidence in surest.items():
        quality *= 1 - COST[severity] * confidence
    return quality


def judged_quality(judgement: Judgement, words: int) -> float:
    """Quality by the judge alone, of a unit of so many source words; falls as penalty and either chance rise."""
    room = sqrt(min(max(SHORT, words), LONG) / USUAL)
    points = on_scale(judgement.penalty * room, KNOTS) + MAJOR * judgement.major + CRITICAL * judgement.critical
    taken = TAKEN / (1 + exp(-STEEP * (judgement.critical - SURE)))
    return max(0.0, 100 - points) * (1 - taken)


def document_quality(units: Iterable[tuple[Unit, float]]) -> float:
    """The units' qualities averaged by length in characters (of the longer side); 0 where there is nothing."""
    total = weight = 0.0
    for unit, quality in units:
        total += length(unit) * quality
        weight += length(unit)
    return total / weight if weight else 0.0


def length(unit: Unit) -> int:
    """Characters of the longer side: a unit's weight in the quality of its document."""
    return max(len(side.text) for side in (unit.source, unit.target) if side is not None)
