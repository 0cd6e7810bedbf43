"""Bytes to text: every encoding a newsroom's archive may hold."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.readers.text import decode

ENGLISH = "He said the café in Zürich, Señor Núñez’s favourite, is “closed” — for now.\n"
PLAIN = "He said it is closed for now, and that they will open it again in the spring.\n"

ENCODED = {
    "ASCII": (PLAIN, PLAIN.encode("ascii")),
    "UTF-8": (ENGLISH, ENGLISH.encode()),
    "UTF-8 with a mark": (ENGLISH, ENGLISH.encode("utf-8-sig")),
    "UTF-16, little-endian with a mark": (ENGLISH, codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le")),
    "UTF-16, big-endian with a mark": (ENGLISH, codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be")),
    "UTF-16, little-endian": (ENGLISH, ENGLISH.encode("utf-16-le")),
    "UTF-16, big-endian": (ENGLISH, ENGLISH.encode("utf-16-be")),
    "UTF-32 with a mark": (ENGLISH, ENGLISH.encode("utf-32")),
    "UTF-32, little-endian": (ENGLISH, ENGLISH.encode("utf-32-le")),
    "UTF-32, big-endian": (ENGLISH, ENGLISH.encode("utf-32-be")),
    "Windows-1252": (ENGLISH, ENGLISH.encode("cp1252")),
    "Latin-1": ("He met Señor Muñoz in Zürich.", "He met Señor Muñoz in Zürich.".encode("latin-1")),
    "Mac Roman": (ENGLISH, ENGLISH.encode("mac_roman")),
    "Windows-1251": (
        "Президент сказал, что Москва хочет гарантий.",
        "Президент сказал, что Москва хочет гарантий.".encode("cp1251"),
    ),
    "Shift JIS": ("日本の首相は水曜日に東京で会談した。", "日本の首相は水曜日に東京で会談した。".encode("shift_jis")),
    "legacy, far into a long text": (PLAIN * 20_000 + ENGLISH, (PLAIN * 20_000 + ENGLISH).encode("cp1252")),
    "line ends": ("a\nb\nc\n\n", b"a\r\nb\rc\n\r\n"),
    "colours of a terminal": ("\x1b[31mred\x1b[0m alert", b"\x1b[31mred\x1b[0m alert"),
}
REFUSED = {
    "zero bytes": (b"\x00\x01\x02 some text \x00", "'x' is a binary file, not a text."),
    "control characters": (b"\x01\x02\x03\x04 text", "'x' is a binary file, not a text."),
    "PDF": (b"%PDF-1.7\n...", "'x' is a PDF: save it as plain text or HTML first."),
    "Word": (b"PK\x03\x04...", "'x' is a ZIP archive or an office document: save it as plain text or HTML first."),
    "damaged UTF-8": (
        ENGLISH.encode() * 3 + b"\xe2\x80 ",
        f"'x' is UTF-8 with a fault at byte {len(ENGLISH.encode()) * 3}.",
    ),
    "half a download": (ENGLISH.encode() * 3 + b"\xe2\x80", "'x' breaks off in the middle of a character."),
    "broken UTF-16": (codecs.BOM_UTF16_LE + b"abc", "'x' is marked as utf-16 but breaks off it at byte 4."),
}


@pytest.mark.parametrize("case", ENCODED)
def test_decoded(case: str) -> None:
    text, data = ENCODED[case]
    assert decode(data, "x") == text


@pytest.mark.parametrize("case", REFUSED)
def test_refused_in_one_sentence(case: str) -> None:
    data, message = REFUSED[case]
    with pytest.raises(InputError) as caught:
        decode(data, "x")
    assert str(caught.value) == message


@given(st.binary(max_size=2_000))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except InputError:
        return
    assert "\0" not in text
    assert "\r" not in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_never_taken_for_another_encoding(text: str) -> None:
    assert decode(text.encode("utf-8"), "x") == text.removeprefix("\ufeff")
