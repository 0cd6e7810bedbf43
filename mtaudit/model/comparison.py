"""What became of a copy between two audits of one source."""

from dataclasses import dataclass
from enum import StrEnum

from mtaudit.model.report import Finding, Report


class Change(StrEnum):
    """How the new score stands to the old one."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    UNCLEAR = "unclear"  # the interval of the difference holds zero, or there is none


@dataclass(frozen=True, slots=True)
class Difference:
    """A score of two copies of the same source passages.

    `low` and `high` are the 95% interval of `new - old`, `p_value` (0 to 1) is how easily the passages' choice alone
    makes such a difference; all three are NaN where there are too few passages to tell. `signature` reproduces it.
    """

    metric: str  # its key in the JSON report
    old: float
    new: float
    low: float
    high: float
    p_value: float
    higher_is_better: bool
    signature: str

    @property
    def delta(self) -> float:
        """How much the score rose."""
        return self.new - self.old

    @property
    def change(self) -> Change:
        """What the interval says of the two copies."""
        if self.low == self.high == 0:
            return Change.SAME
        if self.low > 0 or self.high < 0:
            return Change.BETTER if (self.low > 0) is self.higher_is_better else Change.WORSE
        return Change.UNCLEAR


@dataclass(frozen=True)
class Comparison:
    """Two reports on copies of one source, finding by finding and score by score.

    Findings are told apart by their fingerprints. Scores are of the `passages` that both sources have, the smallest
    groups of units that agree on their source sentences; the quality of some is a point `better` or more, of some
    `worse`. `verdict` says in a sentence which way quality went, and how surely; `caveats`, a sentence each, say what
    else may have made the difference.
    """

    old: Report
    new: Report
    appeared: tuple[Finding, ...]  # of the new report, worst first
    fixed: tuple[Finding, ...]  # of the old report, worst first
    unchanged: tuple[tuple[Finding, Finding], ...]  # old and new, in the new report's order
    differences: tuple[Difference, ...]  # quality first
    passages: int
    better: int
    worse: int
    verdict: str
    caveats: tuple[str, ...]

    @property
    def change(self) -> Change:
        """How the quality of the new copy stands to that of the old one."""
        return self.differences[0].change
