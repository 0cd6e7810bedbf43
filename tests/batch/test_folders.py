import os
from pathlib import Path

import pytest

from mtaudit.batch.folders import folder_jobs
from mtaudit.batch.job import File
from mtaudit.batch.manifest import read_manifest
from mtaudit.errors import InputError


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    return str(tmp_path / "one"), str(tmp_path / "two")


def made(folder: str, *names: str) -> None:
    for name in names:
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A text.")


def partners(folders: tuple[str, str]) -> dict[str, str]:
    """For each id the path of its copy within its folder, or its fault."""
    found = {}
    for job in folder_jobs(*folders):
        if job.fault:
            found[job.id] = job.fault
        else:
            assert isinstance(job.source, File)
            assert isinstance(job.target, File)
            assert job.source.path == os.path.join(folders[0], job.id)
            found[job.id] = os.path.relpath(job.target.path, folders[1])
    return found


def test_files_of_the_same_path_are_partners(folders: tuple[str, str]) -> None:
    for folder in folders:
        made(folder, "b.txt", "a.txt", "deep/er/a.txt", ".hidden", ".git/config", "Thumbs.db", "~$a.docx")
    assert list(partners(folders).items()) == [(name, name) for name in ("a.txt", "b.txt", "deep/er/a.txt")]


def test_suffixes_may_differ(folders: tuple[str, str]) -> None:
    made(folders[0], "deep/a.html", "b.txt")
    made(folders[1], "deep/a.txt", "b.txt", "b.md")
    assert partners(folders) == {
        "b.md": f"There is no file of that name in '{folders[0]}'.",
        "b.txt": "b.txt",
        "deep/a.html": "deep/a.txt",
    }


def test_a_file_without_a_partner_is_a_pair_at_fault(folders: tuple[str, str]) -> None:
    made(folders[0], "a.txt")
    made(folders[1], "deep/a.txt")
    assert partners(folders) == {
        "a.txt": f"There is no file of that name in '{folders[1]}'.",
        "deep/a.txt": f"There is no file of that name in '{folders[0]}'.",
    }


def test_nobody_guesses_between_partners(folders: tuple[str, str]) -> None:
    made(folders[0], "a.html", "b.txt", "b.md")
    made(folders[1], "a.txt", "a.md", "b.html")
    found = partners(folders)
    assert set(found) == {"a.html", "a.txt", "a.md", "b.txt", "b.md", "b.html"}
    assert all(fault.endswith(".") for fault in found.values())
    assert found["a.html"] == f"Several files could be its partner in '{folders[1]}'."


def test_empty_folders_are_no_batch(folders: tuple[str, str]) -> None:
    with pytest.raises(InputError, match="has no pairs"):
        read_manifest(*folders)


def test_names_in_no_encoding_are_ids_too(folders: tuple[str, str]) -> None:
    for folder in folders:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("A text.")
    (job,) = read_manifest(*folders).jobs()
    assert job.id == "caf\\udce9.txt"
    assert job.digest()
