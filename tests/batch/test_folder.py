import errno
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.batch.folder import clear, locked, page_name, written
from mtaudit.errors import InputError, MtauditError


@pytest.mark.parametrize("id", ["", ".", "..", "../../etc/passwd", "x" * 10_000, "con", "a\0b", "é/\n", "\\\\server"])
def test_a_page_has_a_safe_name(id: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+-)*[0-9a-f]{16}\.html", page_name(id))
    assert len(page_name(id)) < 90


@given(st.lists(st.text(st.sampled_from("aAbB/.-_ é")), unique=True))
def test_no_two_ids_have_the_same_page_on_whatever_disk(ids: list[str]) -> None:
    assert len({page_name(id).lower() for id in ids}) == len(ids)


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with pytest.raises(UnicodeEncodeError), written(path) as part:
        part.write_text("half \ud800", encoding="utf-8")
    assert list(tmp_path.iterdir()) == []
    with written(path) as part:
        part.write_text("whole")
    assert [item.name for item in tmp_path.iterdir()] == ["page.html"]
    with pytest.raises(MtauditError, match=r"page\.html' cannot be written: No space left"), written(path):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert path.read_text() == "whole"


def test_a_run_has_the_folder_for_itself(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    with locked(out), pytest.raises(InputError, match=r"^Another run works in '.*out'\.$"), locked(out):
        pass
    with locked(out):
        pass


def test_what_an_earlier_run_showed_goes(tmp_path: Path) -> None:
    for name in ("batch.sqlite", "index.html", "index-2.html", "results.jsonl", "notes.txt", ".x.html.7.part"):
        (tmp_path / name).touch()
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / ".a.html.12.part").touch()
    (tmp_path / "pages" / "a.html").touch()
    clear(tmp_path)
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")}
    assert left == {"batch.sqlite", "notes.txt", "pages", "pages/a.html"}


def test_a_folder_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    with (
        pytest.raises(InputError, match=r"has index\.html but no batch\.sqlite: choose another folder"),
        locked(tmp_path),
    ):
        pass
    assert (tmp_path / "index.html").exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MtauditError, match="file' cannot be written"), locked(tmp_path / "file"):
        pass
