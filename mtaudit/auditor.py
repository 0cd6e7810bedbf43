"""The one pipeline: two texts in, a report out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from mtaudit import __version__
from mtaudit.alignment import Pair, align_words, reads_similarity
from mtaudit.alignment import align as align_documents
from mtaudit.annotate import Annotator, Parse, make_segment
from mtaudit.annotate import signature as annotation_signature
from mtaudit.checks import CHECKS
from mtaudit.config import CheckSettings, Config
from mtaudit.disposal import dispose, graded, in_context
from mtaudit.encode import Encoder
from mtaudit.encode import signature as encoder_signature
from mtaudit.findings import Proposal, check_id, settle
from mtaudit.fingerprints import fingerprinted
from mtaudit.judge import Judge
from mtaudit.judge import signature as judge_signature
from mtaudit.model import (
    Alignment,
    Candidate,
    Check,
    Document,
    DocumentCheck,
    DocumentScores,
    Finding,
    Glossary,
    Judgement,
    Report,
    Score,
    Segment,
    SegmentedDocument,
    Span,
    Unit,
    UnitCheck,
    UnitKind,
    UnitScores,
)
from mtaudit.mqm import WMT, Severity, Weights
from mtaudit.progress import Progress, Stage, counted, silent
from mtaudit.readers import read_glossary
from mtaudit.score.lost import source_lost
from mtaudit.score.quality import document_quality, unit_quality
from mtaudit.score.sacrebleu import score_document, score_unit
from mtaudit.segment import segment, segment_pair

Text = str | Document | SegmentedDocument  # one already segmented keeps its sentences


@dataclass(frozen=True, slots=True)
class _Audit:
    """What is known of a pair of texts before checks and scores."""

    source: SegmentedDocument
    target: SegmentedDocument
    units: tuple[Unit, ...] = ()
    failures: tuple[str, ...] = ()
    given: bool = False  # the user gave the alignment of sentences
    is_text: bool = True  # the units are those of a text, in order


class Auditor:
    """Audits copies against originals; loads its models once, at the first audit.

    `checks` are run in the given order, which is also their precedence where two speak of the same words. `annotator`
    replaces the one that `config.spacy_model` names, `glossary` the file that `config.glossary` names; that is read at
    once, and raises InputError where it is no glossary. `progress` is told how far an audit has come.
    """

    def __init__(
        self,
        config: Config | None = None,
        *,
        checks: Sequence[Check] = CHECKS,
        annotator: Annotator | None = None,
        glossary: Glossary | None = None,
        progress: Progress = silent,
    ) -> None:
        self.config = config or Config()
        path = self.config.glossary
        self.glossary = read_glossary(str(path)) if glossary is None and path is not None else glossary
        self.checks = tuple(check for check in checks if self._wanted(check).enabled)
        self._progress = progress
        self._annotator = annotator
        self._encoder: Encoder | None = None
        self._judge: Judge | None = None

    @property
    def annotator(self) -> Annotator:
        """The loaded annotator. Raises ConfigError when the configured model is not installed."""
        if self._annotator is None:
            self._progress(Stage.LOADING, 0, 0)
            self._annotator = Annotator(self.config.spacy_model)
        return self._annotator

    @property
    def encoder(self) -> Encoder | None:
        """The loaded encoder; None where the configuration does without. Raises ConfigError where it does not load."""
        if self._encoder is None and (self.config.encoder or self.config.judge):
            self._encoder = Encoder()
        return self._encoder

    @property
    def judge(self) -> Judge | None:
        """The loaded judge; None where the configuration does without. Raises ConfigError where it does not load."""
        if self._judge is None and self.config.judge and self.encoder:
            self._progress(Stage.LOADING, 0, 0)
            self._judge = Judge(self.encoder)
        return self._judge

    def audit(self, source: Text, target: Text, alignment: Iterable[Pair] | None = None) -> Report:
        """Audit a whole text against its original.

        A text that is not a copy of the source, or has no words, gives a report that is not auditable and says why.

        `alignment` replaces the search for sentences that correspond: pairs of consecutive source and target sentences,
        by their indices as in a report, such as `[([0], [0]), ([1, 2], [1]), ([3], [])]`. Each sentence in none of them
        is omitted or added, and whether the target is a copy is judged by the pairs. Raises InputError for sentences
        that do not exist, are not consecutive, or are in two pairs.
        """
        self._progress(Stage.ALIGNING, 0, 0)
        sides = _segmented(source, target)
        audit = _Audit(*sides, given=alignment is not None)
        for name, side in zip(("source", "target"), sides, strict=True):
            if not _has_words(side.sentence_texts()):
                return self._report(replace(audit, failures=(f"The {name} has no words.",)))
        aligned = align_documents(*sides, alignment)
        if not aligned.is_copy:
            subject = "As the sentences are aligned, the target" if audit.given else "The target"
            reason = f"{subject} is not a copy of the source (likeness {aligned.copy_score:.2f} of 1)."
            return self._report(replace(audit, units=aligned.units, failures=(reason,)))
        parses = self._parsed([side.sentence_texts() for side in sides])
        units = [
            replace(
                unit,
                source=_annotated(unit.source, sides[0], parses[0]),
                target=_annotated(unit.target, sides[1], parses[1]),
            )
            for unit in aligned.units
        ]
        return self._report(replace(audit, units=self._read(units)))

    def audit_aligned(self, pairs: Iterable[tuple[str, str]]) -> Report:
        """Audit already aligned segments: exactly one unit per pair, in order.

        Offsets count from the start of each segment, so the report's two documents have no text of their own. An empty
        text on one side is an omitted or added segment.
        """
        pairs = list(pairs)
        sides = {"source": [source for source, _ in pairs], "target": [target for _, target in pairs]}
        failures = tuple(f"The {name} has no words." for name, texts in sides.items() if not _has_words(texts))
        source, target = (_listed(name, texts) for name, texts in sides.items())
        return self._report(_Audit(source, target, self.units(pairs), failures, is_text=False))

    def units(self, pairs: Sequence[tuple[str, str]]) -> tuple[Unit, ...]:
        """Annotated units of already aligned texts, one per pair; offsets count from the start of each text."""
        sides = [[pair[side] for pair in pairs] for side in (0, 1)]
        segments = zip(*map(_segments, sides, self._parsed(sides)), strict=True)
        return self._read([_paired(number, *both) for number, both in enumerate(segments)])

    def _read(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """The units with their words aligned, their judgements, and the terms they are held to."""
        units = [replace(unit, glossary=self.glossary) for unit in units] if self.glossary else units
        linked = _linked(units, self.encoder if self.config.encoder else None, self._progress)
        return _judged(linked, self.judge, self._progress)

    def _parsed(self, sides: Sequence[Sequence[str]]) -> list[list[Parse]]:
        """The annotation of each text of each side."""
        parses = chain.from_iterable(map(self.annotator.parses, sides))
        told = counted(parses, self._progress, Stage.PARSING, sum(map(len, sides)))
        return [list(islice(told, len(side))) for side in sides]

    def _report(self, audit: _Audit) -> Report:
        findings, crashes = self._findings(audit) if not audit.failures else ((), ())
        units, scores = _scored(audit.units, findings, self.config.mqm_weights, self._progress)
        return Report(
            signature=self.signature + ("|alignment:given" if audit.given else ""),
            source=audit.source,
            target=audit.target,
            units=units,
            findings=findings,
            scores=scores,
            auditable=not audit.failures,
            failures=audit.failures + crashes,
            complete=not crashes,
        )

    @property
    def signature(self) -> str:
        """Names everything the numbers of a report depend on."""
        parts = [
            f"mtaudit:{__version__}",
            annotation_signature(self.config.spacy_model),
            f"confidence:{self.config.min_confidence}",
        ]
        parts.append(judge_signature() if self.config.judge else "judge:none")
        if self.config.encoder:
            parts.append(encoder_signature())
        if self.glossary:
            parts.append(self.glossary.signature)
        parts += [f"{check}:{wanted}" for check, wanted in sorted(self.config.checks.items()) if str(wanted)]
        parts.append(f"mqm:{self.config.mqm_weights.name}")
        return "|".join(parts)

    def _findings(self, audit: _Audit) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        proposals, crashes = self.propose(audit.units, is_text=audit.is_text)
        findings = settle(proposals, self.checks, self._min_confidence)
        return fingerprinted(findings, audit.units, audit.source.sentences, audit.target.sentences), crashes

    def propose(self, units: Sequence[Unit], *, is_text: bool) -> tuple[list[Proposal], tuple[str, ...]]:
        """Everything that the checks propose, and a sentence for each check that crashed.

        Checks of whole documents are asked only where the units make a text, and then about the text only.
        """
        proposals: list[Proposal] = []
        crashes: dict[str, str] = {}

        def crashed(check: Check, error: Exception, where: str) -> None:
            name = check_id(check)
            crashes.setdefault(name, f"The check '{name}' crashed on {where}: {error!r}.")

        surveys = [check for check in self.checks if is_text and isinstance(check, DocumentCheck)]
        whole = {check_id(check) for check in surveys}
        single = [check for check in self.checks if isinstance(check, UnitCheck) and check_id(check) not in whole]
        # checks share what they read in a unit, and keep it only for a while
        for unit in counted(units, self._progress, Stage.CHECKING, len(units)):
            for check in single:
                try:
                    proposals.extend(_proposal(check, candidate, unit) for candidate in check.propose(unit))
                except Exception as error:  # a broken check must not hide what the others found, nor pass unseen
                    crashed(check, error, f"unit {unit.id}")
        for survey in surveys:
            try:
                proposals.extend(_proposal(survey, candidate, unit) for unit, candidate in survey.survey(units))
            except Exception as error:
                crashed(survey, error, "the text")
        believed = in_context(proposals, units) if is_text else proposals
        return [self._weighed(graded(proposal)) for proposal in believed], tuple(crashes.values())

    def _wanted(self, check: Check) -> CheckSettings:
        return self.config.checks.get(check_id(check), CheckSettings())

    def _min_confidence(self, check: Check) -> float:
        wanted = self._wanted(check).min_confidence
        return self.config.min_confidence if wanted is None else wanted

    def _weighed(self, proposal: Proposal) -> Proposal:
        """The proposal with the severity that the user wants of its check; a neutral note stays one."""
        wanted, severity = self._wanted(proposal.check).severity, proposal.candidate.severity
        if wanted is None or severity is Severity.NEUTRAL:
            return proposal
        return replace(proposal, candidate=replace(proposal.candidate, severity=wanted))


def audit(source: Text, target: Text, config: Config | None = None) -> Report:
    """Audit one pair of whole texts; for many, keep an `Auditor`."""
    return Auditor(config).audit(source, target)


def failed(source: str, target: str, reason: str) -> Report:
    """The report of an audit that came to nothing: two names, no text, and one sentence why."""
    original, copy = (SegmentedDocument(Document(name, ""), ()) for name in (source, target))
    none = Score(0.0, "")
    scores = DocumentScores(0.0, 0.0, WMT, 0.0, none, none, none)
    signature = f"mtaudit:{__version__}"
    return Report(signature, original, copy, (), (), scores, auditable=False, failures=(reason,), complete=False)


def align(source: Text, target: Text) -> Alignment:
    """Units of two whole texts, with character ranges, without annotation or scores."""
    return align_documents(*_segmented(source, target))


def _segmented(source: Text, target: Text) -> tuple[SegmentedDocument, SegmentedDocument]:
    """Both texts in sentences, each cut in the light of the other where neither is cut yet."""
    original = Document("source", source) if isinstance(source, str) else source
    copy = Document("target", target) if isinstance(target, str) else target
    if isinstance(original, Document) and isinstance(copy, Document):
        return segment_pair(original, copy)
    return (
        segment(original) if isinstance(original, Document) else original,
        segment(copy) if isinstance(copy, Document) else copy,
    )


def _has_words(texts: Iterable[str]) -> bool:
    return any(character.isalnum() for text in texts for character in text)


def _listed(name: str, texts: Sequence[str]) -> SegmentedDocument:
    return SegmentedDocument(Document(name, ""), tuple(Span(0, len(text)) for text in texts))


def _segments(texts: Sequence[str], parses: Sequence[Parse]) -> list[Segment]:
    both = enumerate(zip(texts, parses, strict=True))
    return [make_segment(text, [(number, Span(0, len(text)), parse)]) for number, (text, parse) in both]


def _paired(number: int, source: Segment, target: Segment) -> Unit:
    if target.text.strip() and not source.text.strip():
        return Unit(number, UnitKind.ADDED, None, target, 1.0)
    if source.text.strip() and not target.text.strip():
        return Unit(number, UnitKind.OMITTED, source, None, 1.0)
    return Unit(number, UnitKind.ALIGNED, source, target, 1.0)


def _annotated(part: Segment | None, side: SegmentedDocument, parses: Sequence[Parse]) -> Segment | None:
    if part is None:
        return None
    return make_segment(side.document.text, [(n, side.sentences[n], parses[n]) for n in part.sentences])


def _linked(units: Sequence[Unit], encoder: Encoder | None, progress: Progress) -> tuple[Unit, ...]:
    """The units with their words aligned, where there are two sides."""
    both = {unit.id: (unit.source, unit.target) for unit in units if unit.source and unit.target}
    read = {n for n, (source, target) in both.items() if encoder and reads_similarity(source.tokens, target.tokens)}
    similarities = encoder.similarities(both[n] for n in both if n in read) if encoder else iter(())
    words = {
        number: align_words(source.tokens, target.tokens, next(similarities) if number in read else None)
        for number, (source, target) in counted(both.items(), progress, Stage.LINKING, len(both))
    }
    return tuple(replace(unit, words=words[unit.id]) if unit.id in words else unit for unit in units)


def _judged(units: Sequence[Unit], judge: Judge | None, progress: Progress) -> tuple[Unit, ...]:
    """The units with what the judge says of them, where there are two sides."""
    both = [(unit.source, unit.target) for unit in units if unit.source and unit.target]
    said = judge.judge((source.text, target.text) for source, target in both) if judge else iter(())
    said = counted(said, progress, Stage.JUDGING, len(both))
    return tuple(
        replace(unit, judgement=_placed(next(said), unit.source.start, unit.target.start))
        if judge and unit.source and unit.target
        else unit
        for unit in units
    )


def _placed(judgement: Judgement, source: int, target: int) -> Judgement:
    """The judgement with its risks where the two texts stand in their documents."""
    return replace(
        judgement,
        source=tuple(replace(risk, start=source + risk.start, end=source + risk.end) for risk in judgement.source),
        target=tuple(replace(risk, start=target + risk.start, end=target + risk.end) for risk in judgement.target),
    )


def _proposal(check: Check, candidate: Candidate, unit: Unit) -> Proposal:
    confidence, severity = dispose(check, candidate, unit)
    return Proposal(check, replace(candidate, severity=severity), unit, confidence)


def _scored(
    units: Sequence[Unit], findings: Sequence[Finding], weights: Weights, progress: Progress
) -> tuple[tuple[Unit, ...], DocumentScores]:
    pairs = [(unit.source.text if unit.source else "", unit.target.text if unit.target else "") for unit in units]
    surface = [score_unit(*pair) for pair in counted(pairs, progress, Stage.SCORING, len(pairs))]
    by_unit: dict[int, list[Finding]] = {unit.id: [] for unit in units}
    for finding in findings:
        by_unit[finding.unit].append(finding)
    qualities = [unit_quality(unit, scores, by_unit[unit.id]) for unit, scores in zip(units, surface, strict=True)]
    scored = tuple(
        replace(unit, scores=UnitScores(quality, scores.bleu, scores.chrf, scores.ter))
        for unit, quality, scores in zip(units, qualities, surface, strict=True)
    )
    bleu, chrf, ter = score_document(pairs, surface)
    words = sum(len(source.split()) for source, _ in pairs)
    penalty = sum(weights.penalty(finding.severity) for finding in findings)
    return scored, DocumentScores(
        quality=document_quality(zip(units, qualities, strict=True)),
        mqm_penalty_per_1000_words=1000 * penalty / max(1, words),
        mqm_weights=weights,
        source_lost=source_lost(units, findings),
        bleu=bleu,
        chrf=chrf,
        ter=ter,
    )
