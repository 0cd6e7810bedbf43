"""What belongs together stays together, and edges meet, on a phone, on a desk and on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from mtaudit.model import Report

LINES = """(element) => {
  const range = new Range();
  range.selectNodeContents(element);
  return range.getClientRects().length;
}"""
RING = """(element) => {
  const { outlineWidth, outlineOffset } = getComputedStyle(element);
  return parseFloat(outlineWidth) + parseFloat(outlineOffset);
}"""


def box(element: Locator) -> FloatRect:
    """Where an element that is shown lies, in CSS pixels."""
    found = element.bounding_box()
    assert found
    return found


@pytest.mark.parametrize("width", [320, 375, 640, 768, 1280])
def test_the_counts_of_the_four_severities_stand_in_one_line(
    open_page: Callable[..., Page], harbour: Report, width: int
) -> None:
    page = open_page(harbour, width=width)
    names = ("critical", "major", "minor", "neutral")
    labels = [page.locator(".facts dt").get_by_text(name, exact=True) for name in names]
    assert len({box(label)["y"] for label in labels}) == 1


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_score_and_no_name_of_one_is_broken(open_page: Callable[..., Page], returning: Report, width: int) -> None:
    page = open_page(returning, width=width)
    for cell in page.locator("footer :is(th, td:nth-child(2))").all():
        assert cell.evaluate(LINES) == 1, cell.inner_text()


@pytest.mark.parametrize("width", [720, 1000])
def test_below_the_texts_the_confidences_end_where_the_qualities_do(
    open_page: Callable[..., Page], harbour: Report, width: int
) -> None:
    page = open_page(harbour, width=width)
    ends = {
        round(rect["x"] + rect["width"])
        for rect in map(box, page.locator(".unit .confidence, .unit .score, .columns span:nth-child(3)").all())
    }
    assert len(ends) == 1


def test_the_focus_ring_of_a_note_touches_nothing(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.keyboard.press("j")
    page.keyboard.press("n")
    note, button = page.locator("#f1 textarea"), page.locator("#f1 button").get_by_text("false alarm")
    expect(note).to_be_focused()
    ring = note.evaluate(RING)
    assert ring > 0
    assert box(button)["y"] + box(button)["height"] < box(note)["y"] - ring
