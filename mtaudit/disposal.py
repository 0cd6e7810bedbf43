"""The judge disposes of what the checks propose: from a candidate's strength to the confidence of a finding.

The confidence is the chance that at least one of three experts would mark an error at the finding's words. It is given
by logistic regression, one for each check, on features with names: what the check itself says, what the judge says of
the words, and how far the unit departs from its source. Among paraphrases a difference means less, so each weight is
two: one for units that keep near their source, one for those that depart from it, and in between some of either.
`training/disposal.py` fits the weights; `disposal.json` holds them, readable. Without a judge, a candidate's strength
is all there is to go by.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp, log, sqrt
from typing import NamedTuple

from mtaudit.checks.mistranslation import WHOLE
from mtaudit.compare.doubts import Doubt, worst
from mtaudit.compare.logistic import chance, log_odds, score
from mtaudit.compare.once import once
from mtaudit.findings import JUDGE, Proposal, check_id
from mtaudit.model import Candidate, Check, Span, Unit, WordRisk
from mtaudit.mqm import Severity

FEATURES = frozenset({"strength", "unlikeness", "length", "wrong", "wrong, critical", "lost", "lost, critical"})
"""What most checks are judged by; what a check adds itself counts for the judge's alone."""
BY_STRENGTH = frozenset({"quotation"})
"""Checks that no example speaks of: experts seldom mark lost quotation marks. So it is with those of whole texts."""
LEAST = 0.001  # chances are kept this far from 0 and 1, where log-odds have no end
USUAL, FAR_APART = 20, 50  # words of a unit of usual length; penalty of such a one that is far from its source
LONGEST = 100  # words beyond which length counts no more
# Unlikeness at which a unit is half far from its source, and how suddenly that changes.
HALFWAY, STEP = 1.0, 0.08
# Units of a text of which a check says, by itself, that they have a major error: how many is usual in good copies, and
# how many such units count as seen before the text.
USUAL_RATE, PRIOR_UNITS = 0.1, 10
SAID = 0.5  # strength from which on a check says so
SURE = 0.6  # confidence below which an error is not called critical
LIKELY_GRAVE = 0.47  # chance from which on a doubtful phrase is a major error


class Disposal(NamedTuple):
    """What becomes of a candidate."""

    confidence: float
    severity: Severity


def dispose(check: Check, candidate: Candidate, unit: Unit) -> Disposal:
    """How likely an expert would mark what `check` proposes in `unit`, 0 to 1, and how grave it is."""
    name = check_id(check)
    if not _is_disposed(check, candidate, unit):
        return Disposal(candidate.strength, candidate.severity)
    numbers = features(candidate, unit)
    severity = candidate.severity
    if name == JUDGE:
        grave = _regression(_weights()["grave"][name], numbers)
        severity = Severity.MAJOR if grave >= LIKELY_GRAVE else Severity.MINOR
    return Disposal(_regression(_weights()["marked"][name], numbers), severity)


def in_context(proposals: Sequence[Proposal], units: Sequence[Unit]) -> list[Proposal]:
    """The proposals about a whole text, surer where many of its units have errors, less sure where few have.

    The odds of each candidate change as the odds of a unit to have an error do, against those in a good copy. What
    only the judge sees stays as it is: it has read the unit already, and paraphrases are as common in bad copies.
    """
    shared = sum(unit.source is not None and unit.target is not None for unit in units)
    spoilt = {proposal.unit.id for proposal in proposals if _is_said(proposal)}
    rate = (len(spoilt) + USUAL_RATE * PRIOR_UNITS) / (shared + PRIOR_UNITS)
    pull = log_odds(rate, LEAST) - log_odds(USUAL_RATE, LEAST)
    return [_pulled(p, pull) if _is_named(p) and _is_disposed(p.check, p.candidate, p.unit) else p for p in proposals]


def graded(proposal: Proposal) -> Proposal:
    """The proposal, no longer critical where it is not sure."""
    if proposal.candidate.severity is not Severity.CRITICAL or proposal.confidence >= SURE:
        return proposal
    return replace(proposal, candidate=replace(proposal.candidate, severity=Severity.MAJOR))


def _pulled(proposal: Proposal, pull: float) -> Proposal:
    return replace(proposal, confidence=chance(log_odds(proposal.confidence, LEAST) + pull))


def _is_said(proposal: Proposal) -> bool:
    """Whether a check says by itself, without the judge, that a unit has a major error."""
    candidate, both = proposal.candidate, proposal.unit.source and proposal.unit.target
    return bool(both) and _is_named(proposal) and candidate.strength >= SAID and candidate.severity >= Severity.MAJOR


def _is_named(proposal: Proposal) -> bool:
    return check_id(proposal.check) != JUDGE


def _is_disposed(check: Check, candidate: Candidate, unit: Unit) -> bool:
    """Whether the judge has a say in what becomes of a candidate."""
    return unit.judgement is not None and check_id(check) in _weights()["marked"] and WHOLE not in candidate.features


def features(candidate: Candidate, unit: Unit) -> dict[str, float]:
    """What is known of a candidate, by name; chances as log-odds, so that they add up."""
    own = {"strength": log_odds(candidate.strength, LEAST), "severity": float(candidate.severity)}
    return own | dict(candidate.features) | _of_unit(unit) | _of_words(candidate, unit)


def share_far(unlikeness: float) -> float:
    """How much a unit of such unlikeness is one that departs from its source, 0 to 1."""
    return 1 / (1 + exp((HALFWAY - unlikeness) / STEP))


def _regression(weights: Mapping[str, Mapping[str, float]], numbers: Mapping[str, float]) -> float:
    far = share_far(numbers["unlikeness"])
    return chance((1 - far) * score(weights["near"], numbers) + far * score(weights["far"], numbers))


@once
def _of_unit(unit: Unit) -> dict[str, float]:
    """How long a unit is, and how far from its source."""
    if unit.judgement is None:
        return {}
    return {
        "length": log(_length(unit) / USUAL),
        "unlikeness": _unlikeness(unit),
        "unit, major": log_odds(unit.judgement.major, LEAST),
        "unit, critical": log_odds(unit.judgement.critical, LEAST),
    }


def _length(unit: Unit) -> int:
    """Words of the source, within bounds."""
    return max(1, min(LONGEST, len(unit.source.text.split(maxsplit=LONGEST)))) if unit.source else 1


def _unlikeness(unit: Unit) -> float:
    """How far a unit is from its source: about 1 where two human translations are."""
    return unit.judgement.penalty * sqrt(_length(unit) / USUAL) / FAR_APART if unit.judgement else 0.0


def _of_words(candidate: Candidate, unit: Unit) -> dict[str, float]:
    """What the judge says of the words."""
    if unit.judgement is None:
        return {}
    wrong, lost = _doubt(unit.judgement.target, candidate.target), _doubt(unit.judgement.source, candidate.source)
    return {
        "wrong": log_odds(wrong.error, LEAST),
        "wrong, critical": log_odds(wrong.critical, LEAST),
        "lost": log_odds(lost.error, LEAST),
        "lost, critical": log_odds(lost.critical, LEAST),
    }


def _doubt(risks: tuple[WordRisk, ...], span: Span | None) -> Doubt:
    return worst(risks, span) if span else Doubt()


@cache
def _weights() -> Mapping[str, Mapping[str, Mapping[str, Mapping[str, float]]]]:
    weights: dict[str, dict[str, dict[str, dict[str, float]]]] = json.loads(
        files("mtaudit").joinpath("disposal.json").read_text("utf-8")
    )
    return weights
