"""What a check is and what it proposes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from mtaudit.model.text import Span
from mtaudit.model.unit import Unit
from mtaudit.mqm import Category, Severity


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a check proposes: a likely error, before the judge disposes and overlaps are settled.

    `source` and `target` are document ranges inside the unit's segments; at least one is given. `strength` (0 to 1) is
    how strongly the check's own evidence speaks, .5 where it would report the error if nobody else were asked.
    `message` is one sentence with the words in it. `features` are numbers that the check has to add, by name.
    """

    severity: Severity
    strength: float
    source: Span | None
    target: Span | None
    message: str
    features: Mapping[str, float] = field(default_factory=dict)


class Check(Protocol):
    """One kind of error. A check is a module of `mtaudit.checks`; its docstring documents it to users."""

    __name__: str
    __doc__: str | None
    CATEGORY: Category
    SEVERITY: Severity  # the usual one; a candidate may carry another


@runtime_checkable
class UnitCheck(Check, Protocol):
    """A check that looks at one unit at a time."""

    def propose(self, unit: Unit) -> Iterable[Candidate]:
        """Candidates in one unit, which may lack a side."""


@runtime_checkable
class DocumentCheck(Check, Protocol):
    """A check that compares what a text says in several places; segments audited by themselves make no text.

    One that is a UnitCheck as well surveys texts and proposes for segments.
    """

    def survey(self, units: Sequence[Unit]) -> Iterable[tuple[Unit, Candidate]]:
        """Candidates with the unit that each is about, given all units of a text in order."""
