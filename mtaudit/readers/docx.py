"""Word documents (DOCX, the transitional form of ISO/IEC 29500), opened by python-docx: the words of the main text.

Kept, in order: paragraphs, headings, list items, the cells of tables, what a link or a field shows, tracked
insertions. Dropped: headers and footers, footnotes and endnotes, comments, tracked deletions, hidden text, text boxes,
images, formulas, and the numbers that Word itself puts before list items.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from mtaudit.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

SUFFIX: Final = ".docx"
SIGNATURE: Final = b"PK\x03\x04"
MAIN_PART: Final = "word/document.xml"
MAX_UNPACKED: Final = 200_000_000  # bytes, pictures included
MAX_XML: Final = 20_000_000  # bytes of the parts that are parsed: several hundred thousand words
MAX_PARTS: Final = 10_000

DROPPED: Final = ("w:del", "w:moveFrom", "w:txbxContent", "w:drawing", "w:pict", "w:object", "w:rt")
HIDDEN: Final = "parent::w:r/w:rPr/w:vanish[not(@w:val='0' or @w:val='false' or @w:val='off')]"
# Where paragraphs begin, where the mark at the end of one was deleted, and what runs show. What stands in Fallback is
# there once more, for programs that know less.
KEPT: Final = f"""
    (.//w:p | .//w:pPr/w:rPr/w:del | .//w:r/w:t | .//w:r/w:tab | .//w:r/w:br | .//w:r/w:cr | .//w:r/w:noBreakHyphen)
    [not({" or ".join(f"ancestor::{tag}" for tag in DROPPED)} or ancestor::*[local-name()='Fallback'] or {HIDDEN})]
"""
SHOWN: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def recognises(path: str, data: bytes) -> bool:
    """Whether a file's name says that it is a Word document, or it is a ZIP archive that holds one."""
    if PurePath(path).suffix.lower() == SUFFIX:
        return True
    if not data.startswith(SIGNATURE):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return MAIN_PART in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def extract(data: bytes, name: str) -> str:
    """The paragraphs of a Word document, a blank line between them.

    Raises MissingExtraError without python-docx, and InputError for what is no such document, is damaged, unpacks to
    more than any text does, or has no text.
    """
    try:
        from docx import Document  # an optional extra, and slow to import
    except ImportError:
        raise MissingExtraError("Reading DOCX", "docx") from None
    _bound(data, name)
    try:
        body = Document(io.BytesIO(data)).element.body
        declares = body.getroottree().docinfo.internalDTD is not None
    except Exception:  # whatever is wrong in the file, the library trips over it in ways of its own
        raise InputError(f"'{name}' is damaged, or no Word document (DOCX).") from None
    if declares:
        raise InputError(f"'{name}' declares entities in its XML, as no Word document does.")
    paragraphs = [paragraph for text in _paragraphs(body) if (paragraph := text.strip())]
    if not paragraphs:
        raise InputError(f"'{name}' is a Word document without text.")
    return "\n\n".join(paragraphs)


def _bound(data: bytes, name: str) -> None:
    """Raise InputError where the archive would unpack to more than a text does; no reader goes beyond these sizes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise InputError(f"'{name}' is damaged, or no Word document (DOCX).") from None
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > MAX_PARTS or xml > MAX_XML or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise InputError(f"'{name}' unpacks to more than any article does; it is not read.")


def _paragraphs(body: "BaseOxmlElement") -> Iterator[str]:
    """The text of each paragraph; two whose parting was deleted with changes tracked are one."""
    shown: list[str] = []
    goes_on = False
    for element in body.xpath(KEPT):
        match element.tag.rpartition("}")[2]:
            case "p" if not goes_on:
                yield "".join(shown)
                shown = []
            case "p":
                goes_on = False
            case "del":
                goes_on = True
            case tag:
                shown.append(SHOWN.get(tag) or element.text or "")
    yield "".join(shown)
