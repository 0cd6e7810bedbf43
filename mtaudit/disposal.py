"""The judge disposes of what the checks propose: from a candidate's strength to the confidence of a finding."""

from mtaudit.model import Candidate, Check, Unit


def confidence(check: Check, candidate: Candidate, unit: Unit) -> float:
    """The probability (0 to 1) that an expert would mark what `check` proposes in `unit`."""
    return candidate.strength
