"""HTML pages: the article without the page around it."""

import sys
from pathlib import Path

import pytest

from mtaudit.errors import InputError, MissingExtraError
from mtaudit.readers import read
from mtaudit.readers.html import is_html

PARAGRAPHS = [
    "The harbour froze overnight for the first time in forty years, and the ferries stayed in port all day long.",
    "“We have never seen ice like this,” the harbour master said on Monday, and asked people to keep off it.",
    "Schools on the islands will stay closed until the boats sail again, the council said in a statement.",
]
PAGE = """<!DOCTYPE html><html><head><title>Harbour Times</title></head><body>
<nav><a href="/">Home</a> <a href="/sea">Sea</a> <a href="/sport">Sport</a></nav>
<article>{}</article><footer>All rights reserved.</footer></body></html>""".format(
    "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("page.html", "", True),
        ("PAGE.HTM", "", True),
        ("page.xhtml", "", True),
        ("-", "<!doctype html><title>x</title>", True),
        ("-", "\n <HTML lang=en>", True),
        ("-", '<?xml version="1.0"?>\n<!-- a page -->\n<html>', True),
        ("page.txt", "The tag <html> opens a page.", False),
        ("page.txt", "<htmlx>", False),
        ("html", "Plain.", False),
    ],
)
def test_is_html(path: str, text: str, expected: bool) -> None:
    assert is_html(path, text) is expected


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_paragraphs_of_the_article(tmp_path: Path, name: str) -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    path = tmp_path / name
    path.write_text(PAGE, encoding="utf-8")
    document = read(str(path), max_bytes=10_000)
    assert document.text == "\n\n".join(PARAGRAPHS)
    assert document.extracted  # its offsets do not point into the page


def test_page_without_an_article(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    path = tmp_path / "page.html"
    path.write_text("<html><body></body></html>")
    with pytest.raises(InputError, match="no article text was found"):
        read(str(path), max_bytes=100)


def test_says_which_extra_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # as if it were not installed
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    with pytest.raises(MissingExtraError, match=r"pip install 'mtaudit\[html\]'"):
        read(str(path), max_bytes=10_000)
