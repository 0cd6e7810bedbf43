"""Multidimensional Quality Metrics: categories, severities and weights.

The category names follow the MQM core typology (https://themqm.org) as used in the WMT annotation guidelines
(Freitag et al. 2021, "Experts, Errors, and Context", https://aclanthology.org/2021.tacl-1.87).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How much an error matters to a reader; ordered, so that severities compare."""

    NEUTRAL = 0  # a difference worth a note that is no error
    MINOR = 1  # form: the meaning survives
    MAJOR = 2  # meaning damaged
    CRITICAL = 3  # meaning reversed, or facts changed

    @property
    def label(self) -> str:
        """The lower-case word used in reports, options and JSON."""
        return self.name.lower()

    @classmethod
    def from_label(cls, label: str) -> "Severity":
        """Inverse of `label`. Raises ValueError for a word that names no severity."""
        try:
            return cls[label.upper()]
        except KeyError:
            raise ValueError(f"'{label}' is no severity; choose from {', '.join(s.label for s in cls)}") from None


class Category(StrEnum):
    """MQM error categories, written dimension/type."""

    MISTRANSLATION = "Accuracy/Mistranslation"
    OMISSION = "Accuracy/Omission"
    ADDITION = "Accuracy/Addition"
    UNTRANSLATED = "Accuracy/Untranslated"
    TERMINOLOGY = "Terminology"
    GRAMMAR = "Linguistic conventions/Grammar"
    PUNCTUATION = "Linguistic conventions/Punctuation"
    SPELLING = "Linguistic conventions/Spelling"
    FLUENCY = "Linguistic conventions/Fluency"
    DOCUMENT = "Document/Coherence"
    MARKUP = "Design and markup/Markup tag"


@dataclass(frozen=True, slots=True)
class Weights:
    """Penalty points of one error, by severity."""

    name: str
    neutral: float
    minor: float
    major: float
    critical: float

    def penalty(self, severity: Severity) -> float:
        """Points for one error."""
        return (self.neutral, self.minor, self.major, self.critical)[severity]

    def penalty_per_1000_words(self, severities: Iterable[Severity], words: int) -> float:
        """Points for errors of these severities in a text of so many source words."""
        return 1000 * sum(map(self.penalty, severities)) / max(1, words)

    def __str__(self) -> str:
        """Name and points: "wmt 1/5/25"."""
        points = (self.neutral, self.minor, self.major, self.critical)
        return f"{self.name} {'/'.join(f'{value:g}' for value in points if value)}"


WMT = Weights("wmt", neutral=0, minor=1, major=5, critical=25)
"""As WMT scores MQM annotations (Freitag et al. 2021); 25 is its weight of a non-translation."""

XCOMET = Weights("xcomet", neutral=0, minor=1, major=5, critical=10)
"""As xCOMET turns error spans into a score (Guerreiro et al. 2024, https://aclanthology.org/2024.tacl-1.54)."""

PLAIN = Weights("plain", neutral=1, minor=5, major=10, critical=25)
"""Every severity costs, a neutral note too."""

WEIGHTS = {weights.name: weights for weights in (WMT, XCOMET, PLAIN)}
