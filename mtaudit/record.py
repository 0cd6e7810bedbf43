"""How often each check is right: measured on development data by `python -m bench.record`, shipped as a small table."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Planted:
    """Errors of one kind planted in good translations, and the share (0 to 1) found by one of the `checks` of it."""

    kind: str
    checks: tuple[str, ...]
    rows: int
    found: float


@dataclass(frozen=True, slots=True)
class Record:
    """What became of a check's findings above neutral, as shipped.

    Of `marked` findings in sentences that several experts annotated, `right` are where at least one of them marked an
    error, and `rater` (0 to 1) is the chance that one of them drawn at random did. Of `annotated` findings in whole
    annotated texts, `agreed` are where an error was annotated. `human` and `clean` are findings per 1,000 words
    where there is next to nothing to find: pairs of human translations, and back-translations without errors; None for
    a check of whole texts, which sees nothing in single sentences.
    """

    marked: int
    right: int
    rater: float
    annotated: int
    agreed: int
    human: float | None = None
    clean: float | None = None

    @property
    def findings(self) -> int:
        """Of how many findings it is known whether they are right, in sentences and in texts."""
        return self.marked + self.annotated

    @property
    def precision(self) -> float:
        """The share of these findings that are right, 0 where there are none."""
        return (self.right + self.agreed) / max(1, self.findings)


@dataclass(frozen=True, slots=True)
class Band:
    """Findings of all checks whose confidence is from `low` to below `high`, with its `mean`.

    `right` is the share (0 to 1) where at least one expert marked an error, `rater` the chance that one did.
    """

    low: float
    high: float
    findings: int
    mean: float
    right: float
    rater: float


@dataclass(frozen=True, slots=True)
class Records:
    """The whole table. A check that was not there when it was measured has no record."""

    checks: Mapping[str, Record]
    planted: tuple[Planted, ...]
    bands: tuple[Band, ...]

    def planted_for(self, check: str) -> tuple[Planted, ...]:
        """The kinds of planted errors that a check is there to find."""
        return tuple(kind for kind in self.planted if check in kind.checks)


@cache
def records() -> Records:
    """The table as shipped."""
    return read((files("mtaudit.checks") / "record.toml").read_text("utf-8"))


def read(text: str) -> Records:
    """The table that `write` wrote."""
    table: dict[str, Any] = tomllib.loads(text)
    return Records(
        {name: Record(**fields) for name, fields in table.get("check", {}).items()},
        tuple(Planted(**row | {"checks": tuple(row["checks"])}) for row in table.get("planted", ())),
        tuple(Band(**row) for row in table.get("band", ())),
    )
