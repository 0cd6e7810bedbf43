"""Filters and search choose what is shown; the text itself stays."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from mtaudit.model import Report


def shown(page: Page) -> list[str]:
    """The checks of the cards that are shown, in order."""
    return [card.get_attribute("data-check") or "" for card in page.locator(".card:visible").all()]


def count(page: Page) -> str:
    return page.locator("[name=count]").inner_text()


def test_everything_is_shown_at_first(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    assert len(shown(page)) == len(harbour.findings)
    assert count(page) == "9 findings"


def test_by_severity(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    for label in ("major", "minor", "neutral"):
        page.get_by_role("checkbox", name=label).uncheck()
    assert shown(page) == ["negation", "number"]
    assert count(page) == "2 of 9 findings"
    assert page.locator("mark.off").count() > 0
    expect(page.locator("a.ref:visible")).to_have_count(4)


def test_by_check_and_by_category(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.get_by_label("Check").select_option("modality")
    assert shown(page) == ["modality"]
    page.get_by_label("Check").select_option("Accuracy/Omission")
    assert shown(page) == ["missing-sentence"]


def test_a_bar_of_the_chart_filters_by_its_category(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.locator(".categories").get_by_role("link", name="Punctuation").click()
    assert shown(page) == ["quotation"]
    expect(page.get_by_label("Check")).to_have_value("Linguistic conventions/Punctuation")


def test_by_confidence(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.get_by_label("Confidence").fill("90")
    assert shown(page) == ["negation", "number", "named-entity", "missing-sentence"]
    assert page.locator("[name=least]").inner_text() == "from 90%"


def test_by_status(open_page: Callable[..., Page], returning: Report) -> None:
    page = open_page(returning)
    status = page.get_by_label("Status")
    status.select_option("known")
    assert shown(page) == ["number"]
    status.select_option("suppressed")
    assert shown(page) == ["modality"]
    status.select_option("new")
    assert len(shown(page)) == 7
    status.select_option("unmarked")
    assert "modality" not in shown(page)


def test_without_a_baseline_no_status_is_offered_but_the_readers_own_marks(
    open_page: Callable[..., Page], harbour: Report
) -> None:
    options = open_page(harbour).get_by_label("Status").locator("option")
    assert options.all_inner_texts() == ["all", "unmarked", "marked true", "marked false alarm"]


def test_known_and_suppressed_findings_are_marked_and_not_dropped(
    open_page: Callable[..., Page], returning: Report
) -> None:
    page = open_page(returning)
    assert len(shown(page)) == len(returning.findings)
    expect(page.locator(".card.closed")).to_have_count(2)
    expect(page.locator(".card[data-check=number] .standing")).to_have_text("known")
    expect(page.locator("mark.closed")).to_have_count(4)
    assert "Not counted: 1 known from the baseline, 1 suppressed" in page.locator(".masthead").inner_text()
    assert "American spelling." in page.get_by_role("region", name="Found no more").inner_text()


def test_only_rows_with_findings(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.get_by_label("only rows with findings").check()
    assert page.locator(".unit:visible").count() == 8
    assert page.locator(".furniture:visible").count() == 0
    page.get_by_label("Check").select_option("number")
    assert page.locator(".unit:visible").count() == 1


def test_search_finds_words_of_either_text_and_of_the_findings(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    search = page.get_by_role("searchbox")
    for query in ("DOCKWORKERS", "back", "ten times", "Fuel prices", "breadcrumb", '"14,000"'):
        search.fill(query)
        rows = page.locator(".unit:visible, .furniture:visible")
        assert 0 < rows.count() <= 2 or query == "back", query
    search.fill("nothing like it")
    expect(page.get_by_text("Nothing matches.")).to_be_visible()
    search.fill("")
    assert len(shown(page)) == len(harbour.findings)


def test_search_reads_across_marks_and_paints_what_it_found(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.get_by_role("searchbox").fill("has a plan to hire")  # "a plan" is marked and followed by a number
    assert count(page) == "1 row, 1 of 9 findings"
    assert page.evaluate("[...CSS.highlights.get('hits')].map(String)") == ["has a plan2 to hire"]


def test_search_works_where_there_are_no_findings(open_page: Callable[..., Page], faithful: Report) -> None:
    page = open_page(faithful, None)
    page.get_by_role("searchbox").fill("mediator")
    assert page.locator(".unit:visible").count() == 1


def test_a_link_to_what_a_filter_hides_takes_the_filter_away(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.get_by_label("Check").select_option("modality")
    page.locator(".worst-findings").get_by_role("link", name="negation").click()
    assert len(shown(page)) == len(harbour.findings)
    expect(page.locator(".card[data-check=negation]")).to_be_focused()


def test_show_all_takes_every_filter_away(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    everything = page.get_by_role("button", name="Show all")
    expect(everything).to_be_hidden()
    page.get_by_label("Confidence").fill("90")
    page.get_by_role("searchbox").fill("plan")
    everything.click()
    assert len(shown(page)) == len(harbour.findings)
    assert page.locator(".unit:visible").count() == len(harbour.units)
    expect(everything).to_be_hidden()


def test_a_link_from_elsewhere_leads_to_its_finding(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.goto(f"{page.url}#f7")
    page.reload()
    expect(page.locator("#f7")).to_be_focused()
    assert page.locator("mark.hot").all_inner_texts() == ["may", "will"]
