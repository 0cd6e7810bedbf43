"""Findings in the light of what is known already: a baseline of an earlier audit, and a reviewer's verdicts.

Known findings are marked, not dropped.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from mtaudit.errors import InputError
from mtaudit.model import Baseline, BaselineState, Finding, KnownFinding, Origin, Report


def triaged(report: Report, baseline: Baseline | None = None, review: Sequence[KnownFinding] | None = None) -> Report:
    """The report with its findings marked, and with those of `baseline` and `review` that are found no more.

    A finding is known by its fingerprint; one that is graver than in the baseline is new. Of a review, false alarms
    suppress. What a report was marked by before gives way to what is given now. Raises InputError for a baseline of
    another text, by which much could pass that is new.
    """
    dismissed = {known.id: known for known in review or () if known.note is not None}
    before = {known.id: known for known in baseline.findings} if baseline else {}
    found = {finding.id for finding in report.findings}
    if baseline and found.isdisjoint(before) and not _same_name(baseline.source, report.source.document.name):
        name = report.source.document.name
        raise InputError(f"The baseline is of '{baseline.source}', not of '{name}', where nothing in it is found.")

    def marked(finding: Finding) -> Finding:
        if baseline is not None:
            known = before.get(finding.id)
            same = known is not None and finding.severity <= known.severity
            finding = replace(finding, baseline=BaselineState.UNCHANGED if same else BaselineState.NEW)
        if review is not None:
            known = dismissed.get(finding.id)
            finding = replace(finding, suppression=known.note if known else None)
        return finding

    given = {Origin.BASELINE: baseline, Origin.REVIEW: review}
    marked_before = [known for known in report.unmatched if given[known.origin] is None]
    unmatched = [known for known in (*before.values(), *dismissed.values()) if known.id not in found]
    return replace(report, findings=tuple(map(marked, report.findings)), unmatched=(*marked_before, *unmatched))


def _same_name(first: str, second: str) -> bool:
    return Path(first).name == Path(second).name  # a text is audited from here and from there
