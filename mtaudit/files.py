"""From files to a report: what they hold decides how they are audited."""

from mtaudit.auditor import Auditor
from mtaudit.config import Config
from mtaudit.errors import InputError
from mtaudit.model import Bitext, Document, Report
from mtaudit.readers import read_pair
from mtaudit.readers.bitext import FORMATS, Columns, is_bitext, read_bitext

Texts = tuple[Document, Document] | Bitext
"""Two whole texts, or segments that are aligned already."""


def read_files(source: str, target: str | None, config: Config) -> Texts:
    """Read the two sides of an audit: two texts, two files of aligned segments, or one that holds both sides.

    `-` is standard input, which holds a text. Raises InputError, in one sentence, for what cannot be read.
    """
    aligned = is_bitext(source)
    if not (target or aligned):
        raise InputError(
            f"'{source}' is one text, and an audit takes two: SOURCE and TARGET. "
            f"Both can be in one file where its segments are aligned ({', '.join(FORMATS)})."
        )
    if target and is_bitext(target) is not aligned:
        raise InputError(f"'{source}' and '{target}' cannot be compared: only one of them holds aligned segments.")
    if not aligned:
        return read_pair(source, target or "", max_bytes=config.max_bytes)
    return read_bitext(source, target or None, Columns(config.source_column, config.target_column, config.id_column))


def audit_read(auditor: Auditor, texts: Texts) -> Report:
    """Audit what was read."""
    return auditor.audit_aligned(texts) if isinstance(texts, Bitext) else auditor.audit(*texts)


def audit_files(auditor: Auditor, source: str, target: str | None) -> Report:
    """Read and audit; see `read_files`."""
    return audit_read(auditor, read_files(source, target, auditor.config))
