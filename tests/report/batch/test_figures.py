from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import Status
from mtaudit.mqm import Severity
from mtaudit.report.batch.figures import (
    by_check,
    compact,
    ended,
    gravest_checks,
    histogram,
    median_quality,
    signatures,
)
from tests.report.batches import BROKEN, FAILED, FEW, PASSED, batch, outcome


def test_how_many_ended_how_worst_first() -> None:
    assert list(ended(FEW).items()) == [(Status.ERROR, 1), (Status.FAILED, 1), (Status.PASSED, 2)]


def test_the_median_leaves_out_what_has_no_quality() -> None:
    assert median_quality(FEW) == 84.9
    assert median_quality(batch(BROKEN)) is None


def test_bins_hold_their_lower_edge_and_the_last_one_hundred() -> None:
    bins = histogram(batch(*(outcome(str(q), quality=q) for q in (0, 4.99, 5, 99.99, 100))), 5)
    assert len(bins) == 20
    assert {bin.low: bin.total for bin in bins if bin.total} == {0: 2, 5: 1, 95: 2}
    assert (bins[-1].low, bins[-1].high) == (95, 100)


@given(st.lists(st.floats(0, 100)), st.sampled_from([5, 10]))
def test_every_quality_is_in_one_bin(qualities: list[float], width: int) -> None:
    bins = histogram(batch(*(outcome(str(n), quality=q) for n, q in enumerate(qualities))), width)
    assert sum(bin.total for bin in bins) == len(qualities)
    assert [bin.low for bin in bins] == list(range(0, 100, width))


def test_checks_are_counted_by_severity_the_gravest_first() -> None:
    negation, spelling = by_check(FEW)
    assert (negation.check, negation.total, negation.pairs) == ("negation", 2, 1)
    assert (spelling.check, spelling.pairs) == ("spelling", 2)
    assert spelling.counts == {Severity.CRITICAL: 0, Severity.MAJOR: 0, Severity.MINOR: 4, Severity.NEUTRAL: 1}


def test_of_a_pair_the_gravest_checks_come_first_each_once() -> None:
    assert gravest_checks(FAILED) == ["negation", "spelling"]
    assert gravest_checks(PASSED) == []


def test_signatures_are_those_of_what_was_audited() -> None:
    other = outcome("later", signature="mtaudit:0.2.0")
    assert [count for _, count in signatures(batch(PASSED, FAILED, other, BROKEN))] == [2, 1]


@given(st.integers(0, 900_000_000))
def test_a_compact_count_has_six_characters_at_most_and_is_near(count: int) -> None:
    shown = compact(count)
    assert len(shown) <= 6
    factor = {"k": 1e3, "M": 1e6}.get(shown[-1], 1)
    assert abs(float(shown.strip("kM").replace(",", "")) * factor - count) <= max(0.5, 0.05 * count)
