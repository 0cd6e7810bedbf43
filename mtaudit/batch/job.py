"""A pair to audit: where its two texts are, whether they are what they were, and the way to a report of them."""

import hashlib
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from mtaudit.auditor import Auditor
from mtaudit.errors import InputError
from mtaudit.files import audit_files
from mtaudit.model import Document, Report, SegmentedDocument
from mtaudit.readers import read


@dataclass(frozen=True, slots=True)
class File:
    """A side that stands in a file; `name` is what reports call it."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """A side that was given as it is; `name` is what reports call it."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Job:
    """A pair to audit under its id, which no other pair of the batch has. Id and names are `encodable`.

    `source` is None where the manifest gives none, and so is `target`; then the source may be a file of aligned
    segments that holds both. `fault` is a sentence on why the pair cannot be audited, where that is known beforehand.
    """

    id: str
    source: File | Text | None
    target: File | Text | None
    fault: str = ""

    def digest(self) -> str:
        """32 hexadecimal digits of the names and contents of both sides; "" where one cannot be read."""
        both = hashlib.blake2b(digest_size=16)
        for side in (self.source, self.target):
            content = _digest(side)
            if content is None:
                return ""
            both.update(f"{len(content)}:{content}".encode("utf-8", "surrogatepass"))
        return both.hexdigest()

    def audited(self, auditor: Auditor) -> Report:
        """The report on the pair. Raises InputError, in one sentence, for a side that is missing or cannot be read."""
        if self.fault:
            raise InputError(self.fault)
        if self.source is None:
            raise InputError("There is no source.")
        _refuse_special(self.source)
        _refuse_special(self.target)
        if isinstance(self.source, File) and not isinstance(self.target, Text):
            report = audit_files(auditor, self.source.path, self.target.path if self.target else None)
            return replace(report, source=_named(report.source, self.source), target=_named(report.target, self.target))
        if self.target is None:
            raise InputError("There is no target.")
        limit = auditor.config.max_bytes
        return auditor.audit(_document(self.source, limit), _document(self.target, limit))


def encodable(text: str) -> str:
    """The text with lone surrogates, which a file's name may have and no database takes, as their escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def _digest(side: File | Text | None) -> str | None:
    """Kind, name and content of a side; None where it cannot be read."""
    if side is None:
        return "none"
    if isinstance(side, Text):
        return f"text {hashlib.sha256(side.text.encode('utf-8', 'surrogatepass')).hexdigest()} {side.name}"
    try:
        _refuse_special(side)
        with open(side.path, "rb") as file:
            return f"file {hashlib.file_digest(file, 'sha256').hexdigest()} {side.name}"
    except (OSError, ValueError, InputError):
        return None


def _refuse_special(side: File | Text | None) -> None:
    """Raises InputError for a pipe or a device: nobody sits there to feed it, and a worker would wait for ever."""
    if not isinstance(side, File):
        return
    try:
        mode = Path(side.path).stat().st_mode
    except (OSError, ValueError):
        return  # said by whoever reads it
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise InputError(f"'{side.path}' is a pipe or a device, not a file.")


def _document(side: File | Text, max_bytes: int) -> Document:
    if isinstance(side, File):
        return replace(read(side.path, max_bytes=max_bytes), name=side.name)
    if len(side.text) > max_bytes or len(side.text.encode("utf-8", "surrogatepass")) > max_bytes:
        raise InputError(f"The {side.name} is larger than {max_bytes:,} bytes (the setting max_bytes).")
    return Document(side.name, side.text)


def _named(document: SegmentedDocument, side: File | None) -> SegmentedDocument:
    """The document under the name that its manifest gives it, wherever the manifest lies."""
    if side is None or document.document.name != side.path:
        return document
    return replace(document, document=replace(document.document, name=side.name))
