"""Quality: 100 for identity, 0 for nothing, lower for all that the judge doubts and the checks found."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import Finding, Judgement, Unit, UnitKind
from mtaudit.mqm import Category, Severity
from mtaudit.score.quality import document_quality, judged_quality, unit_quality
from mtaudit.score.sacrebleu import score_unit

UnitOf = Callable[[str, str], Unit]
SOURCE = "The minister said on Friday that the old bridge would reopen in March."


def quality(unit: Unit, *findings: Finding) -> float:
    texts = (side.text if side else "" for side in (unit.source, unit.target))
    return unit_quality(unit, score_unit(*texts), findings)


def finding(severity: Severity, confidence: float = 1.0, category: Category = Category.MISTRANSLATION) -> Finding:
    return Finding("", "negation", category, severity, confidence, 0, None, None, "")


def test_quality_falls_from_copy_to_paraphrase_to_garble_to_another_text(unit_of: UnitOf) -> None:
    targets = [
        SOURCE,
        "On Friday the minister said that the old bridge would be reopened in March.",
        "On Friday the minister the old bridge.",
        "Penguins eat krill and small fish.",
    ]
    scores = [quality(unit_of(SOURCE, target)) for target in targets]
    assert scores[0] == 100
    assert scores == sorted(scores, reverse=True)
    assert scores[1] > 85
    assert scores[3] < 20


def test_a_critical_error_costs_most(unit_of: UnitOf) -> None:
    unit = unit_of(SOURCE, "On Friday the minister said that the old bridge would be reopened in March.")
    costs = [quality(unit) - quality(unit, finding(severity)) for severity in Severity]
    assert costs[0] == 0
    assert costs == sorted(costs)
    assert quality(unit, finding(Severity.CRITICAL)) < 60
    assert quality(unit, finding(Severity.CRITICAL, 0.5)) > quality(unit, finding(Severity.CRITICAL))


@pytest.mark.parametrize("category", [Category.OMISSION, Category.ADDITION])
def test_without_the_judge_lost_and_added_words_are_counted_once(unit_of: UnitOf, category: Category) -> None:
    unit = replace(unit_of(SOURCE, "The minister said on Friday that the bridge would reopen."), judgement=None)
    assert quality(unit, finding(Severity.MAJOR, category=category)) == quality(unit)


def test_a_missing_side_has_none(unit_of: UnitOf) -> None:
    unit = unit_of(SOURCE, SOURCE)
    assert unit_quality(Unit(0, UnitKind.OMITTED, unit.source, None, 1.0), score_unit(SOURCE, ""), ()) == 0


def test_a_document_weighs_its_units_by_length(unit_of: UnitOf) -> None:
    long, short = unit_of(SOURCE, SOURCE), unit_of("Yes.", "Yes.")
    assert document_quality([(long, 100.0), (short, 0.0)]) == pytest.approx(100 * len(SOURCE) / (len(SOURCE) + 4))
    assert document_quality([]) == 0


@given(st.text(max_size=30), st.text(max_size=30))
def test_quality_stays_in_range_on_any_text(unit_of: UnitOf, source: str, target: str) -> None:
    assert 0 <= quality(unit_of(source, target)) <= 100
    assert quality(unit_of(source, source)) == 100


CHANCES = st.floats(0, 1)
PENALTIES = st.floats(0, 1000)


def judged(penalty: float, major: float = 0.0, critical: float = 0.0) -> Judgement:
    return Judgement(penalty, major, critical, (), ())


@given(PENALTIES, CHANCES, CHANCES, PENALTIES, CHANCES, CHANCES, st.integers(0, 500))
def test_judged_quality_never_rises_with_what_the_judge_doubts(
    penalty: float, major: float, critical: float, more: float, other: float, another: float, words: int
) -> None:
    low = judged(min(penalty, more), min(major, other), min(critical, another))
    high = judged(max(penalty, more), max(major, other), max(critical, another))
    assert 0 <= judged_quality(high, words) <= judged_quality(low, words) <= 100


def test_judged_quality_has_a_place_for_each_kind_of_unit() -> None:
    assert judged_quality(judged(0.0), 20) == pytest.approx(100)
    assert judged_quality(judged(20.0, 0.1, 0.05), 20) > 95  # a faithful retranslation
    assert judged_quality(judged(40.0, 0.9, 0.9), 20) < 60  # surely a critical error
    assert judged_quality(judged(600.0, 1.0, 1.0), 20) < 10  # another text


def test_the_same_penalty_weighs_more_in_a_longer_unit() -> None:
    assert judged_quality(judged(30.0), 60) < judged_quality(judged(30.0), 20) < judged_quality(judged(30.0), 5)


def test_what_checks_found_costs_a_judged_unit_too(unit_of: UnitOf) -> None:
    unit = replace(unit_of(SOURCE, SOURCE.replace("old", "new")), judgement=judged(10.0, 0.2, 0.1))
    plain, minor, major, critical = (
        quality(unit, *found)
        for found in ((), (finding(Severity.MINOR),), (finding(Severity.MAJOR),), (finding(Severity.CRITICAL),))
    )
    assert plain > minor > major > critical
    assert critical < 60
    assert quality(unit, *[finding(Severity.MAJOR)] * 5) == major  # one error told five times is one error


def test_white_space_costs_nothing(unit_of: UnitOf) -> None:
    assert quality(unit_of(SOURCE, SOURCE.replace(" ", "  "))) == 100


def test_a_long_text_for_a_short_one_is_not_held_to_the_short_ones_measure(unit_of: UnitOf) -> None:
    assert quality(unit_of("No comment from the ministry.", " ".join([SOURCE] * 2))) < 60
