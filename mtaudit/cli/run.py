"""From the arguments of a command to a report and its verdict."""

from dataclasses import fields
from typing import TYPE_CHECKING

from mtaudit.errors import InputError
from mtaudit.gate import Thresholds, decide, eased
from mtaudit.model import Report, Verdict
from mtaudit.triage import triaged

if TYPE_CHECKING:
    from mtaudit.config import Settings


def audited(source: str, target: str, alignment: str | None, settings: "Settings") -> tuple[Report, Verdict]:
    """Read two texts, audit them and ask the gate. Raises InputError for what cannot be read."""
    from mtaudit.auditor import Auditor
    from mtaudit.cli.progress import shown_progress
    from mtaudit.progress import Stage
    from mtaudit.readers import read_alignment, read_pair
    from mtaudit.report.alignment import shown
    from mtaudit.segment import segment_pair

    if alignment == "-" and "-" in (source, target):
        raise InputError("A text and the alignment cannot both be '-': standard input can be read only once.")
    config = settings.config
    texts = read_pair(source, target, max_bytes=config.max_bytes)  # a person may be typing one
    with shown_progress() as progress:
        auditor = Auditor(config, progress=progress)
        progress(Stage.READING, 0, 0)
        original, copy = segment_pair(*texts)
        pairs = None if alignment is None else read_alignment(alignment, shown(original), shown(copy))
        report = auditor.audit(original, copy, pairs)
    return gated(report, settings)


def gated(report: Report, settings: "Settings") -> tuple[Report, Verdict]:
    """The report with what is known of its findings, and what the gate says of it."""
    from mtaudit.readers import read_baseline, read_review

    config = settings.config
    baseline = read_baseline(str(config.baseline)) if config.baseline else None
    thresholds = Thresholds(**{field.name: getattr(config, field.name) for field in fields(Thresholds)})
    if baseline or config.review:
        report = triaged(report, baseline, read_review(str(config.review)) if config.review else None)
    return report, decide(report, eased(thresholds, baseline) if baseline else thresholds)


def unreadable(source: str, target: str, error: InputError) -> tuple[Report, Verdict]:
    """The report and verdict of texts that could not be read."""
    from mtaudit.auditor import failed

    report = failed(source, target, str(error))
    return report, decide(report, Thresholds())
