"""Every check proves itself on the cases beside it: errors with exact spans, and near misses that are none.

Cases are data: `mtaudit/checks/<check>.toml`, where ⟦ ⟧ mark the words a finding must point at. A case of several
lines is a text: the lines of source and target correspond.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import zip_longest
from typing import Any, NamedTuple

import pytest

from mtaudit.annotate import Annotator
from mtaudit.auditor import Auditor
from mtaudit.checks import CHECKS
from mtaudit.codes import with_codes
from mtaudit.compare.codes import codes
from mtaudit.findings import check_id
from mtaudit.model import Candidate, Check, DocumentCheck, Glossary, Span, Unit, UnitCheck, UnitKind
from mtaudit.mqm import Severity
from mtaudit.readers.glossary import parse as parse_glossary

REPORTED = 0.5
Case = dict[str, str]
UnitsOf = Callable[[list[tuple[str, str]]], Sequence[Unit]]


class Found(NamedTuple):
    source: str | None
    target: str | None
    severity: str


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(check, case, id=f"{check_id(check)}-{number}-{case.get('note', case['source'])[:30].strip()}")
        for check in CHECKS
        for number, case in enumerate(_table(check).get(kind, []))
    ]


def _table(check: Check) -> dict[str, Any]:
    return tomllib.loads((files("mtaudit.checks") / f"{check.__name__.rpartition('.')[2]}.toml").read_text("utf-8"))


def glossary(check: Check) -> Glossary | None:
    """The terms that hold in all cases of a check."""
    text = _table(check).get("glossary")
    return parse_glossary(text, "terms.csv") if text else None


def unmark(text: str) -> tuple[str, list[Span]]:
    """The text without ⟦ ⟧, and the ranges they marked."""
    plain, spans = "", []
    for part in re.split(r"(⟦.*?⟧)", text):
        if part.startswith("⟦"):
            spans.append(Span(len(plain), len(plain) + len(part) - 2))
        plain += part.strip("⟦⟧")
    return plain, spans


def pairs(source: str, target: str) -> list[tuple[str, str]]:
    """What the units of a case are made of."""
    if "\n" not in source:
        return [(source, target)]
    return list(zip(source.splitlines(), target.splitlines(), strict=True))


def proposed(check: Check, units: Sequence[Unit]) -> list[tuple[Unit, Candidate]]:
    """What a check proposes, with the unit it is about."""
    if isinstance(check, UnitCheck) and len(units) == 1:
        return [(units[0], candidate) for candidate in check.propose(units[0])]
    assert isinstance(check, DocumentCheck)
    return list(check.survey(units))


def reported(check: Check, units: Sequence[Unit]) -> list[tuple[Unit, Candidate]]:
    return [(u, c) for u, c in proposed(check, units) if c.strength >= REPORTED and c.severity > Severity.NEUTRAL]


def units_for(check: Check, case: Case, units_of: UnitsOf) -> Sequence[Unit]:
    units = units_of(pairs(unmark(case["source"])[0], unmark(case["target"])[0]))
    terms = glossary(check)
    moved = case.get("kind") == "moved"
    kinds = [UnitKind.MOVED if moved else unit.kind for unit in units]
    return [  # of a text, whose sentences nobody gave ids
        replace(unit, glossary=terms, kind=kind, segment_id=None) for unit, kind in zip(units, kinds, strict=True)
    ]


def expected(check: Check, case: Case) -> list[Found]:
    found = []
    for source, target in pairs(case["source"], case["target"]):
        (source, source_spans), (target, target_spans) = unmark(source), unmark(target)
        found += [
            Found(s.of(source) if s else None, t.of(target) if t else None, case.get("severity", check.SEVERITY.label))
            for s, t in zip_longest(source_spans, target_spans)
        ]
    return found


def found(unit: Unit, candidate: Candidate) -> Found:
    (unit,) = with_codes([unit])
    source = unit.source.excerpt(candidate.source) if unit.source and candidate.source else None
    target = unit.target.excerpt(candidate.target) if unit.target and candidate.target else None
    return Found(source, target, candidate.severity.label)


@pytest.mark.parametrize(("check", "case"), cases("bad"))
def test_error_is_found_at_its_words(check: Check, case: Case, units_of: UnitsOf) -> None:
    spoken_of = [found(unit, candidate) for unit, candidate in reported(check, units_for(check, case, units_of))]
    assert sorted(spoken_of, key=str) == sorted(expected(check, case), key=str)


@pytest.mark.parametrize(("check", "case"), cases("good"))
def test_harmless_difference_is_left_alone(check: Check, case: Case, units_of: UnitsOf) -> None:
    assert [c.message for _, c in reported(check, units_for(check, case, units_of))] == []


@pytest.mark.parametrize("check", CHECKS, ids=check_id)
def test_check_brings_enough_cases(check: Check) -> None:
    table = _table(check)
    assert len(table["bad"]) >= 2
    assert len(table["good"]) >= 2


@pytest.mark.parametrize("check", CHECKS, ids=check_id)
def test_docstring_examples_hold(check: Check, annotator: Annotator) -> None:
    examples = re.findall(r"^(Bad|Good): *(.*?) → (.*)$", check.__doc__ or "", re.MULTILINE)
    assert {kind for kind, _, _ in examples} == {"Bad", "Good"}
    auditor = Auditor(annotator=annotator, checks=[check], glossary=glossary(check))
    for kind, source, target in examples:  # in whole texts nothing is a code
        report = auditor.audit_aligned([(source, target)]) if codes(source) else auditor.audit(source, target)
        errors = [f for f in report.findings if f.severity > Severity.NEUTRAL]
        assert bool(errors) == (kind == "Bad"), (source, target)


@pytest.mark.parametrize("check", CHECKS, ids=check_id)
def test_identical_text_is_never_flagged(check: Check, units_of: UnitsOf) -> None:
    for case in _table(check)["bad"] + _table(check)["good"]:
        for side in ("source", "target"):
            text, _ = unmark(case[side])
            units = units_of(pairs(text, text))
            if all(unit.kind is UnitKind.ALIGNED for unit in units):
                assert [c.message for _, c in proposed(check, units)] == []
