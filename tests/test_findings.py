"""Settling what checks propose: threshold, one finding per error, order."""

from types import ModuleType
from typing import cast

from mtaudit.findings import Proposal, settle
from mtaudit.model import Candidate, Check, Segment, Span, Unit, UnitKind
from mtaudit.mqm import Category, Severity


def check(name: str) -> Check:
    module = ModuleType(f"mtaudit.checks.{name}")
    module.CATEGORY = Category.MISTRANSLATION  # type: ignore[attr-defined]
    module.SEVERITY = Severity.MAJOR  # type: ignore[attr-defined]
    module.propose = lambda unit: iter(())  # type: ignore[attr-defined]
    return cast("Check", module)


NUMBER, ADDITION, QUOTATION = check("number"), check("addition"), check("quotation")
MISTRANSLATION = check("mistranslation")
ORDER = (NUMBER, QUOTATION, ADDITION, MISTRANSLATION)
TEXT = "Ten men saw ten men."


def half(check: Check) -> float:
    return 0.5


def unit(number: int = 0, text: str = TEXT) -> Unit:
    segment = Segment(0, len(text), text, (number,))
    return Unit(number, UnitKind.ALIGNED, segment, segment, 1.0)


def candidate(start: int, end: int, severity: Severity = Severity.MAJOR, strength: float = 0.9) -> Candidate:
    return Candidate(severity, strength, None, Span(start, end), "…")


def settled(*proposals: tuple[Check, Candidate], at: Unit | None = None) -> list[tuple[str, int]]:
    made = (Proposal(by, candidate, at or unit(), candidate.strength) for by, candidate in proposals)
    return [(f.check, f.target.start) for f in settle(made, ORDER, half) if f.target]


def test_weak_candidates_are_dropped() -> None:
    assert settled((NUMBER, candidate(0, 3, strength=0.49)), (NUMBER, candidate(12, 15, strength=0.5))) == [
        ("number", 12)
    ]


def test_the_more_specific_check_has_the_word() -> None:
    assert settled((ADDITION, candidate(0, 7, strength=1.0)), (NUMBER, candidate(0, 3))) == [("number", 0)]


def test_a_neutral_note_never_hides_an_error() -> None:
    note = candidate(0, 3, Severity.NEUTRAL)
    assert settled((NUMBER, note), (ADDITION, candidate(0, 7))) == [("addition", 0)]


def test_quotation_marks_and_the_words_between_them_are_two_matters() -> None:
    marks = candidate(0, 20, Severity.MINOR)
    assert settled((QUOTATION, marks), (NUMBER, candidate(0, 3))) == [("number", 0), ("quotation", 0)]


def test_a_users_rule_hides_no_fact_and_no_fact_hides_it() -> None:
    proposals = [Proposal(check(name), candidate(0, 3), unit(), 0.9) for name in ("glossary", "number")]
    found = settle(proposals, [proposal.check for proposal in proposals], half)
    assert [finding.check for finding in found] == ["glossary", "number"]


def test_another_speaker_and_another_name_are_one_matter() -> None:
    speaker = candidate(0, 3, Severity.CRITICAL)
    assert settled((QUOTATION, speaker), (ADDITION, candidate(0, 3))) == [("quotation", 0)]


def test_worst_first() -> None:
    found = (
        (NUMBER, candidate(0, 3, Severity.MINOR)),
        (NUMBER, candidate(4, 7, Severity.MAJOR, 0.6)),
        (NUMBER, candidate(8, 11, Severity.MAJOR, 0.8)),
        (NUMBER, candidate(12, 15, Severity.CRITICAL, 0.5)),
    )
    assert settled(*found) == [("number", 12), ("number", 8), ("number", 4), ("number", 0)]


def test_the_message_says_what_the_other_checks_saw() -> None:
    unit_ = unit()
    by = [(ADDITION, "Nothing says “The”."), (MISTRANSLATION, "“The” is doubtful."), (NUMBER, "“Ten” became “The”.")]
    made = [
        Proposal(check, Candidate(Severity.MAJOR, 0.9, None, Span(0, 3), message), unit_, 0.9) for check, message in by
    ]
    assert [f.message for f in settle(made, ORDER, half)] == ["“Ten” became “The”. Also: Nothing says “The”."]


def test_a_unit_that_is_no_translation_is_one_finding() -> None:
    whole = Candidate(Severity.CRITICAL, 0.9, Span(0, len(TEXT)), Span(0, len(TEXT)), "No translation.")
    marks = Proposal(QUOTATION, candidate(0, 9, Severity.MINOR), unit(), 0.99)
    made = [Proposal(NUMBER, candidate(0, 3), unit(), 0.99), marks, Proposal(MISTRANSLATION, whole, unit(), 0.6)]
    assert [(f.check, f.message) for f in settle(made, ORDER, half)] == [("mistranslation", "No translation.")]
