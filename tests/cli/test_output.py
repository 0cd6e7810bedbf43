"""Where reports go: files, links, devices, pipes, and standard output when nobody listens."""

import io
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtaudit.cli.output import print_text, ready_streams, write_texts
from mtaudit.errors import MtauditError


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("an older, longer report")
    write_texts([(file, "new ✓ \ud800")])
    assert file.read_text("utf-8") == "new ✓ \\ud800"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to("report.txt")
    write_texts([(link, "new")])
    assert link.is_symlink()
    assert (tmp_path / "report.txt").read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")), daemon=True)
    reader.start()
    write_texts([(pipe, "new")])
    reader.join(timeout=10)
    assert read == ["new"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("path", [".", "none/report.txt", "n" * 300, "a\0b"])
def test_what_cannot_be_written_is_said_in_one_sentence(tmp_path: Path, path: str) -> None:
    with pytest.raises(MtauditError, match=r"cannot be written: [^\n]+\.$"):
        write_texts([(tmp_path / path, "new")])
    assert list(tmp_path.iterdir()) == []


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text("old")
    with pytest.raises(MtauditError, match="none"):
        write_texts([(old, "new"), (new, "new"), (tmp_path / "none" / "x.json", "new")])
    assert [path.name for path in tmp_path.iterdir()] == ["old.json"]
    assert old.read_text() == "old"
    write_texts([(old, "new"), (new, "new")])
    assert [path.read_text() for path in sorted(tmp_path.iterdir())] == ["new", "new"]


def test_what_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    def texts() -> Iterator[tuple[Path, str]]:
        yield tmp_path / "first.json", "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_texts(texts())
    assert list(tmp_path.iterdir()) == []


def test_a_private_report_stays_private(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("old")
    file.chmod(0o600)
    write_texts([(file, "new")])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system does not name open files")
def test_an_open_pipe_is_written_to_by_its_name() -> None:
    outlet, inlet = os.pipe()
    write_texts([(Path(f"/dev/fd/{inlet}"), "new")])
    assert os.read(outlet, 10) == b"new"
    os.close(outlet)
    os.close(inlet)


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


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no full device")
def test_where_nobody_can_be_told_the_exit_code_stays() -> None:
    program = "import sys; from mtaudit.cli.output import say; say('passed'); sys.exit(0)"
    with open("/dev/full", "w") as full:
        assert subprocess.run([sys.executable, "-c", program], stderr=full, check=False).returncode == 0


def test_streams_take_any_character_even_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", None)
    ready_streams()
    print_text("✓ \ud800")
    assert out.buffer.getvalue() == "✓ \\ud800".encode()
    print("kept nowhere ✓", file=sys.stderr)
    sys.stderr.close()
