"""WCAG AA as axe-core checks it, in light and dark, narrow and wide; and no page scrolls sideways."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from mtaudit.model import Report

WIDTHS = (320, 768, 1280, 2560)


def violations(page: Page) -> Sequence[tuple[str, str, list[Any]]]:
    """What axe-core finds: the rule, how grave it is, and where."""
    found = Axe().run(page).response["violations"]
    return [(rule["id"], rule["impact"], [node["target"] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_at_work_has_no_barrier(
    open_page: Callable[..., Page], returning: Report, scheme: str, width: int
) -> None:
    page = open_page(returning, width=width, scheme=scheme)
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.get_by_role("searchbox").fill("the")
    assert violations(page) == []
    page.get_by_role("searchbox").blur()
    page.keyboard.press("?")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_have_other_ends_of_an_audit(
    open_page: Callable[..., Page], faithful: Report, unrelated: Report, harbour: Report, scheme: str
) -> None:
    for report in (faithful, unrelated, replace(harbour, complete=False, failures=("The check negation crashed.",))):
        assert violations(open_page(report, None, scheme=scheme)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(open_page: Callable[..., Page], returning: Report, width: int) -> None:
    long = "x" * 400
    report = replace(
        returning,
        findings=tuple(replace(finding, message=long, suppression=long) for finding in returning.findings),
        failures=(long,),
    )
    page = open_page(report, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_printing_shows_every_row_and_no_controls(open_page: Callable[..., Page], returning: Report) -> None:
    page = open_page(returning)
    page.emulate_media(media="print")
    assert page.locator(".toolbar:visible").count() == 0
    assert page.locator(".unit:visible").count() == len(returning.units)
    assert page.locator(".marking button:visible").all_inner_texts() == ["false alarm"]


def test_without_a_script_everything_is_there(open_page: Callable[..., Page], returning: Report) -> None:
    page = open_page(returning)
    context = page.context.browser
    assert context
    plain = context.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    assert plain.locator(".card:visible").count() == len(returning.findings)
    assert plain.locator(".toolbar:visible, .marking:visible").count() == 0
    assert "A warning; “will” is how we say it." in plain.locator("main").inner_text()
    plain.context.close()
