"""A file, a pipe or standard input as bytes: whole, or refused in one sentence."""

import os
import stat
import sys
from typing import BinaryIO, Final

from mtaudit.errors import InputError

STANDARD_INPUT: Final = "-"


def read_bytes(path: str, name: str, limit: int) -> bytes:
    """At most `limit` bytes. Raises InputError, with `name` in it, for what cannot be read whole."""
    try:
        if path != STANDARD_INPUT:
            with open(path, "rb") as file:
                return _unchanged(file, name, limit)
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
        raise InputError(f"'{name}' cannot be read: {error.strerror or error}.") from None
    except ValueError as error:  # a NUL character in the path
        raise InputError(f"'{name}' cannot be read: {error}.") from None


def _unchanged(file: BinaryIO, name: str, limit: int) -> bytes:
    """The bytes of an open file; half a text, half another is none."""
    before = os.fstat(file.fileno())
    data = file.read(limit)
    after = os.fstat(file.fileno())
    changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    if stat.S_ISREG(after.st_mode) and (changed or len(data) < min(limit, after.st_size)):
        raise InputError(f"'{name}' changed while it was read.")
    return data
