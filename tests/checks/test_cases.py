"""Every check proves itself on the cases beside it: errors with exact spans, and near misses that are none.

Cases are data: `mtaudit/checks/<check>.toml`, where ⟦ ⟧ mark the words a finding must point at.
"""

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from itertools import zip_longest
from typing import Any, NamedTuple

import pytest

from mtaudit.annotate import Annotator
from mtaudit.auditor import Auditor
from mtaudit.checks import CHECKS
from mtaudit.findings import check_id
from mtaudit.model import Candidate, Check, Span, Unit, UnitCheck, UnitKind
from mtaudit.mqm import Severity

REPORTED = 0.5
UNIT_CHECKS = [check for check in CHECKS if isinstance(check, UnitCheck)]
UnitOf = Callable[[str, str], Unit]


class Found(NamedTuple):
    source: str | None
    target: str | None
    severity: str


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(check, case, id=f"{check_id(check)}-{number}-{case.get('note', case['source'])[:30]}")
        for check in UNIT_CHECKS
        for number, case in enumerate(_table(check).get(kind, []))
    ]


def _table(check: Check) -> dict[str, list[dict[str, str]]]:
    return tomllib.loads((files("mtaudit.checks") / f"{check.__name__.rpartition('.')[2]}.toml").read_text("utf-8"))


def unmark(text: str) -> tuple[str, list[Span]]:
    """The text without ⟦ ⟧, and the ranges they marked."""
    plain, spans = "", []
    for part in re.split(r"(⟦.*?⟧)", text):
        if part.startswith("⟦"):
            spans.append(Span(len(plain), len(plain) + len(part) - 2))
        plain += part.strip("⟦⟧")
    return plain, spans


def reported(check: UnitCheck, unit: Unit) -> list[Candidate]:
    return [c for c in check.propose(unit) if c.strength >= REPORTED and c.severity > Severity.NEUTRAL]


def unit_for(case: dict[str, str], unit_of: UnitOf) -> Unit:
    source, target = unmark(case["source"])[0], unmark(case["target"])[0]
    unit = unit_of(source, target)
    if case.get("kind") == "moved":
        return Unit(unit.id, UnitKind.MOVED, unit.source, unit.target, unit.alignment_confidence, unit.words)
    return unit


@pytest.mark.parametrize(("check", "case"), cases("bad"))
def test_error_is_found_at_its_words(check: UnitCheck, case: dict[str, str], unit_of: UnitOf) -> None:
    unit = unit_for(case, unit_of)
    (source, source_spans), (target, target_spans) = unmark(case["source"]), unmark(case["target"])
    expected = [
        Found(s.of(source) if s else None, t.of(target) if t else None, case.get("severity", check.SEVERITY.label))
        for s, t in zip_longest(source_spans, target_spans)
    ]
    found = [
        Found(c.source.of(source) if c.source else None, c.target.of(target) if c.target else None, c.severity.label)
        for c in reported(check, unit)
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(("check", "case"), cases("good"))
def test_harmless_difference_is_left_alone(check: UnitCheck, case: dict[str, str], unit_of: UnitOf) -> None:
    assert [c.message for c in reported(check, unit_for(case, unit_of))] == []


@pytest.mark.parametrize("check", CHECKS, ids=check_id)
def test_check_brings_enough_cases(check: Check) -> None:
    table = _table(check)
    assert len(table["bad"]) >= 2
    assert len(table["good"]) >= 2


@pytest.mark.parametrize("check", CHECKS, ids=check_id)
def test_docstring_examples_hold(check: Check, annotator: Annotator) -> None:
    examples = re.findall(r"^(Bad|Good): *(.*?) → (.*)$", check.__doc__ or "", re.MULTILINE)
    assert {kind for kind, _, _ in examples} == {"Bad", "Good"}
    auditor = Auditor(annotator=annotator, checks=[check])
    for kind, source, target in examples:
        errors = [f for f in auditor.audit(source, target).findings if f.severity > Severity.NEUTRAL]
        assert bool(errors) == (kind == "Bad"), (source, target)


@pytest.mark.parametrize("check", UNIT_CHECKS, ids=check_id)
def test_identical_text_is_never_flagged(check: UnitCheck, unit_of: UnitOf) -> None:
    for case in _table(check)["bad"] + _table(check)["good"]:
        for side in ("source", "target"):
            text, _ = unmark(case[side])
            unit = unit_of(text, text)
            assert [c.message for c in check.propose(unit) if unit.kind is UnitKind.ALIGNED] == []
