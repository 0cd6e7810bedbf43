"""The pages of a batch: no barrier, no request, at hand by keyboard, quick also with a thousand pairs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mtaudit.mqm import Severity
from tests.report.batches import CHECKS, FEW, PASSED, batch, many, outcome
from tests.report.browser.test_accessibility import WIDTHS, violations
from tests.report.browser.test_speed import FILTER, OPENED, within


def shown(page: Page) -> list[str]:
    return page.locator(".pairs tbody tr:visible th > :first-child").all_inner_texts()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_has_a_barrier(
    open_batch: Callable[..., Page], monkeypatch: pytest.MonkeyPatch, width: int, scheme: str
) -> None:
    monkeypatch.setattr("mtaudit.report.batch.html.SHOWN", 20)
    page = open_batch(many(50), width=width, scheme=scheme)
    page.get_by_role("searchbox").fill("article-00002")
    assert violations(page) == []
    page.get_by_role("link", name="next").click()
    expect(page).to_have_title("Failed: 50 pairs, page 2")
    assert violations(page) == []


def test_nor_have_other_ends_of_a_batch(open_batch: Callable[..., Page]) -> None:
    for other in (FEW, batch(), batch(PASSED)):
        assert violations(open_batch(other)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(open_batch: Callable[..., Page], width: int) -> None:
    page = open_batch(many(50), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_by_status_and_by_words(open_batch: Callable[..., Page]) -> None:
    page = open_batch(FEW)
    page.get_by_role("checkbox", name="passed").uncheck()
    assert shown(page) == ["no-such", "high-wind"]
    assert page.locator("[name=count]").inner_text() == "2 of 4 on this page"
    page.get_by_role("searchbox").fill("NEGATION")
    assert shown(page) == ["high-wind"]
    page.get_by_role("searchbox").fill("nothing like it")
    expect(page.get_by_text("Nothing matches on this page.")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == 4


def test_a_check_leads_to_the_pairs_it_found_something_in(open_batch: Callable[..., Page]) -> None:
    every = {check: {Severity.MINOR: 1} for check in CHECKS}
    page = open_batch(batch(*FEW.outcomes, outcome("all-wrong", found=every)))
    expect(page.get_by_text("3 more")).to_be_visible()
    page.get_by_role("link", name="tense").click()  # not among the four that the row names
    assert shown(page) == ["all-wrong"]


def test_arrow_keys_lead_from_pair_to_pair(open_batch: Callable[..., Page]) -> None:
    page = open_batch(FEW)
    page.get_by_role("checkbox", name="failed").uncheck()
    page.get_by_role("link", name="no-such").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="fair-wind")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("link", name="no-such")).to_be_focused()


def test_a_count_leads_to_where_its_pairs_begin(open_batch: Callable[..., Page]) -> None:
    page = open_batch(many(2000))
    page.locator(".facts [data-status=passed] a").click()
    toolbar = page.locator(".toolbar").bounding_box()
    first = page.locator("#passed tr").first.bounding_box()
    assert toolbar
    assert first
    assert first["y"] >= toolbar["y"] + toolbar["height"] - 1


def test_a_thousand_pairs_open_in_a_second_and_are_filtered_at_once(open_batch: Callable[..., Page]) -> None:
    page = open_batch(many(1000))
    assert within(1000, lambda: page.reload() and page.evaluate(OPENED))
    assert within(100, lambda: max(page.evaluate(FILTER, ["query", wanted]) for wanted in ("negation", "")))


def test_without_a_script_everything_is_there(open_batch: Callable[..., Page]) -> None:
    page = open_batch(FEW)
    browser = page.context.browser
    assert browser
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    assert len(shown(plain)) == 4
    assert plain.locator(".toolbar:visible").count() == 0
    plain.context.close()
