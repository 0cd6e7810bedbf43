"""Reading: a path, or `-` for standard input, to a document. One file for each family of formats."""

import sys
from typing import Final

from mtaudit.errors import InputError
from mtaudit.model import Document
from mtaudit.readers import html
from mtaudit.readers.text import decode

STANDARD_INPUT: Final = "-"


def read(path: str, *, max_bytes: int) -> Document:
    """Read a text or HTML file, or standard input for `-`; at most `max_bytes` bytes of it.

    Raises InputError, in one sentence, for what cannot be read or is not a text, and MissingExtraError for an HTML page
    where the `html` extra is not installed.
    """
    name = "<stdin>" if path == STANDARD_INPUT else path
    data = _bytes(path, name, max_bytes + 1)
    if len(data) > max_bytes:
        raise InputError(f"'{name}' is larger than {max_bytes:,} bytes (the setting max_bytes).")
    text = decode(data, name)
    if html.is_html(path, text):
        text = html.extract(text, name)
    if not text.strip():
        raise InputError(f"'{name}' is empty.")
    return Document(name, text)


def read_pair(source: str, target: str, *, max_bytes: int) -> tuple[Document, Document]:
    """Read the two texts of an audit; only one of them can be standard input."""
    if source == target == STANDARD_INPUT:
        raise InputError("Source and target cannot both be '-': standard input can be read only once.")
    return read(source, max_bytes=max_bytes), read(target, max_bytes=max_bytes)


def _bytes(path: str, name: str, limit: int) -> bytes:
    try:
        if path != STANDARD_INPUT:
            with open(path, "rb") as file:
                return file.read(limit)
        if sys.stdin is None:
            raise InputError("Standard input is closed.")
        return sys.stdin.buffer.read(limit)
    except FileNotFoundError:
        raise InputError(f"'{name}' does not exist.") from None
    except IsADirectoryError:
        raise InputError(f"'{name}' is a folder, not a file.") from None
    except PermissionError:
        raise InputError(f"'{name}' cannot be read: permission denied.") from None
    except OSError as error:
        raise InputError(f"'{name}' cannot be read: {error.strerror}.") from None
    except ValueError as error:  # a NUL character in the path
        raise InputError(f"'{name}' cannot be read: {error}.") from None
