"""PDF, read by pypdf: the text that its pages show, as paragraphs put together from lines (`readers.layout`).

Kept: the text in the order in which the file draws it, which is the reading order with most programs. Dropped: pictures
with the text in them, form fields and comments, columns and tables as such (a table's row is one line), and lines
repeated at the top or the bottom of pages. Words that a line's end divides are rejoined.
"""

import io
import logging
from collections.abc import Iterator
from math import hypot
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from mtaudit.errors import InputError, MissingExtraError
from mtaudit.readers.layout import Line, paragraphs

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

SUFFIX: Final = ".pdf"
SIGNATURE: Final = b"%PDF-"
MAX_PAGES: Final = 2_000
MAX_OPERATIONS: Final = 500_000  # of drawing, in the whole file; a page of text has some hundreds
FORM: Final = 100  # operations that a form counts for, whose fonts are loaded each time it is drawn
MAX_STREAM: Final = 20_000_000  # bytes of what is drawn on one page, unpacked
UNREADABLE: Final = 0.2  # share of characters that stand for none, as where fonts do not say what their glyphs mean

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its warnings are for those who set up logging


class _TooMuchError(Exception):
    """The file draws more than any article does."""


def recognises(path: str, data: bytes) -> bool:
    """Whether a file's name or its first bytes say that it is a PDF."""
    return PurePath(path).suffix.lower() == SUFFIX or data.startswith(SIGNATURE)


def extract(data: bytes, name: str) -> str:
    """The paragraphs of a PDF, a blank line between them.

    Raises MissingExtraError without pypdf, and InputError for what is no PDF, is damaged, needs a password, is larger
    than any article, or has no text that can be read.
    """
    try:
        from pypdf import PdfReader, apply_configuration  # an optional extra, and slow to import
        from pypdf.errors import FileNotDecryptedError
    except ImportError:
        raise MissingExtraError("Reading PDF", "pdf") from None
    try:
        with apply_configuration(
            zlib_maximum_output_length=MAX_STREAM,
            lzw_maximum_output_length=MAX_STREAM,
            run_length_maximum_output_length=MAX_STREAM,
            array_based_stream_maximum_output_length=MAX_STREAM,
        ):
            pages = _pages(PdfReader(io.BytesIO(data)), name)
    except InputError:
        raise
    except FileNotDecryptedError:
        raise InputError(f"'{name}' needs a password: save it without one first.") from None
    except _TooMuchError:
        raise InputError(f"'{name}' draws more than any article does; it is not read.") from None
    except Exception:  # whatever is wrong in the file, the library trips over it in ways of its own
        raise InputError(f"'{name}' is damaged, or no PDF.") from None
    text = "\n\n".join(paragraphs(pages))
    if not text:
        raise InputError(f"'{name}' has no text; it may be scanned pictures.")
    if sum(character == "\ufffd" or not character.isprintable() for character in text) > UNREADABLE * len(text):
        raise InputError(f"'{name}' does not say which characters its fonts show; save it as text first.")
    return text


def _pages(reader: "PdfReader", name: str) -> list[list[Line]]:
    """The lines of each page."""
    if (count := len(reader.pages)) > MAX_PAGES:
        raise InputError(f"'{name}' has {count:,} pages; of a PDF, at most {MAX_PAGES:,} are read.")
    budget = _Budget()
    return [list(_lines(page, budget)) for page in reader.pages]


class _Budget:
    """Counts what is drawn in a file. Forms draw forms: a small file can ask for any amount of work."""

    def __init__(self) -> None:
        self._spent = 0

    def spend(self, operator: bytes, *_state: Any) -> None:
        """Called before each operation."""
        self._spent += FORM if operator == b"Do" else 1
        if self.exceeded:
            raise _TooMuchError

    @property
    def exceeded(self) -> bool:
        return self._spent > MAX_OPERATIONS


def _lines(page: "PageObject", budget: _Budget) -> Iterator[Line]:
    """The lines of a page in the order in which they are drawn, with the place of their first character."""
    pieces: list[tuple[str, tuple[float, float, float]]] = []

    def piece(text: str, page_matrix: list[float], text_matrix: list[float], _font: object, size: float) -> None:
        first, *rest = text.split("\n")
        place = _place(page_matrix, text_matrix, size)
        pieces.append((first, place))
        pieces.extend(("\n" + following, place) for following in rest)

    page.extract_text(visitor_operand_before=budget.spend, visitor_text=piece)
    if budget.exceeded:  # raised inside a form, the library took it for a damaged one
        raise _TooMuchError
    line, start = "", None
    for text, place in [*pieces, ("\n", (0.0, 0.0, 0.0))]:
        if text.startswith("\n"):
            if start:
                yield Line(" ".join(line.split()), *start)
            line, start = "", None
        line += text
        if start is None and text.strip():
            start = place


def _place(page_matrix: list[float], text_matrix: list[float], size: float) -> tuple[float, float, float]:
    """Where a text begins on the page, from the left and from below, and how large it is, all in points."""
    a, b, c, d, e, f = page_matrix
    _, _, g, h, x, y = text_matrix
    return x * a + y * c + e, x * b + y * d + f, size * hypot(g * a + h * c, g * b + h * d)
