"""Real errors marked by experts (WMT23 MQM): are findings where the experts' spans are, and where there are none?

Span F1: characters of the target inside findings of minor or above against characters inside the experts' spans,
micro-averaged over raters. Major-error MCC: "has a finding of major or above" against "most raters marked a major or
critical error that is not one of style". Intervals: drawn by document.
"""

from pathlib import Path

from bench.agreement import mcc
from bench.audits import Audits
from bench.bootstrap import Estimate
from bench.experts import is_grave, span_f1, wmt23
from mtaudit.mqm import Severity


def figures(audits: Audits, data: Path) -> dict[str, Estimate]:
    """Span F1 and major-error MCC of the findings as shipped."""
    table = wmt23(data)
    found = [audit.findings for audit in audits.of((row["source"], row["target"]) for row in table)]
    marked = [
        {
            place
            for f in each
            if f.target and f.severity > Severity.NEUTRAL
            for place in range(f.target.start, f.target.end)
        }
        for each in found
    ]
    grave = [any(finding.severity >= Severity.MAJOR for finding in each) for each in found]
    documents = [row["doc"] for row in table]
    return {
        "MQM 2023 span F1": span_f1(table, marked).estimate(documents),
        "MQM 2023 major-error MCC": mcc(grave, [is_grave(row) for row in table]).estimate(documents),
    }
