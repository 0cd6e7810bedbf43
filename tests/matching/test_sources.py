"""Which files a search looks at."""

import os
from pathlib import Path

import pytest

from mtaudit.errors import InputError
from mtaudit.matching import find_sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/er/c.txt", ".hidden", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.")
    return tmp_path


def names(folder: Path, *paths: str, besides: str = "-") -> list[str]:
    found = find_sources([str(folder / path) for path in paths], [str(folder / besides) if besides != "-" else "-"])
    return [os.path.relpath(path, folder) for path in found.files]


def test_a_folder_is_all_that_is_in_it(folder: Path) -> None:
    assert names(folder, ".") == ["a.txt", "b.txt", os.path.join("deep", "er", "c.txt")]


def test_each_file_is_searched_once_in_the_order_given(folder: Path) -> None:
    (folder / "link.txt").symlink_to("a.txt")
    assert names(folder, "b.txt", ".", "deep") == ["b.txt", "a.txt", os.path.join("deep", "er", "c.txt")]


def test_links_that_go_round_are_not_followed(folder: Path) -> None:
    (folder / "deep" / "up").symlink_to(folder)
    assert len(names(folder, ".")) == 3


def test_what_is_no_file_is_left_alone(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert "pipe" not in names(folder, ".")
    with pytest.raises(InputError, match=r"pipe' is neither a file nor a folder\.$"):
        names(folder, "pipe")


def test_only_what_is_named_must_be_readable(folder: Path) -> None:
    found = find_sources([str(folder), str(folder / "a.txt")], [])
    assert found.named == frozenset()  # the folder had it already
    found = find_sources([str(folder / "a.txt"), str(folder)], [])
    assert found.named == {str(folder / "a.txt")}


def test_the_target_is_no_source_of_itself(folder: Path) -> None:
    assert "a.txt" not in names(folder, ".", besides="a.txt")
    with pytest.raises(InputError, match="There is nothing to search"):
        names(folder, "a.txt", besides="a.txt")


@pytest.mark.parametrize("path", ["gone.txt", "a\0b"])
def test_what_is_not_there(folder: Path, path: str) -> None:
    with pytest.raises(InputError, match="cannot be searched"):
        names(folder, path)


def test_standard_input_is_no_source() -> None:
    with pytest.raises(InputError, match="only the target can be standard input"):
        find_sources(["-"], [])


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is nothing to search"):
        find_sources([str(tmp_path)], [])
