"""What the terminal shows is pinned in golden/ (`make golden`)."""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from mtaudit.model import Batch
from mtaudit.report.batch.terminal import render
from tests.report.batches import BROKEN, FEW, HOSTILE, PASSED, batch, many
from tests.report.test_hostile import raw_controls
from tests.report.test_terminal import check


@pytest.mark.parametrize("width", [80, 120])
def test_golden(width: int) -> None:
    check(f"batch-{width}", render(many(2000), width=width, color=False))


def test_golden_few() -> None:
    check("batch-few-80", render(FEW, width=80, color=False))
    check("batch-few-colour-80", render(FEW, width=80, color=True))


@pytest.mark.parametrize("batch", [batch(), batch(PASSED), batch(BROKEN)])
def test_the_verdict_is_the_first_line(batch: Batch) -> None:
    first = render(batch, width=80, color=False).strip().splitlines()[0]
    assert first.startswith("✓ Passed" if batch.verdict.passed else "✗ Failed")


def test_the_reason_is_told_of_a_failure_and_the_limit_kept_of_a_pass() -> None:
    assert "There are no pairs." in render(batch(), width=80, color=False)
    passed = batch(PASSED)
    assert passed.verdict.limits[0].sentence in render(passed, width=80, color=False)


@pytest.mark.parametrize("width", [1, 20, 40, 80, 300])
def test_nothing_hostile_comes_through_and_no_line_is_too_long(width: int) -> None:
    poisoned = batch(*(replace(each, id=HOSTILE, source=HOSTILE, reasons=(HOSTILE,)) for each in FEW.outcomes))
    text = render(poisoned, width=width, color=True)
    plain = re.sub(r"\x1b\[[0-9;]+m", "", text)
    assert not raw_controls(plain)
    assert all(cell_len(line) <= max(20, min(width, 120)) for line in plain.split("\n"))
