"""Real errors marked by experts (WMT23 MQM): are findings where the experts' spans are, and where there are none?

Span F1: characters of the target inside findings of minor or above against characters inside the experts' spans,
micro-averaged over raters. Major-error MCC: "has a finding of major or above" against "most raters marked a major or
critical error that is not one of style".
"""

from collections.abc import Iterable
from math import sqrt
from pathlib import Path

from bench.corpora import rows
from mtaudit.auditor import Auditor
from mtaudit.mqm import Severity


def matthews(pairs: Iterable[tuple[bool, bool]]) -> float:
    """Matthews correlation coefficient of (predicted, gold), 0 where it is not defined."""
    counts = {(p, g): 0 for p in (True, False) for g in (True, False)}
    for pair in pairs:
        counts[pair] += 1
    tp, fp, fn, tn = counts[True, True], counts[True, False], counts[False, True], counts[False, False]
    scale = sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return (tp * tn - fp * fn) / scale if scale else 0.0


def figures(auditor: Auditor, data: Path) -> dict[str, float]:
    """Span F1 and major-error MCC of the findings as shipped."""
    table = list(rows("mqm_spans_2023_dev", data))
    report = auditor.audit_aligned([(row["source"], row["target"]) for row in table])
    found: list[set[int]] = [set() for _ in table]
    grave = [False] * len(table)
    for finding in report.findings:
        grave[finding.unit] |= finding.severity >= Severity.MAJOR
        if finding.target and finding.severity > Severity.NEUTRAL:
            found[finding.unit] |= set(range(finding.target.start, finding.target.end))
    shared = marked = predicted = 0
    outcomes = []
    for row, characters, predicted_grave in zip(table, found, grave, strict=True):
        votes = 0
        for rater in row["raters"]:
            errors = [error for error in row["errors"] if error["rater"] == rater]
            gold = {place for error in errors if error["span"] for place in range(*error["span"])}
            shared += len(gold & characters)
            marked += len(gold)
            predicted += len(characters)
            votes += any(
                e["severity"] in ("Major", "Critical") and not e["category"].startswith("Style") for e in errors
            )
        outcomes.append((predicted_grave, votes > len(row["raters"]) / 2))
    return {
        "MQM 2023 span F1": 2 * shared / max(1, marked + predicted),
        "MQM 2023 major-error MCC": matthews(outcomes),
    }
