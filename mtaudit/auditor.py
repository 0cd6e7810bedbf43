"""The one pipeline: two texts in, a report out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from mtaudit import __version__
from mtaudit.alignment import Pair
from mtaudit.alignment import align as align_documents
from mtaudit.annotate import Annotator, Parse
from mtaudit.annotate import signature as annotation_signature
from mtaudit.checks import CHECKS
from mtaudit.codes import coded, of_words, plain, quoted, with_codes
from mtaudit.config import CheckSettings, Config
from mtaudit.encode import Encoder
from mtaudit.encode import signature as encoder_signature
from mtaudit.failures import Failures
from mtaudit.findings import Proposal, check_id, settle
from mtaudit.fingerprints import fingerprinted
from mtaudit.judge import Judge
from mtaudit.judge import signature as judge_signature
from mtaudit.model import (
    Alignment,
    Bitext,
    Check,
    Document,
    Finding,
    Glossary,
    Report,
    SegmentedDocument,
    Unit,
)
from mtaudit.mqm import Severity
from mtaudit.progress import Progress, Stage, counted, silent
from mtaudit.proposals import proposed
from mtaudit.readers import read_glossary
from mtaudit.score.scores import scored, unscored
from mtaudit.texts import Text, listed, refusals, segmented, uncut
from mtaudit.units import annotated, judged, linked, paired


@dataclass(frozen=True, slots=True)
class _Audit:
    """What is known of a pair of texts before checks and scores."""

    source: SegmentedDocument
    target: SegmentedDocument
    units: Sequence[Unit] = ()
    refusals: tuple[str, ...] = ()  # why there is nothing to audit, though nothing crashed
    failures: Failures = field(default_factory=Failures)
    given: bool = False  # the user gave the alignment of sentences
    is_text: bool = True  # the units are those of a text, in order

    @property
    def auditable(self) -> bool:
        return bool(self.units) and not self.refusals


class Auditor:
    """Audits copies against originals; loads its models once, at the first audit.

    `checks` are run in the given order, which is also their precedence where two speak of the same words. `annotator`
    replaces the one that `config.spacy_model` names, `glossary` the file that `config.glossary` names; that is read at
    once, and raises InputError where it is no glossary. `progress` is told how far an audit has come. `threads` run the
    models, as a rule one for each core; no result depends on their number.
    """

    def __init__(
        self,
        config: Config | None = None,
        *,
        checks: Sequence[Check] = CHECKS,
        annotator: Annotator | None = None,
        glossary: Glossary | None = None,
        progress: Progress = silent,
        threads: int | None = None,
    ) -> None:
        self.config = config or Config()
        path = self.config.glossary
        self.glossary = read_glossary(str(path)) if glossary is None and path is not None else glossary
        self.checks = tuple(check for check in checks if self._wanted(check).enabled)
        self._progress = progress
        self._threads = threads
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
            self._encoder = Encoder(threads=self._threads)
        return self._encoder

    @property
    def judge(self) -> Judge | None:
        """The loaded judge; None where the configuration does without. Raises ConfigError where it does not load."""
        if self._judge is None and self.config.judge and self.encoder:
            self._progress(Stage.LOADING, 0, 0)
            self._judge = Judge(self.encoder, threads=self._threads)
        return self._judge

    def audit(self, source: Text, target: Text, alignment: Iterable[Pair] | None = None) -> Report:
        """Audit a whole text against its original.

        A text that is not a copy of the source, has no words, or a sentence of more than LONGEST_SENTENCE characters,
        gives a report that is not auditable and says why.
        What crashes, or misses its model, is named in a report that is not complete, with all that was found without.

        `alignment` replaces the search for sentences that correspond: pairs of consecutive source and target sentences,
        by their indices as in a report, such as `[([0], [0]), ([1, 2], [1]), ([3], [])]`. Each sentence in none of them
        is omitted or added, and whether the target is a copy is judged by the pairs. Raises InputError for sentences
        that do not exist, are not consecutive, or are in two pairs.
        """
        audit = self._aligned(source, target, alignment)
        if audit.auditable:
            sides, units = (audit.source, audit.target), audit.units
            with audit.failures.of("The annotation"):
                units = annotated(units, sides, self._parsed([side.sentence_texts() for side in sides]))
            audit = replace(audit, units=self._read(units, audit.failures))
        return self._report(audit)

    def audit_aligned(self, pairs: Bitext | Iterable[tuple[str, str]]) -> Report:
        """Audit already aligned segments: exactly one unit per pair, in order.

        Offsets count from the start of each segment, so the report's two documents have no text of their own. An empty
        text on one side is an omitted or added segment. Inline codes, such as {name} or <b>, are looked at by the check
        `placeholder` alone.
        """
        bitext = pairs if isinstance(pairs, Bitext) else plain(pairs)
        texts = _words(bitext)
        sides = {"source": [source for source, _ in texts], "target": [target for _, target in texts]}
        source, target = map(listed, (bitext.source, bitext.target), sides.values())
        audit = _Audit(source, target, refusals=refusals(sides), is_text=False)
        units = _bare(texts) if audit.refusals else self._units(texts, audit.failures)
        return self._report(replace(audit, units=coded(units, bitext)))

    def units(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Unit]:
        """Annotated units of already aligned texts, one per pair; offsets count from the start of each text.

        Raises ConfigError where a model is missing, and whatever else goes wrong.
        """
        failures = Failures()
        bitext = plain(pairs)
        units = coded(self._units(_words(bitext), failures), bitext)
        failures.reraise()
        return units

    def _aligned(self, source: Text, target: Text, alignment: Iterable[Pair] | None) -> _Audit:
        """What is known when the sentences are aligned, or as far as it got."""
        self._progress(Stage.ALIGNING, 0, 0)
        audit = _Audit(uncut("source", source), uncut("target", target), given=alignment is not None)
        with audit.failures.of("The segmentation"):
            original, copy = segmented(source, target)
            texts = {"source": original.sentence_texts(), "target": copy.sentence_texts()}
            audit = replace(audit, source=original, target=copy, refusals=refusals(texts))
        if audit.failures or audit.refusals:
            return audit
        with audit.failures.of("The alignment of sentences"):
            aligned = align_documents(audit.source, audit.target, alignment)
            audit = replace(audit, units=aligned.units)
            if not aligned.is_copy:
                subject = "As the sentences are aligned, the target" if audit.given else "The target"
                reason = f"{subject} is not a copy of the source (likeness {aligned.copy_score:.2f} of 1)."
                audit = replace(audit, refusals=(reason,))
        return audit

    def _units(self, pairs: Sequence[tuple[str, str]], failures: Failures) -> Sequence[Unit]:
        units = _bare(pairs)
        with failures.of("The annotation"):
            units = paired(pairs, self._parsed([[pair[side] for pair in pairs] for side in (0, 1)]))
        return self._read(units, failures)

    def _read(self, units: Sequence[Unit], failures: Failures) -> Sequence[Unit]:
        """The units with their words aligned, their judgements, and the terms they are held to."""
        units = [replace(unit, glossary=self.glossary) for unit in units] if self.glossary else units
        encoder = None
        with failures.of("The encoder"):
            encoder = self.encoder if self.config.encoder else None
        units = linked(units, encoder, failures, self._progress)
        with failures.of("The judge"):
            return judged(units, self.judge, self._progress)
        return units

    def _parsed(self, sides: Sequence[Sequence[str]]) -> list[list[Parse]]:
        """The annotation of each text of each side, which are parsed together."""
        texts = list(chain.from_iterable(sides))
        told = counted(self.annotator.parses(texts), self._progress, Stage.PARSING, len(texts))
        return [list(islice(told, len(side))) for side in sides]

    def _report(self, audit: _Audit) -> Report:
        """The report: what is found, scored and signed of an audit, and what went wrong in all of it."""
        failures, weights = audit.failures, self.config.mqm_weights
        findings: tuple[Finding, ...] = ()
        if audit.auditable:
            with failures.of("The weighing of findings"):
                findings = self._findings(audit)
        units, scores = tuple(audit.units), unscored(weights)
        with failures.of("Scoring"):
            units, scores = scored(units, findings, weights, self._progress)
        signature = f"mtaudit:{__version__}"
        with failures.of("The signature"):
            signature = self.signature + ("|alignment:given" if audit.given else "")
        return Report(
            signature=signature,
            source=audit.source,
            target=audit.target,
            units=with_codes(units),
            findings=findings,
            scores=scores,
            auditable=audit.auditable,
            failures=audit.refusals + failures.sentences,
            complete=not failures,
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

    def _findings(self, audit: _Audit) -> tuple[Finding, ...]:
        proposals = proposed(audit.units, self.checks, audit.failures, self._progress, is_text=audit.is_text)
        units = with_codes(audit.units)
        settled = settle(map(self._weighed, of_words(proposals)), self.checks, self._min_confidence)
        findings = quoted(settled, units)
        return fingerprinted(findings, units, audit.source.sentences, audit.target.sentences)

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
    signature = f"mtaudit:{__version__}"
    return Report(signature, original, copy, (), (), unscored(), auditable=False, failures=(reason,), complete=False)


def align(source: Text, target: Text) -> Alignment:
    """Units of two whole texts, with character ranges, without annotation or scores."""
    return align_documents(*segmented(source, target))


def _words(bitext: Bitext) -> list[tuple[str, str]]:
    """What is compared of each segment."""
    return [(pair.source.words, pair.target.words) for pair in bitext.pairs]


def _bare(pairs: Sequence[tuple[str, str]]) -> list[Unit]:
    """Units of already aligned texts without annotation."""
    return paired(pairs, [[Parse((), ())] * len(pairs)] * 2)
