"""The words that every report for people shares: headline, counts, labels."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from mtaudit.model import BaselineState, Finding, Origin, Report, Segment, Unit, UnitKind, Verdict
from mtaudit.mqm import Severity
from mtaudit.report.escape import one_line, visible

SYMBOLS = {Severity.CRITICAL: "◆", Severity.MAJOR: "▲", Severity.MINOR: "●", Severity.NEUTRAL: "○"}
"""Shapes, so that no severity is told by colour alone; gravest first."""

_LONGEST_ID = 40  # characters shown of a segment's id where there is little room

NO_THRESHOLD = "No threshold is set: nothing could fail."


class Outcome(StrEnum):
    """How an audit ended."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_AUDITABLE = "not auditable"
    INCOMPLETE = "incomplete"  # something went wrong: a check crashed, a model is missing
    UNGATED = "ungated"  # nobody asked for a verdict


def outcome(report: Report, verdict: Verdict | None) -> Outcome:
    """How the audit ended; what is incomplete or not auditable has not passed, whatever the verdict."""
    if not report.complete:
        return Outcome.INCOMPLETE
    if not report.auditable:
        return Outcome.NOT_AUDITABLE
    if verdict is None:
        return Outcome.UNGATED
    return Outcome.PASSED if verdict.passed else Outcome.FAILED


def headline(report: Report, verdict: Verdict | None) -> str:
    """One or two words that say how the audit ended."""
    ended = outcome(report, verdict)
    if ended is not Outcome.UNGATED:
        return ended.capitalize()
    count = sum(finding.is_open for finding in report.findings)
    return plural(count, "finding") if count else "No findings"


def explanation(report: Report, verdict: Verdict | None) -> tuple[str, ...]:
    """The sentences that belong under the headline: why it failed, or that all is well."""
    if reasons := (verdict.reasons if verdict else ()) or report.failures:
        return tuple(map(visible, reasons))
    if not report.auditable:
        return ("The target is not a copy of the source.",)
    if verdict and not verdict.limits:
        return (NO_THRESHOLD,)
    if not report.findings and report.complete:
        whole = all(unit.kind is UnitKind.ALIGNED for unit in report.units)
        through = f"Every {noun(report.units)} came through, and no check found a fault."
        return (through if whole else "No check found a fault.",)
    return ()


def names(report: Report) -> tuple[str, str]:
    """What the two documents are called, safe to show."""
    return visible(report.source.document.name) or "source", visible(report.target.document.name) or "target"


def title(report: Report) -> str:
    """Which two files it is about, or the one that holds both texts: "harbour.txt → harbour.back.txt"."""
    source, target = names(report)
    return source if source == target else f"{source} → {target}"


def severity_counts(report: Report) -> dict[Severity, int]:
    """How many open findings there are of each severity, gravest first."""
    counts = Counter(finding.severity for finding in report.findings if finding.is_open)
    return {severity: counts[severity] for severity in SYMBOLS}


def not_counted(report: Report) -> str:
    """How many findings are not open, and why: "2 known from the baseline, 1 suppressed"; "" where all are."""
    suppressed = sum(finding.suppression is not None for finding in report.findings)
    known = sum(not finding.is_open for finding in report.findings) - suppressed
    counts = ((known, "known from the baseline"), (suppressed, "suppressed"))
    return ", ".join(f"{count:,} {words}" for count, words in counts if count)


def penalty(report: Report) -> str:
    """The MQM penalty with what made it: "37.1 MQM points per 1,000 words (wmt 1/5/25)"."""
    closed = ", of all findings" if not all(finding.is_open for finding in report.findings) else ""
    scores = report.scores
    return f"{scores.mqm_penalty_per_1000_words:.1f} MQM points per 1,000 words ({scores.mqm_weights}{closed})"


def standing(finding: Finding) -> str:
    """How a finding stands to a reviewer or a baseline: "suppressed", "known", "new", or "" where there are none."""
    if finding.suppression is not None:
        return "suppressed"
    if finding.baseline is None:
        return ""
    return "known" if finding.baseline is BaselineState.UNCHANGED else "new"


def label(finding: Finding) -> str:
    """What a finding is, and how sure, marked where it does not count or is new: "major number (97%, known)"."""
    mark = f", {standing(finding)}" if standing(finding) else ""
    return f"{finding.severity.label} {visible(finding.check)} ({percent(finding.confidence)}{mark})"


def found_no_more(report: Report) -> str:
    """How many findings of which file are found no more: "2 of the baseline, 1 of the review", or ""."""
    counts = Counter(known.origin for known in report.unmatched)
    return ", ".join(f"{counts[origin]:,} of the {origin}" for origin in Origin if counts[origin])


def coverage(report: Report) -> str:
    """What became of the sentences: "28 aligned, 2 omitted", counted in units, or "all aligned"."""
    kinds = [(kind, sum(unit.kind is kind for unit in report.units)) for kind in UnitKind]
    if kinds[0] == (UnitKind.ALIGNED, len(report.units)):
        return "all aligned"
    return ", ".join(f"{count} {kind}" for kind, count in kinds if count)


def noun(units: Sequence[Unit]) -> str:
    """What the units are made of: "sentence", or "segment" of already aligned files."""
    return "sentence" if all(unit.segment_id is None for unit in units) else "segment"


def unit_label(unit: Unit) -> str:
    """What to call a unit: "sentence 7", "segment msg.42"."""
    return f"{noun([unit])} {position(unit)}"


def file_line(report: Report, unit: Unit) -> str:
    """Where a segment begins, in the target if it is there: "copy.po:120"; "" where no line is known."""
    sides = zip((unit.target, unit.source), reversed(names(report)), strict=True)
    return next((f"{name}:{side.line}" for side, name in sides if side and side.line is not None), "")


def position(unit: Unit) -> str:
    """A segment's id, or which sentences a unit joins, from 1: "msg.42", "7", "7 → 6–7", "9 omitted", "12 moved"."""
    if unit.segment_id is None:
        source, target = numbers(unit.source), numbers(unit.target)
        where = f"{source} → {target}" if source and target and source != target else source or target
    else:
        where = one_line(unit.segment_id, _LONGEST_ID)
    return where if unit.kind is UnitKind.ALIGNED else f"{where} {unit.kind}"


def numbers(segment: Segment | None) -> str:
    """The segment's sentence numbers, counted from 1: "6" or "6–7"."""
    if segment is None or not segment.sentences:
        return ""
    first, last = segment.sentences[0] + 1, segment.sentences[-1] + 1
    return str(first) if first == last else f"{first}–{last}"


def plural(count: int, noun: str) -> str:
    """The count with its noun: "1 line", "2 lines"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def percent(share: float) -> str:
    """A confidence as a reader's number; never 100% for what is not certain."""
    return "100%" if share >= 1 else f"{min(99, round(share * 100))}%"
