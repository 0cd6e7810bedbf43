"""A real browser for the HTML page: the Chromium of this machine, driven by Playwright.

Where there is none the tests are skipped and the summary says so; with REQUIRE_CHROMIUM set that is an error.
CHROMIUM names a Chromium that is not on the path.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from mtaudit.model import Batch, Limit, Report, Verdict
from mtaudit.report.batch.html import render as render_batch
from mtaudit.report.html import render

MISSING = "no Chromium found: apt-get install chromium, or name one in CHROMIUM"
FAILED = Verdict(
    False,
    ("2 critical findings; the limit is 0.",),
    (
        Limit("fail_on", 2, 0, False, "2 critical findings; the limit is 0."),
        Limit("min_quality", 61.27, 60, True, "Quality is 61.27; the limit is 60."),
    ),
)


def _chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _chromium() is None:
        terminalreporter.section("NOT TESTED", sep="!", red=True)
        terminalreporter.line(f"The HTML page was not tested: {MISSING}.")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    executable = _chromium()
    if executable is None:
        if os.environ.get("REQUIRE_CHROMIUM"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    switches = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=switches)
        yield browser
        browser.close()


@pytest.fixture
def open_file(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """A function that opens a page in the folder for tests: open_file(path, width=…, scheme=…).

    Whatever a test does with it, a page asks no server for anything, raises nothing, and opens no dialog.
    """
    requests: list[str] = []
    troubles: list[str] = []
    contexts = []

    def dismiss(dialog: Dialog) -> None:
        troubles.append(dialog.message)
        dialog.dismiss()

    def visit(file: Path, *, width: int = 1280, scheme: str = "light", before: str = "") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5_000)
        if before:
            page.add_init_script(before)
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", dismiss)
        page.goto(file.as_uri())
        return page

    yield visit
    for context in contexts:
        context.close()
    own = {file.as_uri() for file in tmp_path.glob("*.html")}
    assert [url for url in requests if url.split("#")[0] not in own and not url.startswith("blob:")] == []
    assert troubles == []


@pytest.fixture
def open_page(open_file: Callable[..., Page], tmp_path: Path) -> Callable[..., Page]:
    """A function that writes a report's page and opens it: open_page(report, verdict, width=…, scheme=…)."""

    def visit(report: Report, verdict: Verdict | None = FAILED, **how: Any) -> Page:
        return open_file(_written(tmp_path / "report.html", render(report, verdict)), **how)

    return visit


@pytest.fixture
def open_batch(open_file: Callable[..., Page], tmp_path: Path) -> Callable[..., Page]:
    """A function that writes the pages of a batch and opens the first: open_batch(batch, width=…, scheme=…)."""

    def visit(batch: Batch, **how: Any) -> Page:
        links = {outcome.id: f"{outcome.id}.html" for outcome in batch.outcomes}
        for name, html in render_batch(batch, links):
            _written(tmp_path / name, html)
        return open_file(tmp_path / "index.html", **how)

    return visit


def _written(file: Path, html: str) -> Path:
    file.write_text(html, encoding="utf-8", newline="\n")
    return file
