"""The docstring of a check falls into its parts; every check has all of them."""

from types import SimpleNamespace
from typing import cast

import pytest

from mtaudit.checks import CHECKS
from mtaudit.documentation import Documentation, Example, documentation
from mtaudit.findings import check_id
from mtaudit.model import Check
from mtaudit.mqm import Category, Severity


def check(doc: str | None) -> Check:
    return cast("Check", SimpleNamespace(__doc__=doc, CATEGORY=Category.OMISSION, SEVERITY=Severity.MAJOR))


def test_parts() -> None:
    doc = """A thing is lost.

    It was there
    before.

    Not seen: things
    of no weight.

    In one letter:

    Bad:  A → B, C.
    Bad:  (nothing) → D
    Good: E → F → G
    """
    assert documentation(check(doc)) == Documentation(
        Category.OMISSION,
        Severity.MAJOR,
        "A thing is lost.",
        "It was there before. In one letter:",
        "things of no weight.",
        (Example("A", "B, C."), Example("(nothing)", "D")),
        (Example("E", "F → G"),),
    )


@pytest.mark.parametrize("doc", [None, "", "Only a summary."])
def test_what_is_missing_is_empty(doc: str | None) -> None:
    found = documentation(check(doc))
    assert (found.summary, found.meaning, found.not_seen, found.bad, found.good) == (doc or "", "", "", (), ())


@pytest.mark.parametrize("each", CHECKS, ids=check_id)
def test_every_check_says_what_it_means_and_does_not_see(each: Check) -> None:
    found = documentation(each)
    assert found.summary.endswith(".")
    assert "\n" not in found.summary
    assert found.meaning
    assert found.not_seen
    assert found.bad
    assert found.good
