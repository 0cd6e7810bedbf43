from collections.abc import Callable
from dataclasses import replace

import pytest

from mtaudit.compare.logistic import log_odds
from mtaudit.compare.word_risks import CERTAIN, NONE, word_risks
from mtaudit.model import Judgement, Unit, WordRisk

UnitOf = Callable[[str, str], Unit]


def test_without_a_judge_there_are_none(unit_of: UnitOf) -> None:
    assert word_risks(replace(unit_of("He left.", "He stayed."), judgement=None)) == (None, None)


def test_tokens_have_the_risk_of_the_word_they_are_in(unit_of: UnitOf) -> None:
    source = (WordRisk(0, 2, 0.5, 0.0, 0.0), WordRisk(3, 8, 0.9, 0.9, 0.9))
    target = (WordRisk(0, 2, 0.0, 0.0, 0.0), WordRisk(3, 10, 0.8, 0.1, 0.1))
    unit = replace(unit_of("He left.", "He stayed."), judgement=Judgement(80.0, 0.5, 0.5, source, target))
    ours, theirs = word_risks(unit)
    assert ours is not None
    assert theirs is not None
    assert ours.here == theirs.there == (0.0, log_odds(0.9, CERTAIN), log_odds(0.9, CERTAIN))
    assert theirs.here == (NONE, log_odds(0.8, CERTAIN), log_odds(0.8, CERTAIN))
    assert ours.ranks == (2, 0, 0)
    assert sum(ours.shares) == pytest.approx(1)
    assert ours.major_unit == 0.0
    assert ours.penalty < 80


@pytest.mark.parametrize("chance", [0.0, 0.2, 0.5, 1.0])
def test_log_odds_are_finite_and_odd(chance: float) -> None:
    assert log_odds(chance, CERTAIN) == pytest.approx(-log_odds(1 - chance, CERTAIN))
