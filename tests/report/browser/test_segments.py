"""The page of an already aligned file: its segments have their names, and are found by them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mtaudit.model import Report
from tests.report.bitexts import FLAGS, MESSAGES, audited
from tests.report.browser.test_accessibility import WIDTHS, violations


@pytest.fixture
def messages() -> Report:
    return audited(MESSAGES, FLAGS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier(open_page: Callable[..., Page], messages: Report, scheme: str) -> None:
    assert violations(open_page(messages, scheme=scheme)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_name_makes_the_page_scroll_sideways(open_page: Callable[..., Page], messages: Report, width: int) -> None:
    page = open_page(messages, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_segment_is_found_by_its_name_and_by_its_line(open_page: Callable[..., Page], messages: Report) -> None:
    page = open_page(messages)
    for sought in ("ferry.count", "back.po:13"):
        page.get_by_role("searchbox").fill(sought)
        expect(page.locator(".unit:visible")).to_have_count(1)
        expect(page.locator(".unit:visible")).to_contain_text("ferry.count")


def test_codes_of_both_sides_are_dimmed_and_a_lost_one_stands_out(
    open_page: Callable[..., Page], messages: Report
) -> None:
    page = open_page(messages)
    assert page.locator("#u0 .side .code").all_inner_texts() == ["<b>%d", "</b>", "{town}"] * 2
    assert page.locator("#u2 .changed").all_inner_texts() == ["</b>"]  # a finding lies on the other
