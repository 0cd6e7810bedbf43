"""From what checks propose to how much it is believed."""

import json
from importlib.resources import files
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.checks import CHECKS
from mtaudit.compare.logistic import BIAS
from mtaudit.disposal import BY_STRENGTH, SURE, dispose, graded, in_context
from mtaudit.findings import Proposal, check_id
from mtaudit.model import Candidate, Check, Judgement, Segment, Span, Unit, UnitKind, WordRisk
from mtaudit.mqm import Severity

TABLE = json.loads((files("mtaudit") / "disposal.json").read_text("utf-8"))
TEXT = "Ten men saw ten men."


def check(name: str) -> Check:
    return next(check for check in CHECKS if check_id(check) == name)


def unit(number: int = 0, penalty: float | None = 20.0) -> Unit:
    segment = Segment(0, len(TEXT), TEXT, (number,))
    risks = (WordRisk(0, 3, 0.4, 0.3, 0.1),)
    judgement = None if penalty is None else Judgement(penalty, 0.3, 0.1, risks, risks)
    return Unit(number, UnitKind.ALIGNED, segment, segment, 1.0, judgement=judgement)


def candidate(strength: float, severity: Severity = Severity.MAJOR) -> Candidate:
    return Candidate(severity, strength, Span(0, 3), Span(0, 3), "…")


def proposal(strength: float, number: int, name: str = "number") -> Proposal:
    made, about = candidate(strength), unit(number)
    return Proposal(check(name), made, about, dispose(check(name), made, about).confidence)


def test_without_a_judge_strength_is_all_there_is() -> None:
    assert dispose(check("number"), candidate(0.37), unit(penalty=None)).confidence == 0.37


def test_a_check_without_examples_goes_by_its_strength() -> None:
    assert "quotation" in BY_STRENGTH
    assert dispose(check("quotation"), candidate(0.37), unit()).confidence == 0.37


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 200), st.sampled_from(sorted(TABLE["marked"])))
def test_confidence_is_a_chance(one: float, other: float, penalty: float, name: str) -> None:
    for strength in (one, other):
        assert 0 <= dispose(check(name), candidate(strength), unit(penalty=penalty)).confidence <= 1


@pytest.mark.parametrize("name", ["number", "negation", "named-entity", "omission", "addition", "antonym", "spelling"])
def test_what_a_check_is_surer_of_is_believed_more(name: str) -> None:
    said = [dispose(check(name), candidate(strength), unit()).confidence for strength in (0.1, 0.5, 0.9)]
    assert said == sorted(set(said))


def test_weights_are_of_checks_that_exist_and_readable_numbers() -> None:
    names = {check_id(check) for check in CHECKS}
    for table in TABLE.values():
        assert set(table) <= names
        for weights in table.values():
            assert set(weights) == {"near", "far"}
            assert all(BIAS in part and all(map(isfinite, part.values())) for part in weights.values())


def test_a_doubt_is_likelier_in_a_text_full_of_errors() -> None:
    units = [unit(number) for number in range(20)]
    doubt = proposal(0.45, 19)
    alone = in_context([doubt], units)[-1].confidence
    among = in_context([*(proposal(0.9, number) for number in range(10)), doubt], units)[-1].confidence
    assert alone < doubt.confidence < among


def test_what_is_not_disposed_stays_in_any_text() -> None:
    units = [unit(number) for number in range(20)]
    mark = proposal(0.6, 19, "quotation")
    assert in_context([*(proposal(0.9, number) for number in range(10)), mark], units)[-1] == mark


def test_critical_is_only_what_is_sure() -> None:
    critical = candidate(0.9, Severity.CRITICAL)
    for confidence, severity in ((SURE, Severity.CRITICAL), (SURE - 0.01, Severity.MAJOR)):
        assert graded(Proposal(check("number"), critical, unit(), confidence)).candidate.severity is severity
