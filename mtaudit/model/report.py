"""What an audit found, and what the gate says of it."""

from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import Any, Final

from mtaudit.model.text import SegmentedDocument, Span
from mtaudit.model.unit import Unit
from mtaudit.mqm import Category, Severity, Weights

REPORT_SCHEMA: Final = "mtaudit-report/1"
"""What a report as plain data calls its form."""

LOW_QUALITY: Final = 80.0
"""A unit below this is worth a reader's eye, whatever the checks say of it."""

WORST_UNITS: Final = 3
"""How many units a report names as its worst, at most."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A document range with its characters."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Character range in the document."""
        return Span(self.start, self.end)


class BaselineState(StrEnum):
    """How a finding stands to a baseline, in SARIF's words."""

    NEW = "new"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Finding:
    """One likely error. `id` is a fingerprint that does not change when the text elsewhere does.

    `baseline` is None where no baseline was given. `suppression` is what a reviewer said who found it a false alarm,
    possibly "", and None where nobody did.
    """

    id: str
    check: str
    category: Category
    severity: Severity
    confidence: float
    unit: int
    source: Excerpt | None
    target: Excerpt | None
    message: str
    baseline: BaselineState | None = None
    suppression: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it counts at the gate: neither known from the baseline nor suppressed."""
        return self.baseline is not BaselineState.UNCHANGED and self.suppression is None


class Origin(StrEnum):
    """The file by which a finding is known."""

    BASELINE = "baseline"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding of an earlier audit, as a baseline or a review remembers it.

    `note` is None in a baseline and for a finding that a reviewer confirmed, else what was said of the false alarm.
    """

    id: str
    check: str
    severity: Severity
    message: str
    origin: Origin
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is known of an earlier audit: its findings, and how low or high it was where limits may be set.

    `source` is the name of its source. Qualities are 0 to 100, `source_lost` 0 to 1, all as reports show them.
    """

    source: str
    findings: tuple[KnownFinding, ...]
    quality: float
    unit_quality: float
    source_lost: float


@dataclass(frozen=True, slots=True)
class Score:
    """A metric's value with the signature that reproduces it."""

    score: float
    signature: str


@dataclass(frozen=True, slots=True)
class DocumentScores:
    """Scores of the whole document; quality, BLEU and chrF 0 to 100, TER from 0 (lower is better).

    `mqm_weights` made the penalty. `source_lost` is the share (0 to 1) of the source's words that have no place in the
    target.
    """

    quality: float
    mqm_penalty_per_1000_words: float
    mqm_weights: Weights
    source_lost: float
    bleu: Score
    chrf: Score
    ter: Score


@dataclass(frozen=True)
class Report:
    """Everything an audit found. Renderers show it and compute nothing new.

    `failures` say why it is not auditable or what went wrong, a sentence each. It is not `complete` where something
    went wrong: a check crashed, a model is missing, a text could not be read whole. `unmatched` are findings of the
    baseline and the review that are found no more.
    """

    signature: str
    source: SegmentedDocument
    target: SegmentedDocument
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]  # worst first: severity, then confidence, then place
    scores: DocumentScores
    auditable: bool
    failures: tuple[str, ...] = ()
    complete: bool = True
    unmatched: tuple[KnownFinding, ...] = ()

    @property
    def worst_units(self) -> tuple[Unit, ...]:
        """The units to read first: of those below LOW_QUALITY the WORST_UNITS lowest, worst first, ties in order.

        A unit that lacks a side is none of them, though it counts as 0 in the document's quality: its kind says all
        there is to say, and a page of lost sentences would hide the sentence that says something else.
        """
        rated = ((unit.scores.quality, unit) for unit in self.units if unit.source and unit.target and unit.scores)
        low = sorted((pair for pair in rated if pair[0] < LOW_QUALITY), key=itemgetter(0))
        return tuple(unit for _, unit in low[:WORST_UNITS])

    @property
    def lowest_unit(self) -> Unit | None:
        """The unit of lowest quality as shown, the first of several, also one that lacks a side; None without any."""
        rated = [(round(unit.scores.quality, 2), unit) for unit in self.units if unit.scores]
        return min(rated, key=itemgetter(0))[1] if rated else None

    def to_dict(self, verdict: "Verdict | None" = None) -> dict[str, Any]:
        """The report as plain data, schema "mtaudit-report/1"."""
        from mtaudit.report.json import to_dict  # the one place that knows the schema

        return to_dict(self, verdict)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Limits of the gate; None switches one off.

    `fail_on`: the lowest severity of which a single finding fails. `max_critical`, `max_major`, `max_minor`: how many
    findings of just that severity pass. `max_penalty`: the highest MQM penalty per 1,000 source words. `min_quality`,
    `min_unit_quality`: the lowest quality of the document and of its worst unit, 0 to 100. `max_source_lost`: the
    largest share of the source's words without a place in the target, 0 to 1.

    Findings that are suppressed or known from a baseline count for none of them. Qualities and what is lost are of the
    text as it is; see `mtaudit.gate.eased`.
    """

    fail_on: Severity | None = Severity.CRITICAL
    max_critical: int | None = None
    max_major: int | None = None
    max_minor: int | None = None
    max_penalty: float | None = None
    min_quality: float | None = None
    min_unit_quality: float | None = None
    max_source_lost: float | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold that is in force: its setting, what was measured, what is allowed, and a sentence that says both."""

    setting: str
    value: float
    limit: float
    passed: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a report; `reasons` names each failure and each of the `limits` that was not kept."""

    passed: bool
    reasons: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
