"""Findings in the light of what is known already: a baseline of an earlier audit, and a reviewer's verdicts.

Known findings are marked, not dropped.
"""

from collections.abc import Sequence
from dataclasses import replace

from mtaudit.model import Baseline, BaselineState, Finding, KnownFinding, Report


def triaged(report: Report, baseline: Baseline | None = None, review: Sequence[KnownFinding] = ()) -> Report:
    """The report with its findings marked, and with those of `baseline` and `review` that are found no more.

    A finding is known by its fingerprint; one that is graver than in the baseline is new. Of a review, false alarms
    suppress.
    """
    dismissed = {known.id: known for known in review if known.note is not None}
    before = {known.id: known for known in baseline.findings} if baseline else {}

    def marked(finding: Finding) -> Finding:
        if baseline:
            known = before.get(finding.id)
            same = known is not None and finding.severity <= known.severity
            finding = replace(finding, baseline=BaselineState.UNCHANGED if same else BaselineState.NEW)
        known = dismissed.get(finding.id)
        return finding if known is None else replace(finding, suppression=known.note)

    found = {finding.id for finding in report.findings}
    unmatched = [known for known in (*before.values(), *dismissed.values()) if known.id not in found]
    return replace(report, findings=tuple(map(marked, report.findings)), unmatched=tuple(unmatched))
