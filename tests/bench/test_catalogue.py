"""docs/checks.md is made of docstrings and record, and says what they say today."""

import xml.etree.ElementTree as ElementTree

from bench.catalogue import DOCS, diagram, render
from mtaudit.checks import CHECKS
from mtaudit.documentation import documentation
from mtaudit.findings import check_id
from mtaudit.record import Band, Records, records


def test_the_page_is_not_stale() -> None:
    checks = {check_id(check): documentation(check) for check in CHECKS}
    stale = "run `python -m bench.catalogue`"
    assert (DOCS / "checks.md").read_text("utf-8") == render(checks, records()), stale
    assert (DOCS / "confidence.svg").read_text("utf-8") == diagram(records().bands), stale


def test_a_check_that_was_not_measured_is_on_the_page_all_the_same() -> None:
    checks = {check_id(check): documentation(check) for check in CHECKS[:1]}
    [name] = checks
    assert f"## {name}" in render(checks, Records({}, (), ()))


def test_the_diagram_has_two_points_for_each_band() -> None:
    drawn = ElementTree.fromstring(diagram([Band(0.5, 0.6, 9, 0.5, 1, 0), Band(0.9, 1, 1, 1, 1, 1)]))
    circles = drawn.findall("{http://www.w3.org/2000/svg}circle")
    assert [(float(c.get("cx", 0)), float(c.get("cy", 0))) for c in circles] == [
        (160, 40), (160, 280), (280, 40), (280, 40),
    ]  # fmt: skip
