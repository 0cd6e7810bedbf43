"""From the arguments of a command to a report and its verdict."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtaudit.errors import InputError
from mtaudit.gate import decide, eased
from mtaudit.model import Report, Thresholds, Verdict
from mtaudit.triage import triaged

if TYPE_CHECKING:
    from mtaudit.config import Settings


def audited(source: str, target: str | None, alignment: str | None, settings: "Settings") -> tuple[Report, Verdict]:
    """Read what the files hold, audit it and ask the gate. Raises InputError for what cannot be read."""
    from mtaudit.auditor import Auditor
    from mtaudit.cli.progress import shown_progress
    from mtaudit.files import audit_read, read_files
    from mtaudit.model import Bitext
    from mtaudit.progress import Stage
    from mtaudit.readers import read_alignment
    from mtaudit.report.alignment import shown
    from mtaudit.segment import segment_pair

    if alignment == "-" and "-" in (source, target):
        raise InputError("A text and the alignment cannot both be '-': standard input can be read only once.")
    config = settings.config
    texts = read_files(source, target, config)  # a person may be typing one
    if alignment is not None and isinstance(texts, Bitext):
        raise InputError(f"--alignment is for whole texts: the segments of '{source}' are aligned already.")
    ask = gate_of(settings)  # before the work, as what it needs may be missing
    with shown_progress() as progress:
        auditor = Auditor(config, progress=progress)
        progress(Stage.READING, 0, 0)
        if alignment is None or isinstance(texts, Bitext):
            return ask(audit_read(auditor, texts))
        original, copy = segment_pair(*texts)
        return ask(auditor.audit(original, copy, read_alignment(alignment, shown(original), shown(copy))))


def gate_of(settings: "Settings") -> Callable[[Report], tuple[Report, Verdict]]:
    """What gives a report with what is known of its findings, and what the gate says of it.

    Raises InputError where the baseline or the review cannot be read.
    """
    from mtaudit.readers import read_baseline, read_review

    config = settings.config
    baseline = read_baseline(str(config.baseline)) if config.baseline else None
    review = read_review(str(config.review)) if config.review else None
    thresholds = eased(config, baseline) if baseline else config

    def ask(report: Report) -> tuple[Report, Verdict]:
        report = triaged(report, baseline, review)
        return report, decide(report, thresholds)

    return ask


def unreadable(source: str, target: str | None, reason: str) -> tuple[Report, Verdict]:
    """The report and verdict of texts that could not be read, or not be audited at all."""
    from mtaudit.auditor import failed

    report = failed(source, target or source, reason)
    return report, decide(report, Thresholds())
