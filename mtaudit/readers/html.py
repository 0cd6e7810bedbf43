"""HTML pages: the article's text, found by trafilatura, without the page around it."""

import re
from pathlib import PurePath
from typing import Final

from mtaudit.errors import InputError, MissingExtraError

SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml"})
PROLOGUE: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html)\b", re.I | re.S
)


def is_html(path: str, text: str) -> bool:
    """Whether a file's name or the first characters of its text say that it is an HTML page."""
    return PurePath(path).suffix.lower() in SUFFIXES or PROLOGUE.match(text) is not None


def extract(markup: str, name: str) -> str:
    """The paragraphs of the page's main text, a blank line between them.

    Raises MissingExtraError without trafilatura, and InputError where it finds no text.
    """
    try:
        import trafilatura  # an optional extra, and slow to import
    except ImportError:
        raise MissingExtraError("Reading HTML", "html") from None
    text = trafilatura.extract(markup, include_comments=False)
    if not text:
        raise InputError(f"'{name}' is an HTML page in which no article text was found.")
    return "\n\n".join(text.splitlines())
