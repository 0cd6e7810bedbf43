"""`mtaudit match`: which source a text is a copy of, and the exit code that says whether there is one."""

import io
import json
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from mtaudit.cli.commands import run

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The originals of all seeds by name, in the folder in which commands run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "90")
    for pair in sorted(path for path in SEEDS.iterdir() if path.is_dir()):
        shutil.copy(pair / "source.txt", tmp_path / f"{pair.name}.txt")
        shutil.copy(pair / "target.txt", tmp_path / f".{pair.name}.copy")  # hidden from the search
    return tmp_path


def mtaudit(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["mtaudit", *arguments])
    with pytest.raises(SystemExit) as caught:
        run()
    return int(caught.value.code or 0)


@pytest.mark.parametrize("name", ["business", "health", "politics", "science", "sport", "weather"])
def test_each_copy_finds_its_original(
    sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert mtaudit(monkeypatch, "match", f".{name}.copy", ".", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["found"], found["searched"]) == ("mtaudit-match/1", True, 6)
    assert [match["path"] for match in found["matches"] if match["is_copy"]] == [f"./{name}.txt"]


def test_none_is_said_to_be_none(
    sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (sources / "sport.txt").unlink()
    assert mtaudit(monkeypatch, "match", ".sport.copy", ".") == 1
    lines = [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[0] == ".sport.copy is a copy of none of 5 sources searched."
    assert lines[1].split() == ["likeness", "copy", "source", "begins"]
    assert all(" no " in line for line in lines[2:])


def test_aligned_files_and_those_of_the_system_are_no_articles(
    sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(sources / "sport.txt", sources / "sport.csv")
    shutil.copy(sources / "sport.txt", sources / "Thumbs.db")
    shutil.copy(sources / "sport.txt", sources / "~$sport.txt")
    assert mtaudit(monkeypatch, "match", ".sport.copy", ".", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["searched"] == 6
    (unread,) = found["unreadable"]
    assert unread["reason"] == "'./sport.csv' holds aligned segments by its name, and is read as no article."
    assert mtaudit(monkeypatch, "match", "sport.csv", ".") == 2


def test_the_table(sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert mtaudit(monkeypatch, "match", ".sport.copy", "sport.txt", "health.txt") == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[0] == ".sport.copy is a copy of sport.txt, of 2 sources searched."
    assert lines[2].split()[:4] == ["1", "1.00", "yes", "sport.txt"]


def test_of_two_versions_the_nearer_comes_first(
    sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (sources / "sport.txt").read_text("utf-8")
    (sources / "a.txt").write_text(text.replace("Adeyemi", "Robinson").replace("Calder", "Halden"), encoding="utf-8")
    assert mtaudit(monkeypatch, "match", ".sport.copy", ".") == 0
    assert capsys.readouterr().out.strip().startswith(".sport.copy is a copy of ./sport.txt, and of 1 more, of 7")


def test_the_target_may_be_standard_input(
    sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = io.BytesIO((sources / ".health.copy").read_bytes())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=copy))
    assert mtaudit(monkeypatch, "match", "-", ".", "--index", "kept") == 0
    assert "<stdin> is a copy of ./health.txt" in capsys.readouterr().out


def test_the_index_in_the_folder_is_no_source(
    sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert mtaudit(monkeypatch, "match", ".health.copy", ".", "--index", "kept.db") == 0
        out, said = capsys.readouterr()
        assert "of 6 sources searched" in out
        assert said == ""


def test_unreadable_files_of_a_folder_are_told_of(
    sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(7):
        (sources / f"picture{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert mtaudit(monkeypatch, "match", ".health.copy", ".") == 0
    said = capsys.readouterr().err
    assert said.startswith("mtaudit: 7 files could not be read and were not searched. './picture0.png' is ")
    assert said.endswith("And 4 more.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((".health.copy", "picture.png", "."), "'picture.png' is a binary file, not a text."),
        ((".health.copy", "gone"), "'gone' cannot be searched: No such file or directory."),
        ((".health.copy", "empty"), "There is nothing to search: the sources hold no file besides the target."),
        ((".health.copy", "pictures"), "There is nothing to search: none of the sources can be read."),
        (("gone", "."), "'gone' does not exist."),
        (("marks.txt", "."), "The target has no words."),
        ((".health.copy", ".", "--index", "health.txt"), "health.txt' is no index of mtaudit; it is left as it is."),
        (("health.txt", "sport.txt", "--index", "sport.txt"), "sport.txt is read or written here already"),
    ],
)
def test_refusals(
    sources: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    said: str,
) -> None:
    (sources / "empty").mkdir()
    (sources / "pictures").mkdir()
    (sources / "marks.txt").write_text("—— !!")
    for place in ("picture.png", "pictures/picture.png"):
        (sources / place).write_bytes(bytes(100))
    assert mtaudit(monkeypatch, "match", *arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
