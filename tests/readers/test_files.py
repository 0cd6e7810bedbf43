"""Files that are not read whole: each is refused in one sentence, and none is taken for a shorter text."""

import errno
import gzip
import io
import os
import threading
from pathlib import Path

import pytest

from mtaudit.errors import InputError
from mtaudit.readers import files, read

TEXT = b"The ferry left the harbour at nine. " * 200


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(str(path), max_bytes=100_000)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def while_read(monkeypatch: pytest.MonkeyPatch, path: Path, write: bytes | OSError) -> None:
    """Have another process change the file, or the disk fail, at the moment it is read."""

    class Disk(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if isinstance(write, OSError):
                raise write
            data = super().read(size)
            path.write_bytes(write)
            return data or b""

    monkeypatch.setattr(files, "open", lambda name, mode: Disk(name, mode), raising=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT)
    return path


@pytest.mark.parametrize("written", [TEXT[:500], TEXT * 2, b""], ids=["shrinks", "grows", "emptied"])
def test_a_file_that_changes_while_it_is_read(monkeypatch: pytest.MonkeyPatch, article: Path, written: bytes) -> None:
    while_read(monkeypatch, article, written)
    assert refusal(article) == f"'{article}' changed while it was read."


def test_a_disk_that_fails(monkeypatch: pytest.MonkeyPatch, article: Path) -> None:
    while_read(monkeypatch, article, OSError(errno.EIO, os.strerror(errno.EIO)))
    assert refusal(article) == f"'{article}' cannot be read: Input/output error."
    while_read(monkeypatch, article, OSError("the cable is out"))
    assert refusal(article) == f"'{article}' cannot be read: the cable is out."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (TEXT + "It’s".encode()[:-2], "breaks off in the middle of a character"),
        ("Café. ".encode() + TEXT + "é".encode()[:1], "breaks off in the middle of a character"),
        (("\ufeff" + TEXT.decode()).encode("utf-16-le")[:-1], "breaks off it at byte"),
        (gzip.compress(TEXT)[:-20], "is gzip-compressed"),
    ],
    ids=["empty", "inside ’", "inside é", "utf-16", "gzip"],
)
def test_a_download_that_was_cut_short(article: Path, data: bytes, said: str) -> None:
    article.write_bytes(data)
    assert said in refusal(article)


def test_a_last_letter_of_latin_1_is_not_taken_for_a_cut(article: Path) -> None:
    article.write_bytes("They met at the café".encode("latin-1"))
    assert read(str(article), max_bytes=100).text == "They met at the café"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for data in (TEXT, TEXT + b"\xe2\x80"):
        writer = threading.Thread(target=pipe.write_bytes, args=(data,))
        writer.start()
        if data == TEXT:
            assert read(str(pipe), max_bytes=100_000).text == TEXT.decode()
        else:
            assert "breaks off" in refusal(pipe)
        writer.join()
