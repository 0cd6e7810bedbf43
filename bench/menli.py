"""MENLI: is an adversarial variant told from a paraphrase, by a finding or by its quality?

A row is told apart where the adversarial variant has a finding of major or above and the paraphrase none, or where its
quality is lower.
"""

from pathlib import Path

from bench.agreement import mean
from bench.audits import Audit, Audits
from bench.bootstrap import Estimate
from bench.corpora import rows
from mtaudit.mqm import Severity

# The variants without the slips of tokenising that give the adversarial ones away.
VARIANTS = ("hyp_para_fixed", "hyp_adv_based_fixed")


def figures(audits: Audits, data: Path, thin: int = 1) -> dict[str, Estimate]:
    """Shares of each `thin`-th row told apart, by a finding alone and in either way."""
    table = list(rows("menli_wmt20_de", data))[::thin]
    kept, broken = (audits.of((row["ref"], row[variant]) for row in table) for variant in VARIANTS)
    found = [_is_grave(b) and not _is_grave(k) for k, b in zip(kept, broken, strict=True)]
    lower = [b.scores.quality < k.scores.quality for k, b in zip(kept, broken, strict=True)]
    sources = [row["ref"] for row in table]
    return {
        "MENLI told apart by a major finding": mean(found).estimate(sources),
        "MENLI told apart by a major finding or quality": mean(
            [one or other for one, other in zip(found, lower, strict=True)]
        ).estimate(sources),
    }


def _is_grave(audit: Audit) -> bool:
    return any(finding.severity >= Severity.MAJOR for finding in audit.findings)
