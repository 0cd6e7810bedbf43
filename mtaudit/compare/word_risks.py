"""What the judge says of all words of a unit, in log-odds: evidence that a comparison can weigh."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from mtaudit.compare.doubts import Doubt, of_words
from mtaudit.compare.logistic import chance, log_odds
from mtaudit.compare.once import once
from mtaudit.model import Unit

CERTAIN = 1e-4  # a chance nearer than this to 0 or 1 counts as this
ANOTHER_TEXT = 60.0  # penalty from which on a unit is another text, however much higher


@dataclass(frozen=True)
class Risks:
    """The risks of a unit seen from one of its texts, in log-odds.

    `here` and `critical` have a number for each token of this text: that it is lost (or wrong, in the target), and that
    this is critical. `there` is `here` of the other text. `major_unit`, `critical_unit` and the judge's `penalty` (0 to
    ANOTHER_TEXT) are of the whole unit.
    """

    here: tuple[float, ...]
    critical: tuple[float, ...]
    there: tuple[float, ...]
    major_unit: float
    critical_unit: float
    penalty: float

    @cached_property
    def ranks(self) -> tuple[int, ...]:
        """How many words here are at higher risk than each."""
        order = {risk: rank for rank, risk in reversed(list(enumerate(sorted(self.here, reverse=True))))}
        return tuple(order[risk] for risk in self.here)

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """The share, 0 to 1, that each token has of the chances of all together."""
        chances = [chance(risk) for risk in self.here]
        total = sum(chances)
        return tuple(each / total for each in chances)

    @cached_property
    def highest_there(self) -> float:
        """The highest risk of the tokens of the other text."""
        return max(self.there, default=NONE)

    @cached_property
    def mean(self) -> float:
        """The mean over the tokens here."""
        return fmean(self.here) if self.here else NONE


@once
def word_risks(unit: Unit) -> tuple[Risks, Risks] | tuple[None, None]:
    """The judge's risks seen from source and target; none where it was not asked."""
    said = unit.judgement
    if said is None or unit.source is None or unit.target is None:
        return None, None
    (source, source_critical), (target, target_critical) = map(_in_log_odds, of_words(unit))
    whole = log_odds(said.major, CERTAIN), log_odds(said.critical, CERTAIN), min(ANOTHER_TEXT, said.penalty)
    return Risks(source, source_critical, target, *whole), Risks(target, target_critical, source, *whole)


NONE = log_odds(0.0, CERTAIN)


def _in_log_odds(doubts: Sequence[Doubt]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The risks of any error, and of a critical one."""
    errors = tuple(log_odds(doubt.error, CERTAIN) for doubt in doubts)
    return errors, tuple(log_odds(doubt.critical, CERTAIN) for doubt in doubts)
