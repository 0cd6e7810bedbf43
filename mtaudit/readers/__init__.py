"""Reading: a path, or `-` for standard input, to a document, an alignment, a glossary, a report; a file each format."""

from collections.abc import Sequence
from typing import Final

from mtaudit.errors import InputError
from mtaudit.model import REPORT_SCHEMA, Baseline, Document, Glossary, KnownFinding, Report
from mtaudit.readers import alignment, docx, glossary, html, known, markdown, pdf, report
from mtaudit.readers.bitext import Columns as Columns
from mtaudit.readers.bitext import is_bitext as is_bitext
from mtaudit.readers.bitext import read_bitext as read_bitext
from mtaudit.readers.files import STANDARD_INPUT, read_bytes
from mtaudit.readers.text import decode

ALIGNMENT_BYTES: Final = 100_000_000  # of an alignment, which holds the sentences of both texts besides
GLOSSARY_BYTES: Final = 50_000_000
SAMPLE: Final = 200  # characters in which a report says that it is one
PACKED_BYTES: Final = 50_000_000  # of a Word document or a PDF with its pictures
SETTING: Final = " (the setting max_bytes)"
REPORT_BYTES: Final = 500_000_000  # far more than the report of any text that is audited by default


def read(path: str, *, max_bytes: int) -> Document:
    """Read an article, or standard input for `-`: a text, an HTML page, Markdown, a Word document or a PDF.

    A text may have `max_bytes`; a Word document or a PDF may be larger, since most of it may be pictures. Raises
    InputError, in one sentence, for what cannot be read or is not a text, and for the suffix of an aligned file; and
    MissingExtraError for a format whose extra is not installed.
    """
    name = _name(path)
    if is_bitext(path):
        raise InputError(f"'{name}' holds aligned segments by its name, and is read as no article.")
    packed_bytes = max(max_bytes, PACKED_BYTES)
    data = read_bytes(path, name, max_bytes + 1, packed=packed_bytes + 1)
    for recognises, extract in ((pdf.recognises, pdf.extract), (docx.recognises, docx.extract)):
        if recognises(path, data):
            text = extract(_within(data, packed_bytes, name), name)
            if len(text) > max_bytes:
                raise InputError(f"'{name}' has more than {max_bytes:,} characters of text{SETTING}.")
            return Document(name, text, extracted=True)
    text = _text(_within(data, max_bytes, name, SETTING), name)
    if f'"{REPORT_SCHEMA}"' in text[:SAMPLE] and text.lstrip().startswith("{"):
        raise InputError(f"'{name}' is a report of mtaudit, no text: `mtaudit gate` takes one, `mtaudit compare` two.")
    if markdown.recognises(path):
        return Document(name, markdown.extract(text, name), extracted=True)
    if html.is_html(path, text):
        return Document(name, html.extract(text, name), extracted=True)
    return Document(name, text)


def read_pair(source: str, target: str, *, max_bytes: int) -> tuple[Document, Document]:
    """Read the two texts of an audit; only one of them can be standard input."""
    if source == target == STANDARD_INPUT:
        raise InputError("Source and target cannot both be '-': standard input can be read only once.")
    return read(source, max_bytes=max_bytes), read(target, max_bytes=max_bytes)


def read_alignment(path: str, source: Sequence[str], target: Sequence[str]) -> list[alignment.Pair]:
    """Read an alignment of these sentences, given as the alignment's report shows them; see `readers.alignment`."""
    name = _name(path)
    return alignment.parse(_read_text(path, name, ALIGNMENT_BYTES), name, source, target)


def read_glossary(path: str) -> Glossary:
    """Read a user's terms, a table or TBX; see `readers.glossary`."""
    name = _name(path)
    return glossary.parse(_read_text(path, name, GLOSSARY_BYTES), name)


def read_report(path: str) -> Report:
    """Read a JSON report; see `readers.report`."""
    name = _name(path)
    return report.parse(_read_text(path, name, REPORT_BYTES), name)


def read_baseline(path: str) -> Baseline:
    """Read a baseline; see `readers.known`."""
    name = _name(path)
    return known.parse_baseline(_read_text(path, name, REPORT_BYTES), name)


def read_review(path: str) -> tuple[KnownFinding, ...]:
    """Read a review; see `readers.known`."""
    name = _name(path)
    return known.parse_review(_read_text(path, name, REPORT_BYTES), name)


def _name(path: str) -> str:
    return "<stdin>" if path == STANDARD_INPUT else path


def _read_text(path: str, name: str, limit: int) -> str:
    return _text(_within(read_bytes(path, name, limit + 1), limit, name), name)


def _within(data: bytes, limit: int, name: str, setting: str = "") -> bytes:
    if len(data) > limit:
        raise InputError(f"'{name}' is larger than {limit:,} bytes{setting}.")
    return data


def _text(data: bytes, name: str) -> str:
    text = decode(data, name)
    if not text.strip():
        raise InputError(f"'{name}' is empty.")
    return text
