"""Evidence is weighed, and log-odds and chances are two ways to say one thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.logistic import chance, log_odds, score


def test_evidence_is_weighed_and_what_has_no_weight_counts_nothing() -> None:
    assert score({"bias": -1.0, "verb": 2.0}, {"verb": 1.5, "noun": 9.0}) == 2.0


@given(st.floats(0.001, 0.999))
def test_chance_undoes_log_odds(value: float) -> None:
    assert chance(log_odds(value, 0.001)) == pytest.approx(value)


def test_certainty_has_bounds() -> None:
    assert log_odds(1.0, 0.001) == pytest.approx(6.906755)
    assert log_odds(0.0, 0.001) == pytest.approx(-6.906755)
    assert 0 < chance(-1e300) < chance(1e300) <= 1
