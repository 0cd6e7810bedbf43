"""False alarms as shipped: findings per 1,000 words where there is next to nothing to find."""

from collections import Counter
from pathlib import Path

from bench.corpora import rows
from mtaudit.auditor import Auditor
from mtaudit.mqm import Severity

CORPORA = {"human_pairs_dev": "human pairs", "clean_backtranslation_dev": "clean back-translations"}


def figures(auditor: Auditor, data: Path) -> dict[str, float]:
    """Critical and major findings per 1,000 target words; any finding at all on texts identical to their source."""
    out: dict[str, float] = {}
    for name, label in CORPORA.items():
        pairs = [(row["source"], row["target"]) for row in rows(name, data)]
        counts = Counter(finding.severity for finding in auditor.audit_aligned(pairs).findings)
        words = sum(len(target.split()) for _, target in pairs)
        for severity in (Severity.CRITICAL, Severity.MAJOR):
            out[f"{label}: {severity.label} per 1,000 words"] = 1000 * counts[severity] / words
    texts = [row["source"] for row in rows("human_pairs_dev", data)]
    out["identical texts: findings"] = len(auditor.audit_aligned([(text, text) for text in texts]).findings)
    return out
