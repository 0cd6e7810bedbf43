"""Does `quality` order translations as people do? DEMETR, expert MQM, beside BLEU, chrF, TER and minus length.

DEMETR accuracy: share of rows where the clean target scores above the perturbed one. MQM: Kendall's tau-b over all rows
(Kendall 1945), and pairwise accuracy among systems on the same source segment; a row's gold is minus the raters' mean
penalty, weights 1/5/25.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from bench.corpora import rows
from mtaudit.auditor import Auditor
from mtaudit.model import Unit
from mtaudit.mqm import WMT, Severity

METRICS: Mapping[str, Callable[[Unit], float]] = {
    "quality": lambda unit: unit.scores.quality if unit.scores else 0.0,
    "BLEU": lambda unit: unit.scores.bleu if unit.scores else 0.0,
    "chrF": lambda unit: unit.scores.chrf if unit.scores else 0.0,
    "TER": lambda unit: -unit.scores.ter if unit.scores else 0.0,
    "minus length": lambda unit: -float(len(unit.target.text)) if unit.target else 0.0,
}
MQM_SEVERITIES = {"Minor": Severity.MINOR, "Major": Severity.MAJOR, "Critical": Severity.CRITICAL}


def penalty(row: Mapping[str, Any]) -> float:
    """Mean MQM penalty points of a row over its raters."""
    points = sum(WMT.penalty(MQM_SEVERITIES.get(error["severity"], Severity.NEUTRAL)) for error in row["errors"])
    return points / len(row["raters"])


def tau_b(x: Sequence[float], y: Sequence[float]) -> float:
    """Kendall's tau-b, ties accounted for."""
    a, b = np.asarray(x), np.asarray(y)
    dx, dy = np.sign(a[:, None] - a), np.sign(b[:, None] - b)
    return float((dx * dy).sum() / np.sqrt((dx != 0).sum() * (dy != 0).sum()))


def pair_accuracy(gold: Sequence[float], scores: Sequence[float], groups: Sequence[object]) -> float:
    """Share of pairs within a group, unequal in gold, that the scores put in the same order (a tie is wrong)."""
    members = defaultdict(list)
    for index, group in enumerate(groups):
        members[group].append(index)
    right = total = 0
    for indices in members.values():
        for i, j in combinations(indices, 2):
            if gold[i] != gold[j]:
                total += 1
                right += (gold[i] - gold[j]) * (scores[i] - scores[j]) > 0
    return right / total


def figures(auditor: Auditor, data: Path) -> dict[str, float]:
    """Accuracy on planted errors and agreement with experts, per metric."""
    return {**_demetr(auditor, data), **_mqm(auditor, data), **_human(auditor, data)}


def _demetr(auditor: Auditor, data: Path) -> dict[str, float]:
    table = [row for row in rows("demetr_dev", data) if row["severity"] != "base"]
    pairs = sorted({(row["source"], row[side]) for row in table for side in ("target", "perturbed")})
    units = dict(zip(pairs, auditor.audit_aligned(pairs).units, strict=True))
    out = {}
    for scope in ("all", "critical"):
        chosen = [row for row in table if scope in ("all", row["severity"])]
        for name, metric in METRICS.items():
            right = [
                metric(units[row["source"], row["target"]]) > metric(units[row["source"], row["perturbed"]])
                for row in chosen
            ]
            out[f"DEMETR accuracy, {scope}: {name}"] = sum(right) / len(right)
    return out


def _mqm(auditor: Auditor, data: Path) -> dict[str, float]:
    table = list(rows("mqm_spans_2023_dev", data))
    units = auditor.audit_aligned([(row["source"], row["target"]) for row in table]).units
    gold = [-penalty(row) for row in table]
    groups = [(row["doc"], row["segment"]) for row in table]
    out = {}
    for name, metric in METRICS.items():
        scores = [metric(unit) for unit in units]
        out[f"MQM 2023 Kendall: {name}"] = tau_b(gold, scores)
        out[f"MQM 2023 pair accuracy: {name}"] = pair_accuracy(gold, scores, groups)
    return out


def _human(auditor: Auditor, data: Path) -> dict[str, float]:
    pairs = [(row["source"], row["target"]) for row in rows("human_pairs_dev", data)]
    return {"human pairs: mean quality": auditor.audit_aligned(pairs).scores.quality}
