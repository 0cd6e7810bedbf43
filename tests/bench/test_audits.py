"""Audits that several groups of figures share."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bench.audits import Audits
from bench.corpora import Pair
from bench.units import BATCH
from mtaudit.auditor import Auditor


class Recorder:
    """Stands in for the auditor: what a unit scores is its target, and each has one finding."""

    def __init__(self, failures: tuple[str, ...] = ()) -> None:
        self.asked: list[Pair] = []
        self._failures = failures

    def audit_aligned(self, pairs: Sequence[Pair]) -> Any:
        assert len(pairs) <= BATCH
        self.asked += pairs
        units = [SimpleNamespace(scores=target, judgement="judged") for _, target in pairs]
        findings = [SimpleNamespace(unit=number, name=target) for number, (_, target) in enumerate(pairs)]
        return SimpleNamespace(units=units, findings=findings[::-1], failures=self._failures)


def test_each_pair_is_audited_once_and_keeps_its_own_findings() -> None:
    auditor = Recorder()
    audits = Audits(cast("Auditor", auditor))
    pairs = [("s", str(number)) for number in range(BATCH + 2)]
    for wanted in (pairs, pairs[::-1], pairs[:1] * 2):
        found = cast("Any", audits.of(wanted))
        assert [audit.scores for audit in found] == [target for _, target in wanted]
        assert [[finding.name for finding in audit.findings] for audit in found] == [[target] for _, target in wanted]
    assert auditor.asked == pairs


def test_what_failed_is_no_figure() -> None:
    with pytest.raises(RuntimeError, match="crashed"):
        Audits(cast("Auditor", Recorder(("The check 'x' crashed.",)))).of([("s", "1")])
