"""The pipeline as a whole: contracts, identity, faults, hostile text."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mtaudit
from mtaudit.annotate import Annotator
from mtaudit.auditor import Auditor
from mtaudit.config import CheckSettings, Config
from mtaudit.gate import decide
from mtaudit.model import Candidate, Check, Document, SegmentedDocument, Span, Thresholds, Unit, UnitKind
from mtaudit.mqm import XCOMET, Category, Severity
from mtaudit.readers.alignment import parse
from mtaudit.report.alignment import render_json, render_tsv, shown

SEEDS = Path(__file__).parents[1] / "seeds"

SOURCE = (
    "Nine ministers met in Lisbon on Tuesday. They did not agree on a budget of 40 million euros. "
    "“We will meet again next week,” Ana Prado said. Talks were expected to last two days."
)
TARGET = (
    "On Tuesday nine ministers met in Lisbon. They agreed on a budget of 40 million euros. "
    "“We will meet again next week,” said Ana Prado. The talks were expected to take two days."
)


def broken_check() -> Check:
    module = ModuleType("mtaudit.checks.broken")
    module.CATEGORY, module.SEVERITY = Category.FLUENCY, Severity.MINOR  # type: ignore[attr-defined]

    def propose(unit: Unit) -> Iterator[Candidate]:
        raise RuntimeError("boom")
        yield

    module.propose = propose  # type: ignore[attr-defined]
    return cast("Check", module)


def test_an_error_is_found_where_it_is(auditor: Auditor) -> None:
    report = auditor.audit(SOURCE, TARGET)
    worst = report.findings[0]
    assert (worst.check, worst.severity, worst.unit) == ("negation", Severity.CRITICAL, 1)
    for finding in report.findings:
        for excerpt, text in ((finding.source, SOURCE), (finding.target, TARGET)):
            assert excerpt is None or text[excerpt.start : excerpt.end] == excerpt.text


def test_same_input_same_output(auditor: Auditor) -> None:
    assert auditor.audit(SOURCE, TARGET).to_dict() == auditor.audit(SOURCE, TARGET).to_dict()


def test_identical_texts_have_full_quality_and_no_finding(auditor: Auditor) -> None:
    report = auditor.audit(SOURCE, SOURCE)
    assert report.auditable
    assert report.findings == ()
    assert report.scores.quality == 100
    assert [unit.kind for unit in report.units] == [UnitKind.ALIGNED] * 4


def test_another_text_is_not_auditable_and_says_so(auditor: Auditor) -> None:
    other = "Glaciers lose mass in warm summers. Researchers drilled nine cores of ice. Dust told them of a volcano."
    report = auditor.audit(SOURCE, other)
    assert not report.auditable
    assert "not a copy" in report.failures[0]
    assert report.findings == ()
    assert not decide(report, Thresholds(None)).passed


@pytest.mark.parametrize(("source", "target"), [("", SOURCE), (SOURCE, ""), ("", ""), (" \n\t", SOURCE), (SOURCE, "…")])
def test_a_text_without_sentences_never_passes(auditor: Auditor, source: str, target: str) -> None:
    report = auditor.audit(source, target)
    assert not report.auditable
    assert not decide(report, Thresholds(None)).passed


@pytest.mark.parametrize("text", ["a" * 200_000, "(a " * 60_000, "a\n" * 60_000, "1234567890" * 20_000])
def test_a_sentence_without_end_is_refused(auditor: Auditor, text: str) -> None:
    for report in (auditor.audit(text, SOURCE), auditor.audit(SOURCE, text), auditor.audit_aligned([(text, SOURCE)])):
        assert not report.auditable
        assert report.complete
        assert re.fullmatch(r"Sentence 1 of the \w+ has [\d,]+ characters; .* is 100,000\.", report.failures[0])


def test_a_crashing_check_is_named_and_hides_nothing(annotator: Annotator, auditor: Auditor) -> None:
    report = Auditor(annotator=annotator, checks=[*auditor.checks, broken_check()]).audit(SOURCE, TARGET)
    assert report.findings == auditor.audit(SOURCE, TARGET).findings
    assert report.failures == ("The check 'broken' crashed on unit 0: RuntimeError('boom').",)
    assert not decide(report, Thresholds(None)).passed


def test_texts_are_surveyed_and_segments_are_not(annotator: Annotator) -> None:
    both = ModuleType("mtaudit.checks.both")
    both.CATEGORY, both.SEVERITY = Category.FLUENCY, Severity.MINOR  # type: ignore[attr-defined]
    asked: list[str] = []
    both.propose = lambda unit: asked.append(f"unit {unit.id}") or []  # type: ignore[attr-defined, func-returns-value]
    both.survey = lambda units: asked.append(f"{len(units)} units") or []  # type: ignore[attr-defined, func-returns-value]
    auditor = Auditor(Config(judge=False), checks=[cast("Check", both)], annotator=annotator)
    auditor.audit(SOURCE, TARGET)
    assert asked == ["4 units"]
    auditor.audit_aligned([("It rains.", "It rains."), ("It snows.", "It snows.")])
    assert asked == ["4 units", "unit 0", "unit 1"]


def test_a_disabled_check_is_silent_and_the_signature_says_so(annotator: Annotator) -> None:
    config = Config(checks={"negation": CheckSettings(enabled=False)})
    report = Auditor(config, annotator=annotator).audit(SOURCE, TARGET)
    assert "negation" not in {finding.check for finding in report.findings}
    assert "|negation:off|" in report.signature


def test_a_check_may_be_given_another_severity_and_threshold(auditor: Auditor, annotator: Annotator) -> None:
    (usual,) = (finding for finding in auditor.audit(SOURCE, TARGET).findings if finding.check == "negation")
    milder = Config(checks={"negation": CheckSettings(severity=Severity.MINOR, min_confidence=usual.confidence)})
    report = Auditor(milder, annotator=annotator).audit(SOURCE, TARGET)
    assert [finding.severity for finding in report.findings if finding.check == "negation"] == [Severity.MINOR]
    assert "|negation:minor," in report.signature
    stricter = Config(checks={"negation": CheckSettings(min_confidence=min(1, usual.confidence + 1e-9))})
    report = Auditor(stricter, annotator=annotator).audit(SOURCE, TARGET)
    assert "negation" not in {finding.check for finding in report.findings}


def test_the_weights_make_the_penalty(auditor: Auditor, annotator: Annotator) -> None:
    usual = auditor.audit(SOURCE, TARGET)
    other = Auditor(Config(mqm_weights=XCOMET), annotator=annotator).audit(SOURCE, TARGET)
    assert [finding.severity for finding in usual.findings] == [Severity.CRITICAL]
    assert other.scores.mqm_penalty_per_1000_words == pytest.approx(usual.scores.mqm_penalty_per_1000_words * 10 / 25)
    assert other.signature.endswith("|mqm:xcomet")


def test_aligned_segments_make_one_unit_each(auditor: Auditor) -> None:
    same = "Rain fell. Wind rose."
    pairs = [(same, same), ("He did not come.", "He came."), ("Lost.", ""), ("", "New."), ("", "")]
    report = auditor.audit_aligned(pairs)
    assert [unit.kind for unit in report.units] == ["aligned", "aligned", "omitted", "added", "aligned"]
    assert [u.source.text if u.source else "" for u in report.units] == [source for source, _ in pairs]
    assert [u.target.text if u.target else "" for u in report.units] == [target for _, target in pairs]
    negation = next(finding for finding in report.findings if finding.check == "negation")
    assert negation.unit == 1
    assert negation.source is not None
    assert pairs[1][0][negation.source.start : negation.source.end] == negation.source.text


@pytest.mark.parametrize("pairs", [[], [("", "")], [("", "New.")], [("Lost.", "")]])
def test_segments_without_text_on_a_side_never_pass(auditor: Auditor, pairs: list[tuple[str, str]]) -> None:
    report = auditor.audit_aligned(pairs)
    assert len(report.units) == len(pairs)
    assert not report.auditable


def test_a_given_alignment_is_taken_as_it_is(auditor: Auditor) -> None:
    found = auditor.audit(SOURCE, TARGET)
    assert "alignment:given" not in found.signature
    same = auditor.audit(SOURCE, TARGET, [((n,), (n,)) for n in (3, 1, 0, 2)])
    assert same.findings == found.findings
    assert "alignment:given" in same.signature
    other = auditor.audit(SOURCE, TARGET, [((0, 1), (0, 1)), ((2,), (2,))])
    assert [unit.kind for unit in other.units] == ["aligned", "aligned", "omitted", "added"]
    assert {"negation", "missing-sentence", "added-sentence"} <= {finding.check for finding in other.findings}


@pytest.mark.parametrize("folder", sorted(SEEDS.glob("*/")), ids=lambda folder: folder.name)
def test_an_alignment_written_and_given_back_changes_nothing(auditor: Auditor, folder: Path) -> None:
    source, target = ((folder / name).read_text("utf-8") for name in ("source.txt", "target.txt"))
    found = mtaudit.align(source, target)
    for render in (render_tsv, render_json):
        pairs = parse(render(found), "a", shown(found.source), shown(found.target))
        report = auditor.audit(found.source, found.target, pairs)
        assert [(u.kind, u.source and u.source.span, u.target and u.target.span) for u in report.units] == [
            (u.kind, u.source and u.source.span, u.target and u.target.span) for u in found.units
        ]
    assert {finding.id for finding in report.findings} == {
        finding.id for finding in auditor.audit(source, target).findings
    }


def test_a_given_alignment_makes_no_copy_of_another_text(auditor: Auditor) -> None:
    other = "Glaciers lose mass in warm summers. Researchers drilled nine cores of ice. Dust told them of a volcano."
    for pairs in ([((0,), (0,)), ((1,), (1,)), ((2,), (2,))], []):
        report = auditor.audit(SOURCE, other, pairs)
        assert not report.auditable
        assert report.failures[0].startswith("As the sentences are aligned, the target is not a copy of the source")
    with pytest.raises(mtaudit.InputError, match="Pair 0"):
        auditor.audit(SOURCE, other, [((9,), (0,))])


def test_a_segmented_text_keeps_its_sentences(auditor: Auditor) -> None:
    whole = SegmentedDocument(Document("source", SOURCE), (Span(0, len(SOURCE)),))
    assert auditor.audit(whole, SOURCE).source is whole
    assert mtaudit.align(whole, SOURCE).source is whole


def test_the_public_face() -> None:
    alignment = mtaudit.align(SOURCE, TARGET)
    assert [(u.source.sentences, u.target.sentences) for u in alignment.units if u.source and u.target] == [
        ((n,), (n,)) for n in range(4)
    ]
    assert set(mtaudit.__all__) <= {name for name in mtaudit.__all__ if getattr(mtaudit, name)}
    with pytest.raises(AttributeError):
        _ = mtaudit.nonsense


MUTATIONS = [
    *["", " ", "\n\n", ".", "…", "“", '"', "a. ", "%d", "9", "𝟗", "9" * 400],
    *["</p><script>", "\x1b[31m", "\u202e", "\ud800", "\0"],
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(TARGET)), st.integers(0, 30), st.sampled_from(MUTATIONS)), max_size=8))
def test_any_mutation_of_a_copy_is_audited_without_a_crash(auditor: Auditor, edits: list[tuple[int, int, str]]) -> None:
    target = TARGET
    for place, length, insertion in edits:
        target = target[:place] + insertion + target[place + length :]
    report = auditor.audit(SOURCE, target)
    assert report.auditable == (not report.failures)
    assert 0 <= report.scores.quality <= 100
    for finding in report.findings:
        assert finding.target is None or target[finding.target.start : finding.target.end] == finding.target.text
