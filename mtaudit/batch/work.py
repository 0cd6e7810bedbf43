"""What is done to each pair, in whatever process: an outcome, its report, its page."""

import gc
import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Final

from mtaudit.auditor import Auditor, failed
from mtaudit.batch.job import File, Job, Text, encodable
from mtaudit.batch.pages import Pages
from mtaudit.config import Config
from mtaudit.errors import InputError
from mtaudit.failures import Failures
from mtaudit.gate import decide
from mtaudit.model import FindingCount, Outcome, Report, Status, Thresholds, Verdict
from mtaudit.mqm import Severity
from mtaudit.report.json import render, rounded

ONE_THREAD: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
)
"""The environment that a worker's process is to start with: NumPy's libraries read it once, as they load."""

_READING: Final = ("max_bytes", "source_column", "target_column", "id_column")
"""Settings on which it depends what is read; what is found in it depends on those of the auditor's signature."""


@dataclass(frozen=True, slots=True)
class Done:
    """A pair that was audited, well or badly: its outcome, its JSON report, and its HTML page where one is wanted."""

    outcome: Outcome
    report: str
    page: str | None = None


def signature(config: Config) -> str:
    """Names everything but the texts that an outcome depends on. Loads no model.

    Raises InputError where the glossary is none, ConfigError where a model is not installed.
    """
    names = [*(item.name for item in fields(Thresholds)), *_READING]
    gate = json.dumps([getattr(config, name) for name in names]).encode()
    return f"{Auditor(config).signature}|gate:{hashlib.sha256(gate).hexdigest()[:8]}"


class Worker:
    """Audits pair after pair in a process of its own, with one thread and models that are loaded once, here.

    Raises ConfigError where a model is missing or broken: no pair could do without.
    """

    def __init__(self, config: Config, pages: Pages = Pages.NONE) -> None:
        gc.set_threshold(50_000, 20, 20)  # the models' objects stay: looking at them again and again costs a twentieth
        self._auditor = Auditor(config, threads=1)
        self._pages = pages
        self._signature = signature(config)
        _ = self._auditor.annotator, self._auditor.encoder, self._auditor.judge

    def done(self, job: Job) -> Done:
        """What becomes of the pair. Whatever is wrong with it is an outcome, too: an error, in one sentence."""
        digest = job.digest()  # before it is read: were it changed in between, the next run would notice
        failures, report = Failures(), None
        try:
            with failures.of("The audit"):
                report = job.audited(self._auditor)
        except InputError as error:
            return _erred(job, str(error), self._signature, digest)
        if report is not None:
            with failures.of("The report"):
                verdict = decide(report, self._auditor.config)
                return _done(job, report, verdict, self._signature, digest, self._pages)
        return _erred(job, " ".join(failures.sentences), self._signature, digest)


def lost(job: Job, reason: str, signature: str) -> Done:
    """What is left of a pair whose worker did not live to tell."""
    return _erred(job, reason, signature, job.digest())


def _erred(job: Job, reason: str, signature: str, digest: str) -> Done:
    report = failed(_name(job.source), _name(job.target), reason)
    return _done(job, report, decide(report, Thresholds()), signature, digest, Pages.NONE)


def _done(job: Job, report: Report, verdict: Verdict, signature: str, digest: str, pages: Pages) -> Done:
    outcome = _outcome(job, report, verdict, signature, digest)
    page = None
    if pages.include(outcome.status):
        from mtaudit.report.html import render as render_page  # Jinja2 takes a tenth of a second

        page = render_page(report, verdict)
    return Done(outcome, render(report, verdict), page)


def _outcome(job: Job, report: Report, verdict: Verdict, signature: str, digest: str) -> Outcome:
    gated = Status.PASSED if verdict.passed else Status.FAILED
    counts = Counter((finding.check, -finding.severity) for finding in report.findings if finding.is_open)
    scores = report.scores if report.auditable else None
    return Outcome(
        id=job.id,
        source=_name(job.source),
        target=_name(job.target),
        status=gated if report.complete else Status.ERROR,
        reasons=tuple(map(encodable, verdict.reasons)),
        quality=rounded(scores.quality) if scores else None,
        penalty=rounded(scores.mqm_penalty_per_1000_words) if scores else None,
        source_lost=rounded(scores.source_lost, 4) if scores else None,
        source_words=sum(len(unit.source.text.split()) for unit in report.units if unit.source),
        units=len(report.units),
        findings=tuple(FindingCount(check, Severity(-worst), n) for (check, worst), n in sorted(counts.items())),
        signature=signature,
        digest=digest,
    )


def _name(side: File | Text | None) -> str:
    return side.name if side else ""
