"""Quality: 100 for identity, 0 for nothing, lower for less of the source, and for each error that words cannot show."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import Finding, Unit, UnitKind
from mtaudit.mqm import Category, Severity
from mtaudit.score.quality import document_quality, unit_quality
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
def test_lost_and_added_words_are_counted_once(unit_of: UnitOf, category: Category) -> None:
    unit = unit_of(SOURCE, "The minister said on Friday that the bridge would reopen.")
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
