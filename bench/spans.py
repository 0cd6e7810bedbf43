"""Real errors marked by experts (WMT23 MQM): are findings where the experts' spans are, and where there are none?

Span F1: characters of the target inside findings of minor or above against characters inside the experts' spans,
micro-averaged over raters. Major-error MCC: "has a finding of major or above" against "most raters marked a major or
critical error that is not one of style". Intervals: drawn by document. Calibration error: of the confidence that a
rater marked an error there, on documents on which nothing was fitted; once of all findings, once without those that the
source is to blame for (`marked.of_the_target`).
"""

from collections.abc import Iterable
from pathlib import Path

from bench.agreement import mcc
from bench.audits import Audits
from bench.bootstrap import Estimate
from bench.calibration import calibration_error
from bench.experts import held_back, is_grave, span_f1, wmt23
from bench.marked import Label, labelled, of_the_target
from mtaudit.model import Finding
from mtaudit.mqm import Severity

BORDERS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)  # of the bins of confidence


def figures(audits: Audits, data: Path) -> dict[str, float | Estimate]:
    """Span F1, major-error MCC and calibration of the findings as shipped."""
    table = wmt23(data)
    found = [
        [finding for finding in audit.findings if finding.severity > Severity.NEUTRAL]
        for audit in audits.of((row["source"], row["target"]) for row in table)
    ]
    marked = [{place for f in each if f.target for place in range(f.target.start, f.target.end)} for each in found]
    grave = [any(finding.severity >= Severity.MAJOR for finding in each) for each in found]
    documents = [row["doc"] for row in table]
    unseen = [place for place, row in enumerate(table) if held_back(row["doc"])]
    rows, findings = [table[place] for place in unseen], [found[place] for place in unseen]
    return {
        "MQM 2023 span F1": span_f1(table, marked).estimate(documents),
        "MQM 2023 major-error MCC": mcc(grave, [is_grave(row) for row in table]).estimate(documents),
        "findings: calibration error": _error(labelled(rows, findings)),
        "findings: calibration error, source not to blame": _error(labelled(rows, of_the_target(rows, findings))),
    }


def _error(marked: Iterable[tuple[Finding, Label]]) -> float:
    return calibration_error([(finding.confidence, label.is_right) for finding, label in marked], BORDERS)
