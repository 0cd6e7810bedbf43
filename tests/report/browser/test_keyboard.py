"""All that a mouse can do, keys can; and cards and words light up together."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from mtaudit.model import Report


def focused(page: Page) -> str:
    """The number of the finding that has the focus, or ""."""
    return str(page.evaluate("document.activeElement.dataset.number ?? ''"))


def pressed(page: Page, number: int) -> list[str]:
    """The verdicts that are set on a finding."""
    return page.locator(f"#f{number} [aria-pressed=true]").all_inner_texts()


def test_j_and_k_walk_the_findings_that_are_shown(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.get_by_label("Check").select_option("Accuracy/Mistranslation")
    page.locator("h1").click()
    walk = []
    for key in "jjjjjjkj":
        page.keyboard.press(key)
        walk.append(focused(page))
    assert walk == ["2", "3", "4", "5", "7", "7", "5", "7"]
    expect(page.locator("#f7")).to_be_in_viewport()


def test_the_toolbar_hides_no_finding_that_is_gone_to(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour, width=950)
    toolbar = page.locator(".toolbar")
    for key in "jjjjjjkkkk":
        page.keyboard.press(key)
        card, bar = page.locator(".card:focus").bounding_box(), toolbar.bounding_box()
        assert card
        assert bar
        assert card["y"] >= bar["y"] + bar["height"]


def test_the_words_of_the_finding_light_up(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("mark.hot").all_inner_texts() == ["no plan", "a plan"]
    page.keyboard.press("Escape")
    assert page.locator(".hot").count() == 0


def test_hovering_a_card_lights_its_words_and_hovering_words_their_card(
    open_page: Callable[..., Page], harbour: Report
) -> None:
    page = open_page(harbour)
    page.locator(".card[data-check=number]").hover()
    assert page.locator("mark.hot").all_inner_texts() == ["1,400", "14,000"]
    page.locator("mark", has_text="since 2014").hover()
    assert page.locator(".card.hot").get_attribute("data-check") == "date-time"
    page.locator("mark", has_text="since 2014").click()
    expect(page.locator(".card[data-check=date-time]")).to_be_focused()


def test_t_and_f_mark_and_unmark(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.keyboard.press("j")
    page.keyboard.press("t")
    assert pressed(page, 1) == ["true"]
    page.keyboard.press("f")
    assert pressed(page, 1) == ["false alarm"]
    page.keyboard.press("f")
    assert pressed(page, 1) == []


def test_n_opens_a_note_in_which_letters_are_letters(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.keyboard.type("just a fast ?/")
    expect(page.get_by_label("Note on finding 1")).to_have_value("just a fast ?/")
    assert pressed(page, 1) == []
    page.keyboard.press("Escape")
    assert focused(page) == "1"


def test_an_empty_note_closes(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    expect(page.locator("#f1 textarea")).to_be_hidden()


def test_the_slash_goes_to_the_search_and_escape_empties_it(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.keyboard.press("/")
    page.keyboard.type("mediator")
    expect(page.get_by_role("searchbox")).to_have_value("mediator")
    page.keyboard.press("Enter")
    assert focused(page) == "6"
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    assert page.locator(".unit:visible").count() == len(harbour.units)


def test_the_question_mark_lists_the_keys_and_letters_can_be_switched_off(
    open_page: Callable[..., Page], harbour: Report
) -> None:
    page = open_page(harbour)
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_be_visible()
    keys.get_by_label("letters are keys").uncheck()
    keys.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert focused(page) == ""
    page.reload()
    page.keyboard.press("j")
    assert focused(page) == ""
    page.get_by_role("button", name="Next finding").click()
    assert focused(page) == "1"


def test_the_chart_is_one_stop_in_which_arrows_move(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    chart = page.locator(".article a")
    assert chart.count() == len(harbour.units)
    chart.first.focus()
    page.keyboard.press("ArrowRight")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label == "Sentence 2: 1 critical, quality 41"
    page.keyboard.press("Enter")
    assert page.url.endswith("#u1")
    assert page.locator(".article a[tabindex='0']").count() == 1


def test_the_strip_in_the_toolbar_says_where_a_reader_is_and_leads_elsewhere(
    open_page: Callable[..., Page], novel: Report
) -> None:
    page = open_page(novel)
    strip = page.locator(".map")
    box = strip.bounding_box()
    assert box
    strip.click(position={"x": box["width"] / 2, "y": 4})
    expect(page.locator("#u501")).to_be_in_viewport()
    page.wait_for_function("Math.abs(Number(document.querySelector('.here').getAttribute('x')) - 71.5) < 1")


def test_words_that_moved_light_up_on_both_sides(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    page.locator("#u5 [data-move]").first.hover()
    assert page.locator(".twin").count() == 2
