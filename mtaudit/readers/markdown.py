"""Markdown (CommonMark and the tables of GitHub), parsed by markdown-it-py: the words that a reader sees.

Kept: paragraphs, headings, list items, quotations, the cells of tables, inline code, what a link says, what stands for
an image. Dropped: front matter, blocks of code, raw HTML (a block of it with its words), the addresses of links and
images, comments, and the marks themselves.
"""

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from mtaudit.errors import InputError

if TYPE_CHECKING:
    from markdown_it.token import Token

SUFFIXES: Final = frozenset({".md", ".markdown", ".mdown", ".mkd"})
MAX_NESTING: Final = 40  # levels, two for each level of a list; the parser drops what lies deeper
# YAML or TOML before the first line of text; each of its lines is a key, indented, an item, a comment or blank
FRONT_MATTER: Final = re.compile(
    r"""\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n
    (?:(?:[\w."'-]+[ \t]*[:=]|[ \t]|-[ ]|\#|\[).*\n|\n)*?
    (?:(?P=fence)|\.\.\.)[ \t]*(?:\n|$)""",
    re.VERBOSE,
)


def recognises(path: str) -> bool:
    """Whether a file's name says that it is Markdown; its text never says so for sure."""
    return PurePath(path).suffix.lower() in SUFFIXES


def extract(text: str, name: str) -> str:
    """The paragraphs of a text in Markdown, a blank line between them.

    Raises InputError where there are none, and where they are nested so deep that some would be lost.
    """
    from markdown_it import MarkdownIt  # slow to import

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    front_matter = FRONT_MATTER.match(text)
    tokens = parser.parse(text[front_matter.end() :] if front_matter else text)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise InputError(f"'{name}' is Markdown nested deeper than {MAX_NESTING} levels.")
    paragraphs = [_words(token.children or ()).strip() for token in tokens if token.type == "inline"]
    if not any(paragraphs):
        raise InputError(f"'{name}' is Markdown in which no text was found.")
    return "\n\n".join(filter(None, paragraphs))


def _words(tokens: Iterable["Token"]) -> str:
    """What a reader sees of inline tokens, on one line but for breaks that the author asked for."""
    return "".join(map(_word, tokens))


def _word(token: "Token") -> str:
    match token.type:
        case "text" | "code_inline":
            return token.content
        case "image":
            return _words(token.children or ())
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:
            return ""
