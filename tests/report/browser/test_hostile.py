"""Texts, names, notes and messages that would like to be markup or script stay text."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mtaudit.model import BaselineState, Document, KnownFinding, Limit, Origin, Report, SetAside, Verdict, WordAlignment
from mtaudit.mqm import Severity

ATTACKS = (
    "</script><script>window.pwned = 1; alert(1)</script>",
    "</style></title></textarea></template><img src=x onerror='window.pwned = 1'>",
    '" onmouseover="window.pwned = 1" autofocus onfocus="window.pwned = 1" x="',
    "<svg onload=alert(1)><a href='javascript:window.pwned = 1'>",
    "<!-- ]]> {{ 7 * 7 }} {% raw %} ${window.pwned = 1} `",
    "\u2028window.pwned = 1\u2029\u202e\u2066\ufeff\x00\x1b[31m\ud800",
    "<iframe srcdoc='<script>parent.pwned = 1</script>'></iframe><base href=//evil.example>",
)


def poisoned(report: Report, attack: str) -> Report:
    """The report with the attack wherever a user's or a text's words stand."""
    first = report.units[0]
    assert first.source
    assert first.target
    sides = [
        replace(side, text=attack, end=side.start + len(attack), tokens=()) for side in (first.source, first.target)
    ]
    first = replace(first, source=sides[0], target=sides[1], words=WordAlignment(), judgement=None)
    findings = tuple(
        replace(finding, message=attack, check=attack, suppression=attack, baseline=BaselineState.NEW)
        if place % 2
        else replace(finding, message=attack, id=attack + str(place))
        for place, finding in enumerate(report.findings)
    )
    text = attack + report.source.document.text
    aside = SetAside(report.source.set_aside[0].span, attack)
    return replace(
        report,
        signature=attack,
        source=replace(report.source, document=Document(attack, text), set_aside=(aside,)),
        target=replace(report.target, document=Document(attack, report.target.document.text)),
        units=(first, *report.units[1:]),
        findings=findings,
        failures=(attack,),
        unmatched=(KnownFinding(attack, attack, Severity.MAJOR, attack, Origin.REVIEW, attack),),
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_runs(open_page: Callable[..., Page], harbour: Report, tmp_path: Path, attack: str) -> None:
    verdict = Verdict(False, (attack,), (Limit(attack, 1, 0, False, attack),))
    page = open_page(poisoned(harbour, attack), verdict)
    for card in page.locator(".card").all():
        card.hover()
    for key in "jtjfjn":
        page.keyboard.press(key)
    page.keyboard.insert_text(attack.replace("\ud800", ""))
    entry = {"id": harbour.findings[1].id, "check": attack, "severity": "major", "message": attack, "note": attack}
    review = {"schema": "mtaudit-review/1", "source": attack, "target": attack, "verdicts": [entry | {"verdict": None}]}
    (tmp_path / "review.json").write_text(json.dumps(review))
    page.get_by_label("Load review").set_input_files(tmp_path / "review.json")
    expect(page.locator(".said")).to_contain_text("1 mark loaded")
    page.get_by_role("searchbox").fill("pwned")
    page.keyboard.press("?")
    assert page.evaluate("window.pwned") is None
    assert page.locator("img, iframe, base, object").count() == 0
    assert page.locator("script").count() == 1
    attributes = set(page.evaluate("[...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames())"))
    assert not {name for name in attributes if name.startswith("on") or name in ("src", "srcdoc")}
    assert page.evaluate("[...document.links].every((link) => link.getAttribute('href').startsWith('#'))")
