"""Audits of aligned pairs as shipped, each made once for all groups of figures."""

from collections.abc import Iterable
from typing import NamedTuple

from bench.corpora import Pair
from bench.units import BATCH
from mtaudit.auditor import Auditor
from mtaudit.model import Finding, Judgement, UnitScores


class Audit(NamedTuple):
    """What is left of a unit's audit: not its words, which take a hundred times the memory."""

    scores: UnitScores
    judgement: Judgement
    findings: tuple[Finding, ...]


class Audits:
    """Audits pairs of texts, and remembers them."""

    def __init__(self, auditor: Auditor) -> None:
        self._auditor = auditor
        self._known: dict[Pair, Audit] = {}

    def of(self, pairs: Iterable[Pair]) -> list[Audit]:
        """The audit of each pair of texts that are not empty, in order; offsets count from the start of each text."""
        pairs = list(pairs)
        missing = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        for first in range(0, len(missing), BATCH):
            self._audit(missing[first : first + BATCH])
        return [self._known[pair] for pair in pairs]

    def _audit(self, pairs: list[Pair]) -> None:
        report = self._auditor.audit_aligned(pairs)
        if report.failures:
            raise RuntimeError(" ".join(report.failures))  # figures of a crashed check would be no figures
        findings: list[list[Finding]] = [[] for _ in pairs]
        for finding in report.findings:
            findings[finding.unit].append(finding)
        for pair, unit, found in zip(pairs, report.units, findings, strict=True):
            assert unit.scores
            assert unit.judgement, "both sides have text, and the auditor has a judge"
            self._known[pair] = Audit(unit.scores, unit.judgement, tuple(found))
