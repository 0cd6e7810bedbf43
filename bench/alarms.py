"""False alarms as shipped: findings per 1,000 words where there is next to nothing to find."""

from collections import Counter
from pathlib import Path

from bench.audits import Audits
from bench.corpora import rows
from mtaudit.mqm import Severity

CORPORA = {"human_pairs_dev": "human pairs", "clean_backtranslation_dev": "clean back-translations"}


def figures(audits: Audits, data: Path) -> dict[str, float]:
    """Critical and major findings per 1,000 target words; findings on identical texts, and their lowest quality."""
    out: dict[str, float] = {}
    for name, label in CORPORA.items():
        pairs = [(row["source"], row["target"]) for row in rows(name, data)]
        counts = Counter(finding.severity for audit in audits.of(pairs) for finding in audit.findings)
        words = sum(len(target.split()) for _, target in pairs)
        for severity in (Severity.CRITICAL, Severity.MAJOR):
            out[f"{label}: {severity.label} per 1,000 words"] = 1000 * counts[severity] / words
    texts = [row["source"] for row in rows("human_pairs_dev", data)]
    identical = audits.of((text, text) for text in texts)
    out["identical texts: findings"] = sum(len(audit.findings) for audit in identical)
    out["identical texts: lowest quality"] = min(audit.scores.quality for audit in identical)
    return out
