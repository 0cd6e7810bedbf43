"""From what checks propose to what is reported: threshold, one finding per error, order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mtaudit.model import Candidate, Check, Excerpt, Finding, Segment, Span, Unit
from mtaudit.mqm import Severity

CODES = "placeholder"
"""The check of what is no words: what others say of these, taking them for words, is not worth hearing."""

COEXISTING = frozenset({"quotation", CODES, "punctuation", "sentence-break", "moved-sentence", "inconsistent-term"})
"""Checks about form around words, or about words elsewhere: their findings, minor ones, may enclose or touch others."""

RULE = "glossary"
"""The check of a user's own rules: one that is broken is said, whatever else is wrong with the words."""

JUDGE = "mistranslation"
"""The check that speaks for the judge: of a whole unit it has the first word, of words that others name the last."""

MOST_OTHERS = 2  # checks that saw an error, too, and are heard in its message


def check_id(check: Check) -> str:
    """A check's id is its file's name: `mtaudit.checks.named_entity` is `named-entity`."""
    return check.__name__.rpartition(".")[2].replace("_", "-")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate with the check that made it, the unit it is about, and the chance that an expert would mark it."""

    check: Check
    candidate: Candidate
    unit: Unit
    confidence: float


def settle(
    proposals: Iterable[Proposal], precedence: Sequence[Check], min_confidence: Callable[[Check], float]
) -> tuple[Finding, ...]:
    """The findings to report, worst first, still without ids.

    Proposals below the `min_confidence` of their check are dropped. Where several checks speak of the same words, the
    one earlier in `precedence` is kept, errors before neutral notes: one error, one finding, whose message says what
    the others saw. What is said of a whole unit leaves nothing to say of its words.
    """
    rank = {check_id(check): place for place, check in enumerate(precedence)}
    confident = [p for p in proposals if p.confidence >= min_confidence(p.check)]
    confident.sort(
        key=lambda p: (
            p.unit.id,
            not _is_of_whole_unit(p),
            p.candidate.severity is Severity.NEUTRAL,
            rank[check_id(p.check)],
            -p.confidence,
        )
    )
    kept: list[_Kept] = []
    in_unit: list[_Kept] = []
    for proposal in confident:
        if in_unit and in_unit[0].proposal.unit.id != proposal.unit.id:
            in_unit = []
        winner = next((other for other in in_unit if _same_words(proposal, other.proposal)), None)
        if winner is None:
            in_unit.append(_Kept(proposal, []))
            kept.append(in_unit[-1])
        else:
            winner.hidden.append(proposal)
    findings = map(_finding, kept)
    return tuple(sorted(findings, key=lambda f: (-f.severity, -f.confidence, f.unit, _start(f), rank[f.check])))


class _Kept(NamedTuple):
    """A proposal that is reported, and those of the same words that are not."""

    proposal: Proposal
    hidden: list[Proposal]

    @property
    def message(self) -> str:
        """What is said of the error, and what other checks would have said of it."""
        said = self.proposal.candidate.message
        if _is_of_whole_unit(self.proposal) or check_id(self.proposal.check) == CODES:
            return said
        own = {check_id(self.proposal.check), JUDGE}
        others = [p.candidate for p in self.hidden if check_id(p.check) not in own]
        also = [f"Also: {other.message}" for other in others if other.severity > Severity.NEUTRAL]
        return " ".join([said, *also[:MOST_OTHERS]])


def _is_of_whole_unit(proposal: Proposal) -> bool:
    """Whether it says that the target of a unit is no translation of its source."""
    unit, candidate = proposal.unit, proposal.candidate
    if unit.source is None or unit.target is None or check_id(proposal.check) != JUDGE:
        return False
    return candidate.source == unit.source.span and candidate.target == unit.target.span


def _same_words(one: Proposal, other: Proposal) -> bool:
    whole = _is_of_whole_unit(one) or _is_of_whole_unit(other)
    if one.check is not other.check and not whole and (_beside(one) or _beside(other)):
        return False
    a, b = one.candidate, other.candidate
    return _overlap(a.target, b.target) or _overlap(a.source, b.source)


def _beside(proposal: Proposal) -> bool:
    check = check_id(proposal.check)
    return check == RULE or (check in COEXISTING and proposal.candidate.severity <= Severity.MINOR)


def _overlap(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a.overlaps(b)


def _finding(entry: _Kept) -> Finding:
    """What is reported, without a name: `fingerprints` gives that, in view of the whole text."""
    proposal = entry.proposal
    unit, candidate = proposal.unit, proposal.candidate
    return Finding(
        id="",
        check=check_id(proposal.check),
        category=proposal.check.CATEGORY,
        severity=candidate.severity,
        confidence=proposal.confidence,
        unit=unit.id,
        source=_excerpt(unit.source, candidate.source),
        target=_excerpt(unit.target, candidate.target),
        message=entry.message,
    )


def _excerpt(segment: Segment | None, span: Span | None) -> Excerpt | None:
    if segment is None or span is None:
        return None
    return Excerpt(span.start, span.end, segment.excerpt(span))


def _start(finding: Finding) -> tuple[int, int]:
    return (finding.target.start if finding.target else -1, finding.source.start if finding.source else -1)
