"""A reader's marks are kept, saved as a file, and loaded again."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Page, expect

from mtaudit.model import Origin, Report
from mtaudit.readers import read_review

NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no storage here", "SecurityError"); }
});"""


def entry(**changes: object) -> bytes:
    """A review of one finding, with some of it changed."""
    sound = {"id": "f00", "check": "tense", "severity": "major", "message": "", "verdict": "true", "note": ""}
    return json.dumps({"schema": "mtaudit-review/1", "verdicts": [sound | changes]}).encode()


def saved(page: Page, tmp_path: Path) -> dict[str, Any]:
    """What the button saves; the file stays as review.json."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save review").click()
    assert download.value.suggested_filename == "harbour.back-translated.txt.review.json"
    download.value.save_as(tmp_path / "review.json")
    review: dict[str, Any] = json.loads((tmp_path / "review.json").read_text("utf-8"))
    return review


def marked(page: Page) -> Page:
    """The page with the first two findings marked and a note on the second and third."""
    for key in "jtjf":
        page.keyboard.press(key)
    for note in ("Both mean “no”, really", "see the style guide"):
        page.keyboard.press("n")
        page.keyboard.type(note)
        page.keyboard.press("Escape")
        page.keyboard.press("j")
    return page


def test_the_file_has_what_was_marked_or_noted_and_nothing_else(
    open_page: Callable[..., Page], harbour: Report, tmp_path: Path
) -> None:
    review = saved(marked(open_page(harbour)), tmp_path)
    by_check = {finding.check: finding for finding in harbour.findings}
    expected = [
        ("quotation", "true", ""),
        ("negation", "false alarm", "Both mean “no”, really"),
        ("number", None, "see the style guide"),
    ]
    assert review == {
        "schema": "mtaudit-review/1",
        "source": "harbour.txt",
        "target": "harbour.back-translated.txt",
        "verdicts": [
            {
                "id": by_check[check].id,
                "check": check,
                "severity": by_check[check].severity.label,
                "message": by_check[check].message,
                "verdict": verdict,
                "note": note,
            }
            for check, verdict, note in expected
        ],
    }


def test_mtaudit_reads_the_file_back(open_page: Callable[..., Page], harbour: Report, tmp_path: Path) -> None:
    saved(marked(open_page(harbour)), tmp_path)
    known = read_review(str(tmp_path / "review.json"))
    assert {finding.id for finding in known} <= {finding.id for finding in harbour.findings}
    assert [(finding.check, finding.note) for finding in known] == [
        ("quotation", None),
        ("negation", "Both mean “no”, really"),
        ("number", None),
    ]


def test_the_browser_keeps_the_marks(open_page: Callable[..., Page], harbour: Report) -> None:
    page = marked(open_page(harbour))
    page.reload()
    expect(page.locator("[name=marked]")).to_have_text("3 of 9 marked")
    expect(page.get_by_label("Note on finding 2")).to_have_value("Both mean “no”, really")
    expect(page.locator("#f1 [aria-pressed=true]")).to_have_text("true")


@pytest.mark.parametrize("stored", ["", "null", "7", '{"verdict": "maybe", "note": 5}', "{"])
def test_what_another_page_left_in_the_storage_does_no_harm(
    open_page: Callable[..., Page], harbour: Report, tmp_path: Path, stored: str
) -> None:
    page = open_page(harbour)
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.evaluate("(text) => Object.keys(localStorage).forEach((key) => localStorage.setItem(key, text))", stored)
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("f")
    assert [entry["verdict"] for entry in saved(page, tmp_path)["verdicts"]] == ["false alarm"]


def test_a_saved_file_can_be_loaded_in_another_browser(
    open_page: Callable[..., Page], harbour: Report, tmp_path: Path
) -> None:
    review = saved(marked(open_page(harbour)), tmp_path)
    page = open_page(harbour)
    expect(page.locator("[name=marked]")).to_have_text("")
    page.get_by_label("Load review").set_input_files(tmp_path / "review.json")
    expect(page.locator(".said")).to_have_text("3 marks loaded from review.json.")
    assert saved(page, tmp_path) == review


def test_marks_of_findings_that_are_not_on_the_page_are_saved_along(
    open_page: Callable[..., Page], harbour: Report, tmp_path: Path
) -> None:
    file = tmp_path / "older.json"
    file.write_bytes(entry())
    page = open_page(harbour)
    page.get_by_label("Load review").set_input_files(file)
    told = "1 mark loaded from older.json. Of findings not on this page: 1, saved along."
    expect(page.locator(".said")).to_have_text(told)
    assert saved(page, tmp_path)["verdicts"] == json.loads(entry())["verdicts"]


@pytest.mark.parametrize(
    "content",
    [
        b"no JSON",
        b"null",
        b"[]",
        b'{"schema": "mtaudit-report/1"}',
        b'{"schema": "mtaudit-review/1"}',
        entry(id=7),
        entry(verdict="maybe"),
        entry(severity="grave"),
        entry(note=["a"]),
        b"\xff\xfe\x00",
    ],
)
def test_another_file_is_refused_in_a_sentence(
    open_page: Callable[..., Page], harbour: Report, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "other.json"
    file.write_bytes(content)
    page = open_page(harbour)
    page.get_by_label("Load review").set_input_files(file)
    expect(page.locator(".said")).to_have_text("other.json is no review that mtaudit saved.")


def test_what_a_reviewer_suppressed_before_is_marked_from_the_start(
    open_page: Callable[..., Page], returning: Report, tmp_path: Path
) -> None:
    entry, _ = saved(open_page(returning), tmp_path)["verdicts"]
    assert (entry["check"], entry["verdict"]) == ("modality", "false alarm")
    assert entry["note"] == "A warning; “will” is how we say it."


def test_a_false_alarm_that_is_found_no_more_is_saved_again(
    open_page: Callable[..., Page], returning: Report, tmp_path: Path
) -> None:
    saved(open_page(returning), tmp_path)
    *_, gone = read_review(str(tmp_path / "review.json"))
    (expected,) = (known for known in returning.unmatched if known.origin is Origin.REVIEW)
    assert gone == expected


def test_what_a_loaded_review_says_of_a_finding_found_no_more_holds(
    open_page: Callable[..., Page], returning: Report, tmp_path: Path
) -> None:
    page = open_page(returning)
    for name, content in (("older.json", entry(id="88bb")), ("other.json", entry())):
        (tmp_path / name).write_bytes(content)
        page.get_by_label("Load review").set_input_files(tmp_path / name)
        expect(page.locator(".said")).to_contain_text(name)
    _, *gone = saved(page, tmp_path)["verdicts"]
    assert [(entry["id"], entry["verdict"]) for entry in gone] == [("88bb", "true"), ("f00", "true")]


def test_a_page_made_with_a_review_asks_for_it_until_one_is_loaded(
    open_page: Callable[..., Page], harbour: Report, returning: Report, tmp_path: Path
) -> None:
    asked = "Load the earlier review first, to keep what was marked true."
    page = open_page(returning)
    expect(page.get_by_role("group", name="Review")).to_contain_text(asked)
    (tmp_path / "older.json").write_bytes(entry())
    page.get_by_label("Load review").set_input_files(tmp_path / "older.json")
    expect(page.locator(".earlier")).to_be_hidden()
    gone_only = replace(harbour, unmatched=returning.unmatched)
    expect(open_page(gone_only).locator(".earlier")).to_have_text(asked)
    known_only = replace(harbour, unmatched=returning.unmatched[:1])
    expect(open_page(known_only).locator(".earlier")).to_have_count(0)


def test_a_saved_review_says_what_it_is_for(open_page: Callable[..., Page], harbour: Report, tmp_path: Path) -> None:
    page = marked(open_page(harbour))
    saved(page, tmp_path)
    told = (
        "Saved as harbour.back-translated.txt.review.json. "
        "Give it to mtaudit audit or gate with --review: its false alarms no longer count."
    )
    expect(page.locator(".said")).to_have_text(told)


def test_where_nothing_is_marked_nothing_is_saved(open_page: Callable[..., Page], harbour: Report) -> None:
    page = open_page(harbour)
    downloads: list[Download] = []
    page.on("download", lambda download: downloads.append(download))
    for key in "sjtts":
        page.keyboard.press(key)
    expect(page.locator(".said")).to_have_text("Nothing is marked yet.")
    page.wait_for_timeout(200)
    assert downloads == []


def test_a_suppression_can_be_taken_back(open_page: Callable[..., Page], returning: Report, tmp_path: Path) -> None:
    page = open_page(replace(returning, unmatched=()))
    card = page.locator(".card[data-check=modality]")
    card.get_by_role("button", name="false alarm").click()
    card.get_by_role("textbox").fill("")
    assert saved(page, tmp_path)["verdicts"] == []
    page.reload()
    assert saved(page, tmp_path)["verdicts"] == []


def test_without_storage_marking_works_and_leaving_unsaved_is_asked_about(
    open_page: Callable[..., Page], harbour: Report, tmp_path: Path
) -> None:
    page = marked(open_page(harbour, before=NO_STORAGE))
    leaving = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert page.evaluate(leaving) is False
    assert len(saved(page, tmp_path)["verdicts"]) == 3
    assert page.evaluate(leaving) is True
