"""Two reports compared: what is new, what is fixed, and which scores differ by more than chance."""

from dataclasses import replace

import pytest

from bench.fingerprints import read
from mtaudit.auditor import Auditor
from mtaudit.comparison import compare
from mtaudit.errors import InputError
from mtaudit.model import Change, Comparison, Excerpt, Finding, Report
from mtaudit.mqm import PLAIN, Category, Severity
from mtaudit.readers.report import parse
from mtaudit.report.json import render
from tests.grouped import grouped

SENTENCES = [[f"Sentence number {number} says this."] for number in range(12)]
GOOD, BAD = [90.0] * 12, [50.0, 55.0, 60.0] * 4


def finding(name: str, unit: int = 0, severity: Severity = Severity.MAJOR) -> Finding:
    excerpt = Excerpt(0, 4, "Sent")
    return Finding(name, "number", Category.MISTRANSLATION, severity, 0.9, unit, excerpt, None, "…")


def copied(qualities: list[float], *findings: Finding, signature: str = "mtaudit:0.1.0|judge:1") -> Report:
    return grouped(SENTENCES, qualities=qualities, findings=findings, signature=signature)


def ids(comparison: Comparison) -> tuple[list[str], list[str], list[str]]:
    unchanged = [new.id for _, new in comparison.unchanged]
    return [f.id for f in comparison.appeared], [f.id for f in comparison.fixed], unchanged


def test_findings_are_new_fixed_or_unchanged() -> None:
    old, new = copied(GOOD, finding("a"), finding("b")), copied(GOOD, finding("c"), finding("b", 3))
    assert ids(compare(old, new)) == (["c"], ["a"], ["b"])


def test_of_equal_findings_each_counts() -> None:
    old, new = copied(GOOD, *[finding("a")] * 3), copied(GOOD, finding("a"))
    assert ids(compare(old, new)) == ([], ["a", "a"], ["a"])
    assert ids(compare(new, old)) == (["a", "a"], [], ["a"])


def test_unchanged_findings_come_with_what_they_were() -> None:
    minor, major = finding("a", severity=Severity.MINOR), finding("a")
    assert compare(copied(GOOD, minor), copied(GOOD, major)).unchanged == ((minor, major),)


def test_a_copy_that_is_better_in_every_sentence_is_better() -> None:
    comparison = compare(copied(BAD), copied(GOOD))
    assert comparison.change is Change.BETTER
    assert comparison.verdict.startswith("Quality rose by 35.0, and would by 32.")
    assert comparison.verdict.endswith(" on other sentences like these 12.")
    assert (comparison.passages, comparison.better, comparison.worse) == (12, 12, 0)


def test_the_other_way_round_it_is_worse() -> None:
    there, back = compare(copied(BAD), copied(GOOD)), compare(copied(GOOD), copied(BAD))
    assert back.change is Change.WORSE
    assert back.verdict.startswith("Quality fell by 35.0, and would by 32.")
    for one, other in zip(there.differences, back.differences, strict=True):
        assert (one.delta, one.low, one.p_value) == pytest.approx((-other.delta, -other.high, other.p_value))


def test_one_sentence_of_twelve_tells_nothing_of_other_texts() -> None:
    comparison = compare(copied(GOOD), copied([*GOOD[1:], 100.0]))
    assert comparison.change is Change.UNCLEAR
    assert comparison.verdict.startswith(
        "Quality rose by 0.9; whether it would in other texts, 12 sentences cannot tell"
    )
    assert (comparison.better, comparison.worse) == (1, 0)


def test_the_same_report_is_the_same() -> None:
    comparison = compare(copied(BAD, finding("a")), copied(BAD, finding("a")))
    assert {difference.change for difference in comparison.differences} == {Change.SAME}
    assert comparison.verdict == "Quality is the same in every passage."
    assert not comparison.caveats


def test_few_sentences_tell_nothing() -> None:
    comparison = compare(*(grouped(SENTENCES[:3], qualities=qualities[:3]) for qualities in (BAD, GOOD)))
    assert comparison.change is Change.UNCLEAR
    assert (
        comparison.verdict == "Quality rose by 35.0; 3 sentences are too few to tell whether it would in other texts."
    )


def test_penalties_fall_with_what_is_fixed() -> None:
    critical = [finding(str(unit), unit, Severity.CRITICAL) for unit in range(12)]
    penalty = compare(copied(GOOD, *critical), copied(GOOD)).differences[1]
    assert (penalty.metric, penalty.old, penalty.new) == ("mqm_penalty_per_1000_words", 1000 * 25 / 5, 0)
    assert penalty.change is Change.BETTER


def test_penalties_of_both_have_the_weights_of_the_new_report() -> None:
    old, new = copied(GOOD, finding("a")), copied(GOOD, finding("a"))
    new = replace(new, scores=replace(new.scores, mqm_weights=PLAIN))
    comparison = compare(old, new)
    penalty = comparison.differences[1]
    assert penalty.old == penalty.new == pytest.approx(1000 * 10 / 60)
    assert comparison.caveats == (
        "Both penalties have the weights of the new report, plain 1/5/10/25; those of the old one were wmt 1/5/25.",
    )


def test_reports_of_other_texts_are_refused() -> None:
    with pytest.raises(InputError, match=r"^The two reports are of different texts: [^\n]*\.$"):
        compare(copied(GOOD), grouped([["Something else."]]))


def test_a_report_of_no_copy_is_refused() -> None:
    failed = replace(copied(GOOD), auditable=False, failures=("The target has no words.",))
    with pytest.raises(InputError, match=r"^The new report has nothing to compare: The target has no words\.$"):
        compare(copied(GOOD), failed)


def test_an_edited_source_is_compared_where_it_was_not_edited() -> None:
    edited = [["Another first sentence."], *SENTENCES[1:], ["And a last one."]]
    old, new = copied(GOOD, finding("a"), finding("b", 1)), grouped(edited, findings=[finding("c")])
    comparison = compare(old, replace(new, signature=old.signature))
    assert comparison.passages == 11
    assert comparison.caveats == (
        "The sources differ: scores are of the 11 sentences that both have, of 12 and 13; "
        "elsewhere stand 1 of the fixed findings and 1 of the new ones.",
    )


def test_audits_made_differently_are_said_to_be() -> None:
    (caveat,) = compare(copied(GOOD), copied(GOOD, signature="mtaudit:0.2.0|judge:1|encoder:2")).caveats
    assert caveat == (
        "The audits were made differently, which may be all the difference: mtaudit:0.1.0 → mtaudit:0.2.0, encoder:2."
    )


def test_an_incomplete_audit_is_said_to_be() -> None:
    broken = replace(copied(GOOD), complete=False, failures=("The check 'number' crashed.",))
    assert compare(broken, copied(GOOD)).caveats == (
        "The old audit is incomplete, so findings may be missing. The check 'number' crashed.",
    )


def test_real_reports_are_compared_on_their_own_scores(auditor: Auditor) -> None:
    """What is computed from the units of reports read back is what the reports say, however sentences were paired."""
    source, target = read("sport").texts
    joined = target.replace(". Then ", "; then ")
    assert joined != target
    old, new = (parse(render(auditor.audit(source, copy), None), "r.json") for copy in (target, joined))
    comparison = compare(old, new)
    assert comparison.passages < len(old.units)
    for difference in comparison.differences:
        for report, value in ((old, difference.old), (new, difference.new)):
            score = getattr(report.scores, difference.metric)
            assert value == pytest.approx(getattr(score, "score", score), abs=0.02)
        assert difference.low <= difference.delta <= difference.high
    assert compare(old, new) == comparison


def test_codes_of_aligned_files_are_no_words(auditor: Auditor) -> None:
    pairs = [
        ('Press <x id="1" ctype="button"/> to open 12 files.', 'Press <x id="1" ctype="button"/> to open 13 files.'),
        ("All <b>files</b> are open now, {name}.", "All <b>the files</b> are open now, {name}."),
    ]
    report = auditor.audit_aligned(pairs)
    figures = {difference.metric: difference.old for difference in compare(report, report).differences}
    scores = report.scores
    assert figures["mqm_penalty_per_1000_words"] == pytest.approx(scores.mqm_penalty_per_1000_words, abs=0.01)
    assert figures["ter"] == pytest.approx(scores.ter.score, abs=0.01)
