"""What a path on the command line can be, and the sentence it is refused with."""

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from mtaudit.errors import InputError
from mtaudit.model import Document
from mtaudit.readers import read, read_pair


def message(path: Path | str, max_bytes: int = 100) -> str:
    with pytest.raises(InputError) as caught:
        read(str(path), max_bytes=max_bytes)
    return str(caught.value)


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> io.BytesIO:
    stream = io.BytesIO(data)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream))
    return stream


def test_file(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes("It’s here.\r\n".encode())
    assert read(str(path), max_bytes=100) == Document(str(path), "It’s here.\n")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b"It is here.")
    assert read("-", max_bytes=100) == Document("<stdin>", "It is here.")


def test_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert message("-") == "Standard input is closed."


def test_missing(tmp_path: Path) -> None:
    assert message(tmp_path / "no.txt") == f"'{tmp_path / 'no.txt'}' does not exist."


def test_folder(tmp_path: Path) -> None:
    assert message(tmp_path) == f"'{tmp_path}' is a folder, not a file."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_forbidden(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.touch(mode=0)
    assert message(path) == f"'{path}' cannot be read: permission denied."


def test_no_path_at_all() -> None:
    assert message("a\0b") == "'a\0b' cannot be read: embedded null byte."


@pytest.mark.parametrize("data", [b"", b" \n\t \r\n", b"\xef\xbb\xbf", "\u00a0".encode("utf-16")])
def test_empty(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    assert message(path) == f"'{path}' is empty."


def test_as_large_as_allowed(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("a" * 100)
    assert read(str(path), max_bytes=100).text == "a" * 100
    assert message(path, max_bytes=99) == f"'{path}' is larger than 99 bytes (the setting max_bytes)."


def test_never_reads_more_than_it_must(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = standard_input(monkeypatch, b"a" * 1_000)
    assert message("-") == "'<stdin>' is larger than 100 bytes (the setting max_bytes)."
    assert stream.tell() == 101


def test_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "source.txt"
    path.write_text("Source.")
    standard_input(monkeypatch, b"Target.")
    source, target = read_pair(str(path), "-", max_bytes=100)
    assert (source.text, target.text) == ("Source.", "Target.")


def test_pair_cannot_both_be_standard_input() -> None:
    with pytest.raises(InputError, match="cannot both be '-'"):
        read_pair("-", "-", max_bytes=100)
