"""What corresponds: units, the links between their words, what the judge says of them, the terms they are held to."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from mtaudit.model.text import Segment, SegmentedDocument


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
    """A group of source sentences aligned with a group of target sentences; either side may be absent, never both.

    `segment_id` is what the file of an already aligned segment calls it.
    """

    id: int
    kind: UnitKind
    source: Segment | None
    target: Segment | None
    alignment_confidence: float
    words: WordAlignment = field(default=WordAlignment(), repr=False)
    scores: UnitScores | None = None
    judgement: Judgement | None = None
    glossary: Glossary | None = field(default=None, repr=False)  # the user's, the same for all units
    segment_id: str | None = None


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
