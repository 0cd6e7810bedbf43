"""A file, a pipe or standard input as bytes: whole, or refused in one sentence."""

import os
import stat
import sys
from typing import BinaryIO, Final

from mtaudit.errors import InputError

STANDARD_INPUT: Final = "-"
SYSTEM_FILES: Final = frozenset({"thumbs.db", "desktop.ini"})  # which Windows hides
PACKED: Final = (b"PK\x03\x04", b"%PDF-")  # how ZIP archives and PDFs begin: their size says little of the text in them


def is_hidden(name: str) -> bool:
    """Whether a file or folder of that name is not for its user's eyes, as .DS_Store or a lock of Word's, ~$a.docx."""
    return name.startswith((".", "~$")) or name.lower() in SYSTEM_FILES


def read_bytes(path: str, name: str, limit: int, *, packed: int = 0) -> bytes:
    """At most `limit` bytes, or, of a ZIP archive or a PDF, as many as `packed` if that is more.

    Raises InputError, with `name` in it, for what cannot be read whole.
    """
    try:
        if path != STANDARD_INPUT:
            with open(path, "rb") as file:
                return _unchanged(file, name, limit, packed)
        if sys.stdin is None:
            raise InputError("Standard input is closed.")
        return _start(sys.stdin.buffer, limit, packed)[0]
    except FileNotFoundError:
        raise InputError(f"'{name}' does not exist.") from None
    except IsADirectoryError:
        raise InputError(f"'{name}' is a folder, not a file.") from None
    except PermissionError:
        raise InputError(f"'{name}' cannot be read: permission denied.") from None
    except OSError as error:
        raise InputError(f"'{name}' cannot be read: {error.strerror or error}.") from None
    except ValueError as error:  # a NUL character in the path
        raise InputError(f"'{name}' cannot be read: {error}.") from None


def _start(file: BinaryIO, limit: int, packed: int) -> tuple[bytes, int]:
    """The bytes that are read of a file, and how many might have been."""
    data = file.read(limit)
    if packed <= limit or not data.startswith(PACKED):
        return data, limit
    return data + file.read(packed - limit), packed


def _unchanged(file: BinaryIO, name: str, limit: int, packed: int) -> bytes:
    """The bytes of an open file; half a text, half another is none."""
    before = os.fstat(file.fileno())
    data, limit = _start(file, limit, packed)
    after = os.fstat(file.fileno())
    changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    if stat.S_ISREG(after.st_mode) and (changed or len(data) < min(limit, after.st_size)):
        raise InputError(f"'{name}' changed while it was read.")
    return data
