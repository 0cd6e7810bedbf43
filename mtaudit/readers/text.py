"""Bytes to text: byte order marks, UTF-8, UTF-16 and UTF-32 without a mark, and legacy encodings by statistics."""

import codecs
from typing import Final

from mtaudit.errors import InputError

# UTF-32 first: its little-endian mark begins with UTF-16's.
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE_ENCODINGS: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
NOT_TEXT: Final = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "gzip-compressed",
    b"{\\rtf": "an RTF document",
}
CONTROLS: Final = [chr(code) for code in range(0x20) if chr(code) not in "\t\n\r\f\x1b"]
SAMPLE: Final = 64 * 1024  # bytes; what an encoding is guessed from
MAX_CONTROLS: Final = 0.01  # share of control characters in a text; a log with colours stays below it
DAMAGED_UTF8: Final = 10  # so many characters beyond ASCII for each fault: UTF-8 with a fault, no other encoding
FREQUENT: Final = " etaoin"  # two thirds of English


def decode(data: bytes, name: str) -> str:
    """The text in `data`, line breaks as \\n as Python's own text mode has them; nothing else is normalised.

    Raises InputError, with `name` in it, where the bytes are not text or their encoding cannot be told.
    """
    for signature, kind in NOT_TEXT.items():
        if data.startswith(signature):
            raise InputError(f"'{name}' is {kind}: save it as plain text or HTML first.")
    text = _decode(data, name)
    controls = sum(text.count(control) for control in CONTROLS)
    if "\0" in text or controls > MAX_CONTROLS * len(text):
        raise InputError(f"'{name}' is a binary file, not a text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(f"'{name}' is marked as {encoding} but breaks off it at byte {error.start}.") from None
    wide = _wide(data)
    if wide is not None:
        return wide
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        replaced = data.decode("utf-8", "replace")
        beyond_ascii = len(replaced) - len(replaced.encode("ascii", "ignore"))
        if error.reason == "unexpected end of data" and (beyond_ascii > 1 or error.end - error.start > 1):
            raise InputError(f"'{name}' breaks off in the middle of a character.") from None
        if beyond_ascii > DAMAGED_UTF8 * replaced.count("\ufffd"):
            raise InputError(f"'{name}' is UTF-8 with a fault at byte {error.start}.") from None
        return _legacy(data, error.start, name)


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: of English text, half or three quarters of the bytes are zero."""
    if data[:SAMPLE].count(0) * 3 < len(data[:SAMPLE]):
        return None
    for encoding in WIDE_ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:SAMPLE]
        if "\0" not in text and sum(map(sample.count, FREQUENT)) * 4 > len(sample):
            return text
    return None


def _legacy(data: bytes, first: int, name: str) -> str:
    """Another encoding, guessed from the bytes around `first`, the first that is not UTF-8."""
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    start = max(0, first - SAMPLE // 2)
    matches = list(from_bytes(data[start : start + SAMPLE]))
    # Among code pages that read equally well the order says nothing; in English text Windows-1252 is the likeliest.
    equal = [match for match in matches if match.chaos <= matches[0].chaos]
    likely = any("cp1252" in match.could_be_from_charset for match in equal)
    for encoding in ["cp1252"] * likely + [match.encoding for match in matches]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"'{name}' is not in any text encoding known here.")
