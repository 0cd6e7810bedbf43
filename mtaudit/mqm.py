"""Multidimensional Quality Metrics: categories, severities and weights.

The category names follow the MQM core typology (https://themqm.org) as used in the WMT annotation guidelines
(Freitag et al. 2021, "Experts, Errors, and Context", https://aclanthology.org/2021.tacl-1.87).
"""

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


@dataclass(frozen=True, slots=True)
class Weights:
    """Penalty points of one error, by severity."""

    name: str
    minor: float
    major: float
    critical: float

    def penalty(self, severity: Severity) -> float:
        """Points for one error; a neutral note costs nothing."""
        return (0.0, self.minor, self.major, self.critical)[severity]


WMT = Weights("wmt", minor=1, major=5, critical=25)
