"""Hand-made reports for the renderers' tests: our own article, tokens cut by a regular expression, links by difflib."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

import pytest

from mtaudit.model import (
    BaselineState,
    Document,
    DocumentScores,
    Excerpt,
    Finding,
    Judgement,
    KnownFinding,
    LinkKind,
    Origin,
    Report,
    Score,
    Segment,
    SegmentedDocument,
    SetAside,
    Span,
    Token,
    Unit,
    UnitKind,
    UnitScores,
    WordAlignment,
    WordLink,
    WordRisk,
)
from mtaudit.mqm import WMT, Category, Severity

SIGNATURE = "mtaudit:0.1.0|model:en_core_web_sm-3.8.0"


@dataclass(frozen=True)
class Flag:
    """A finding of a row: the words on either side are looked up in the row's text."""

    check: str
    severity: Severity
    confidence: float
    source: str
    target: str
    message: str
    category: Category = Category.MISTRANSLATION


@dataclass(frozen=True)
class Row:
    """A source sentence and what became of it; "" where a side is missing.

    The judge holds the words of `lost` and `doubtful`, which are looked up in the row's text, for lost or wrong.
    """

    source: str
    target: str
    flags: Sequence[Flag] = ()
    kind: UnitKind = UnitKind.ALIGNED
    quality: float = 95.0
    lost: Sequence[str] = ()
    doubtful: Sequence[str] = ()


@dataclass
class _Text:
    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)

    def add(self, piece: str) -> Span:
        start = len(self.text) + (2 if self.text else 0)
        self.text += ("\n\n" if self.text else "") + piece
        return Span(start, start + len(piece))


def build(
    rows: Sequence[Row],
    *,
    names: tuple[str, str] = ("harbour.txt", "harbour.back-translated.txt"),
    before: tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str]]] = ((), ()),
    quality: float = 95.0,
    auditable: bool = True,
    failures: Sequence[str] = (),
) -> Report:
    """A report of `rows`; `before` gives page furniture (line, reason) above each document."""
    source, target = _Text(), _Text()
    for text, furniture in zip((source, target), before, strict=True):
        text.set_aside.extend(SetAside(text.add(line), reason) for line, reason in furniture)
    units, findings = [], []
    for number, row in enumerate(rows):
        left, right = _segment(source, row.source), _segment(target, row.target)
        both = left is not None and right is not None
        scores = UnitScores(row.quality, row.quality * 0.7, row.quality * 0.9, 100 - row.quality) if both else None
        judgement = Judgement(7.5, 0.8, 0.4, risks(left, row.lost), risks(right, row.doubtful)) if both else None
        units.append(Unit(number, row.kind, left, right, 0.97, align(left, right), scores, judgement))
        for place, flag in enumerate(row.flags):
            findings.append(
                Finding(
                    id=f"{number:04x}{place:04x}",
                    check=flag.check,
                    category=flag.category,
                    severity=flag.severity,
                    confidence=flag.confidence,
                    unit=number,
                    source=_excerpt(left, flag.source),
                    target=_excerpt(right, flag.target),
                    message=flag.message,
                )
            )
    findings.sort(key=lambda finding: (-finding.severity, -finding.confidence, finding.unit))
    return Report(
        signature=SIGNATURE,
        source=_document(names[0], source),
        target=_document(names[1], target),
        units=tuple(units),
        findings=tuple(findings),
        scores=DocumentScores(
            quality=quality,
            mqm_penalty_per_1000_words=12.34567 if findings else 0.0,
            mqm_weights=WMT,
            source_lost=0.0,
            bleu=Score(48.21234, "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0"),
            chrf=Score(71.0, "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0"),
            ter=Score(39.12, "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0"),
        ),
        auditable=auditable,
        failures=tuple(failures),
    )


def risks(segment: Segment | None, doubted: Sequence[str]) -> tuple[WordRisk, ...]:
    """What a judge says of each word that doubts those in `doubted` with 83%, and no others."""
    if segment is None:
        return ()
    spans = [excerpt.span for words in doubted if (excerpt := _excerpt(segment, words))]
    chances = (0.83 if any(span.overlaps(token.span) for span in spans) else 0.04 for token in segment.tokens)
    pairs = zip(segment.tokens, chances, strict=True)
    return tuple(WordRisk(token.start, token.end, chance, chance / 2, chance / 4) for token, chance in pairs)


def align(source: Segment | None, target: Segment | None) -> WordAlignment:
    """Links of equal words: first what difflib matches in order, then what is left over anywhere."""
    if source is None or target is None:
        return WordAlignment()
    left, right = [t.lemma for t in source.tokens], [t.lemma for t in target.tokens]
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    pairs = {block.a + k: block.b + k for block in blocks for k in range(block.size)}
    free = [j for j in range(len(right)) if j not in pairs.values()]
    for i, lemma in enumerate(left):
        partner = next((j for j in free if right[j] == lemma), None)
        if i not in pairs and partner is not None:
            pairs[i] = partner
            free.remove(partner)
    return WordAlignment(tuple(WordLink(i, pairs[i], LinkKind.IDENTICAL, 1.0) for i in sorted(pairs)))


def tokens(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Words and punctuation marks, without any linguistics."""
    return tuple(
        Token(
            start=offset + match.start(),
            end=offset + match.end(),
            text=match[0],
            lemma=match[0].lower(),
            pos=_pos(match[0]),
            tag="",
            dep="",
            head=place,
        )
        for place, match in enumerate(re.finditer(r"\w+(?:[.,]\w+)*|[^\w\s]", text))
    )


def _pos(word: str) -> str:
    if not word[0].isalnum():
        return "PUNCT"
    return "ADP" if word.lower() in {"on", "in", "of", "at", "by", "to", "for", "with"} else "NOUN"


def _segment(text: _Text, sentence: str) -> Segment | None:
    if not sentence:
        return None
    span = text.add(sentence)
    text.sentences.append(span)
    return Segment(span.start, span.end, sentence, (len(text.sentences) - 1,), tokens(sentence, span.start))


def _excerpt(segment: Segment | None, words: str) -> Excerpt | None:
    if segment is None or not words:
        return None
    start = segment.start + segment.text.index(words)
    return Excerpt(start, start + len(words), words)


def _document(name: str, text: _Text) -> SegmentedDocument:
    return SegmentedDocument(Document(name, text.text), tuple(text.sentences), tuple(text.set_aside))


HARBOUR = (
    Row(
        "HALVORSUND — Dockworkers at the largest harbour walked off the job, halting ferries for “an indefinite time.”",
        "Halvorsund Dockworkers in the largest port went on strike, stopping ferries for an indefinite time.",
        (
            Flag(
                "quotation",
                Severity.MINOR,
                0.71,
                "“an indefinite time.”",
                "an indefinite time",
                "“an indefinite time” is a quotation in the source and has lost its quotation marks in the target.",
                Category.PUNCTUATION,
            ),
        ),
        quality=84.0,
    ),
    Row(
        "The harbour authority has no plan to hire replacements, its director, Ingrid Aasen, said.",
        "The port authority has a plan to hire replacements, said its director, Ingrid Aasen.",
        (
            Flag(
                "negation",
                Severity.CRITICAL,
                0.97,
                "no plan",
                "a plan",
                "The source says “no plan”, the target “a plan”: the statement is reversed.",
            ),
        ),
        quality=41.0,
        lost=("no",),
        doubtful=("a plan",),
    ),
    Row(
        "Roughly 1,400 passengers were stranded by nightfall.",
        "About 14,000 passengers were stranded at nightfall.",
        (
            Flag(
                "number",
                Severity.CRITICAL,
                0.99,
                "1,400",
                "14,000",
                "“1,400” became “14,000”, ten times as many.",
            ),
        ),
        quality=52.0,
    ),
    Row(
        "“We are not asking for the moon,” said Sergey Lund, who has led the union since 2014.",
        "“We are not asking for the moon,” said Sergei Lund, who led the union in 2014.",
        (
            Flag(
                "named-entity",
                Severity.NEUTRAL,
                1.0,
                "Sergey Lund",
                "Sergei Lund",
                "“Sergey” is spelled “Sergei”: two spellings of one name.",
            ),
            Flag(
                "date-time",
                Severity.MAJOR,
                0.83,
                "since 2014",
                "in 2014",
                "“since 2014” became “in 2014”: what still goes on now reads as over.",
            ),
        ),
        quality=76.0,
        lost=("since",),
        doubtful=("led", "in 2014"),
    ),
    Row(
        "A mediator will meet both sides in Bergen as early as Thursday.",
        "",
        (
            Flag(
                "missing-sentence",
                Severity.MAJOR,
                0.94,
                "A mediator will meet both sides in Bergen as early as Thursday.",
                "",
                "Nothing in the target corresponds to this sentence.",
                Category.OMISSION,
            ),
        ),
        UnitKind.OMITTED,
    ),
    Row(
        "Ferries carry nearly all of the region’s fresh food, and shops expect empty shelves by the weekend.",
        "Ferries carry almost all the fresh food of the region, and by the weekend shops expect empty shelves.",
        quality=88.0,
    ),
    Row("Schools stayed open.", "Schools stayed open.", quality=100.0),
    Row(
        "The strike may cost the town as much as two million kroner a day, the mayor warned.",
        "The strike will cost the town as much as two million kroner a day, the mayor warned.",
        (
            Flag(
                "modality",
                Severity.MAJOR,
                0.88,
                "may",
                "will",
                "“may cost” became “will cost”: a possibility is stated as a fact.",
            ),
        ),
        quality=80.0,
    ),
    Row(
        "",
        "Fuel prices rose sharply across Europe.",
        (
            Flag(
                "added-sentence",
                Severity.MINOR,
                0.62,
                "",
                "Fuel prices rose sharply across Europe.",
                "Nothing in the source corresponds to this sentence.",
                Category.ADDITION,
            ),
        ),
        UnitKind.ADDED,
    ),
    Row(
        "The last walkout, in the spring of 2009, ended after eleven days.",
        "The last walkout, in spring 2009, ended after eleven days.",
        (
            Flag(
                "moved-sentence",
                Severity.MINOR,
                0.66,
                "The last walkout, in the spring of 2009, ended after eleven days.",
                "The last walkout, in spring 2009, ended after eleven days.",
                "This sentence stands elsewhere than in the source.",
                Category.DOCUMENT,
            ),
        ),
        UnitKind.MOVED,
        quality=93.0,
    ),
)

FURNITURE = (
    (("Home / Business / Shipping", "breadcrumb"), ("Strike empties Halvorsund’s quays", "headline repeated")),
    (("date 2023-03-14", "date line"),),
)


@pytest.fixture
def harbour() -> Report:
    """A copy with every kind of thing that can go wrong."""
    return build(HARBOUR, before=FURNITURE, quality=61.27)


@pytest.fixture
def faithful() -> Report:
    """A copy without a fault."""
    rows = [Row(row.source, row.source, quality=100.0) for row in HARBOUR if row.source]
    return build(rows, names=("harbour.txt", "harbour.copy.txt"), quality=99.6)


@pytest.fixture
def unrelated() -> Report:
    """A text that is no copy."""
    rows = [Row(row.source, "", kind=UnitKind.OMITTED) for row in HARBOUR if row.source]
    failures = ("The target is not a copy of the source: 1 of 9 sentences has a counterpart.",)
    return build(rows, names=("harbour.txt", "recipe.txt"), quality=0.0, auditable=False, failures=failures)


@pytest.fixture
def returning(harbour: Report) -> Report:
    """The harbour again, with a baseline that knew a finding and a review that suppressed one."""
    known = {"number", "modality"}
    suppressed = {"modality": "A warning; “will” is how we say it."}
    findings = (
        replace(
            finding,
            baseline=BaselineState.UNCHANGED if finding.check in known else BaselineState.NEW,
            suppression=suppressed.get(finding.check),
        )
        for finding in harbour.findings
    )
    gone = (
        KnownFinding("77aa", "tense", Severity.MAJOR, "“led” became “leads”.", Origin.BASELINE),
        KnownFinding("88bb", "spelling", Severity.MINOR, "“harbor” is misspelt.", Origin.REVIEW, "American spelling."),
    )
    return replace(harbour, findings=tuple(findings), unmatched=gone)


@pytest.fixture
def novel() -> Report:
    """A thousand units with nine hundred findings."""
    return build(HARBOUR * 100, before=FURNITURE, quality=61.27)
