"""The words mtaudit thinks in: frozen data that flows forward through the pipeline.

Every `start` and `end` is a character offset (code points, 0-based, end-exclusive) into the text of the document it
belongs to, unless a docstring says otherwise.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import Any, Final, Protocol, runtime_checkable

from mtaudit.mqm import Category, Severity

LOW_QUALITY: Final = 80.0
"""A unit below this is worth a reader's eye, whatever the checks say of it."""

WORST_UNITS: Final = 3
"""How many units a report names as its worst, at most."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A character range, end-exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no character range: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shift(self, offset: int) -> "Span":
        """The same range, `offset` characters further on."""
        return Span(self.start + offset, self.end + offset)


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read; `text` is never edited afterwards."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A stretch of page furniture that is neither aligned nor checked, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class SegmentedDocument:
    """A document cut into sentences; `sentences` and `set_aside` are in text order and never overlap."""

    document: Document
    sentences: tuple[Span, ...]
    set_aside: tuple[SetAside, ...] = ()

    def sentence_texts(self) -> list[str]:
        """The sentences' characters, in order."""
        return [span.of(self.document.text) for span in self.sentences]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or punctuation mark with its linguistic annotation.

    `pos` is a Universal POS tag, `tag` a Penn Treebank tag, `dep` a dependency relation to the token at index `head` of
    the same segment (its own index for a root). `entity` is the OntoNotes label of the entity the token is part of, or
    "". `lemma` is lower-cased except for proper nouns.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""

    @property
    def span(self) -> Span:
        """Character range in the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity, date or quantity: tokens `first` to `last` (inclusive) of its segment, with OntoNotes label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Segment:
    """One side of a unit: consecutive sentences of one document, annotated once the pipeline got that far."""

    start: int
    end: int
    text: str
    sentences: tuple[int, ...]
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    entities: tuple[Entity, ...] = field(default=(), repr=False)

    @property
    def span(self) -> Span:
        """Character range in the document."""
        return Span(self.start, self.end)

    def cover(self, indices: Iterable[int]) -> Span:
        """The character range from the first to the last of the tokens at `indices` (at least one)."""
        tokens = [self.tokens[index] for index in indices]
        return Span(min(token.start for token in tokens), max(token.end for token in tokens))

    def excerpt(self, span: Span) -> str:
        """The characters of a document range that lies within this segment."""
        return self.text[span.start - self.start : span.end - self.start]


class LinkKind(StrEnum):
    """How two linked words relate, from surest to loosest."""

    IDENTICAL = "identical"  # same word, letter case aside
    VARIANT = "variant"  # same lemma, value or name in another form: runs/ran, colour/color, C.I.A./CIA
    SYNONYM = "synonym"  # another word of the same meaning, or a derivation of it
    RELATED = "related"  # similar meaning or spelling, supported by context
    DIFFERENT = "different"  # stands in the same place, says something else


@dataclass(frozen=True, slots=True)
class WordLink:
    """Source token `source` corresponds to target token `target` (indices into the segments); score 0 to 1."""

    source: int
    target: int
    kind: LinkKind
    score: float


@dataclass(frozen=True)
class WordAlignment:
    """The word links of one unit, in source order; a word may have several partners or none."""

    links: tuple[WordLink, ...] = ()

    @cached_property
    def _by_source(self) -> dict[int, list[WordLink]]:
        table: dict[int, list[WordLink]] = {}
        for link in self.links:
            table.setdefault(link.source, []).append(link)
        return table

    @cached_property
    def _by_target(self) -> dict[int, list[WordLink]]:
        table: dict[int, list[WordLink]] = {}
        for link in self.links:
            table.setdefault(link.target, []).append(link)
        return table

    def from_source(self, index: int) -> Sequence[WordLink]:
        """Links of the source token at `index`, possibly none."""
        return self._by_source.get(index, ())

    def from_target(self, index: int) -> Sequence[WordLink]:
        """Links of the target token at `index`, possibly none."""
        return self._by_target.get(index, ())


class UnitKind(StrEnum):
    """What became of the source sentences of a unit."""

    ALIGNED = "aligned"
    OMITTED = "omitted"  # source only
    ADDED = "added"  # target only
    MOVED = "moved"  # aligned, but out of order


@dataclass(frozen=True, slots=True)
class UnitScores:
    """Surface and overall similarity of a unit's two sides, each 0 to 100 (TER from 0, lower is better)."""

    quality: float
    bleu: float
    chrf: float
    ter: float


@dataclass(frozen=True, slots=True)
class WordRisk:
    """What the judge says of a word: of the target, that it is wrong; of the source, that it was lost.

    `error` is the probability of any error, `major` of a major or critical one, `critical` of a critical one.
    """

    start: int
    end: int
    error: float
    major: float
    critical: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the trained judge says of a unit.

    `penalty`, from 0 without limit, orders translations of one source; that of identical text is 0. `major` is the
    probability (0 to 1) that the unit has a major or critical error, `critical` that it has a critical one. The risks
    are those of all words of a side, in text order.
    """

    penalty: float
    major: float
    critical: float
    source: tuple[WordRisk, ...] = field(repr=False)
    target: tuple[WordRisk, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Term:
    """What a user wants of a term: where the source has `source`, the target has one of `allowed` and none of
    `forbidden`, inflected or not; either may be empty.

    A name that is not to be translated stands in the target as it is written in the source. With `case_sensitive`,
    capital and small letters count in all of these.
    """

    source: str
    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    do_not_translate: bool = False
    case_sensitive: bool = False


@dataclass(frozen=True, eq=False)
class Glossary:
    """A user's terms."""

    terms: tuple[Term, ...] = field(repr=False)

    @cached_property
    def signature(self) -> str:
        """A digest of the terms, whatever file they are from."""
        return f"glossary:{hashlib.sha256(repr(self.terms).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


@dataclass(frozen=True)
class Unit:
    """A group of source sentences aligned with a group of target sentences; either side may be absent, never both."""

    id: int
    kind: UnitKind
    source: Segment | None
    target: Segment | None
    alignment_confidence: float
    words: WordAlignment = field(default=WordAlignment(), repr=False)
    scores: UnitScores | None = None
    judgement: Judgement | None = None
    glossary: Glossary | None = field(default=None, repr=False)  # the user's, the same for all units


@dataclass(frozen=True)
class Alignment:
    """Units that cover every sentence of both documents once, in target order with omissions where they belong.

    `is_copy` says whether the target is a copy of the source at all; `copy_score` (0 to 1) is the evidence.
    """

    source: SegmentedDocument
    target: SegmentedDocument
    units: tuple[Unit, ...]
    is_copy: bool
    copy_score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a check proposes: a likely error, before the judge disposes and overlaps are settled.

    `source` and `target` are document ranges inside the unit's segments; at least one is given. `strength` (0 to 1) is
    how strongly the check's own evidence speaks, .5 where it would report the error if nobody else were asked.
    `message` is one sentence with the words in it. `features` are numbers that the check has to add, by name.
    """

    severity: Severity
    strength: float
    source: Span | None
    target: Span | None
    message: str
    features: Mapping[str, float] = field(default_factory=dict)


class Check(Protocol):
    """One kind of error. A check is a module of `mtaudit.checks`; its docstring documents it to users."""

    __name__: str
    __doc__: str | None
    CATEGORY: Category
    SEVERITY: Severity  # the usual one; a candidate may carry another


@runtime_checkable
class UnitCheck(Check, Protocol):
    """A check that looks at one unit at a time."""

    def propose(self, unit: Unit) -> Iterable[Candidate]:
        """Candidates in one unit, which may lack a side."""


@runtime_checkable
class DocumentCheck(Check, Protocol):
    """A check that compares what a text says in several places; segments audited by themselves make no text.

    One that is a UnitCheck as well surveys texts and proposes for segments.
    """

    def survey(self, units: Sequence[Unit]) -> Iterable[tuple[Unit, Candidate]]:
        """Candidates with the unit that each is about, given all units of a text in order."""


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


@dataclass(frozen=True, slots=True)
class Finding:
    """One likely error. `id` is a fingerprint that does not change when the text elsewhere does."""

    id: str
    check: str
    category: Category
    severity: Severity
    confidence: float
    unit: int
    source: Excerpt | None
    target: Excerpt | None
    message: str


@dataclass(frozen=True, slots=True)
class Score:
    """A metric's value with the signature that reproduces it."""

    score: float
    signature: str


@dataclass(frozen=True, slots=True)
class DocumentScores:
    """Scores of the whole document; quality, BLEU and chrF 0 to 100, TER from 0 (lower is better)."""

    quality: float
    mqm_penalty_per_1000_words: float
    bleu: Score
    chrf: Score
    ter: Score


@dataclass(frozen=True)
class Report:
    """Everything an audit found. Renderers show it and compute nothing new."""

    signature: str
    source: SegmentedDocument
    target: SegmentedDocument
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]  # worst first: severity, then confidence, then place
    scores: DocumentScores
    auditable: bool
    failures: tuple[str, ...] = ()  # one sentence each: why it is not auditable, which check crashed

    @property
    def worst_units(self) -> tuple[Unit, ...]:
        """The units to read first: of those below LOW_QUALITY the WORST_UNITS lowest, worst first, ties in order.

        A unit that lacks a side is none of them, though it counts as 0 in the document's quality: its kind says all
        there is to say, and a page of lost sentences would hide the sentence that says something else.
        """
        rated = ((unit.scores.quality, unit) for unit in self.units if unit.source and unit.target and unit.scores)
        low = sorted((pair for pair in rated if pair[0] < LOW_QUALITY), key=itemgetter(0))
        return tuple(unit for _, unit in low[:WORST_UNITS])

    def to_dict(self, verdict: "Verdict | None" = None) -> dict[str, Any]:
        """The report as plain data, schema "mtaudit-report/1"."""
        from mtaudit.report.json import to_dict  # the one place that knows the schema

        return to_dict(self, verdict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a report; `reasons` names each threshold that failed, with its value and the limit."""

    passed: bool
    reasons: tuple[str, ...] = ()
