"""Where reports go: files, links, devices, pipes, and standard output when nobody listens."""

import io
import os
import sys
import threading
from pathlib import Path

import pytest

from mtaudit.cli.output import print_text, ready_streams, write_text
from mtaudit.errors import MtauditError


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("an older, longer report")
    write_text(file, "new ✓ \ud800")
    assert file.read_text("utf-8") == "new ✓ \\ud800"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to("report.txt")
    write_text(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "report.txt").read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")), daemon=True)
    reader.start()
    write_text(pipe, "new")
    reader.join(timeout=10)
    assert read == ["new"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("path", [".", "none/report.txt", "n" * 300, "a\0b"])
def test_what_cannot_be_written_is_said_in_one_sentence(tmp_path: Path, path: str) -> None:
    with pytest.raises(MtauditError, match=r"cannot be written: [^\n]+\.$"):
        write_text(tmp_path / path, "new")
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_left_early_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    outlet, inlet = os.pipe()
    os.close(outlet)
    with os.fdopen(inlet, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        print_text("report")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no full device")
def test_a_full_disk_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(MtauditError, match="Standard output cannot be written"):
            print_text("report")


def test_streams_take_any_character_even_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", None)
    ready_streams()
    print_text("✓ \ud800")
    assert out.buffer.getvalue() == "✓ \\ud800".encode()
    print("kept nowhere ✓", file=sys.stderr)
    sys.stderr.close()
