import os
from dataclasses import replace
from pathlib import Path

import pytest

from mtaudit.auditor import Auditor
from mtaudit.batch.job import File, Job, Text, encodable
from mtaudit.config import Config
from mtaudit.errors import InputError

ORIGINAL = "Nine ministers met in Lisbon. They did not agree."
COPY = "In Lisbon nine ministers met. They did not agree."
PAIR = Job("a", Text(ORIGINAL, "source"), Text(COPY, "target"))


@pytest.fixture
def files(tmp_path: Path) -> Job:
    (tmp_path / "one.txt").write_text(ORIGINAL)
    (tmp_path / "two.txt").write_text(COPY)
    source, target = (File(str(tmp_path / name), f"folder/{name}") for name in ("one.txt", "two.txt"))
    return Job("a", source, target)


def test_files_and_texts_are_audited_alike(auditor: Auditor, files: Job) -> None:
    report = files.audited(auditor)
    assert (report.source.document.name, report.target.document.name) == ("folder/one.txt", "folder/two.txt")
    assert report.units == PAIR.audited(auditor).units
    assert report.units == replace(files, target=PAIR.target).audited(auditor).units  # one of each


def test_one_file_may_hold_both_sides(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "both.tsv").write_text(f"source\ttarget\n{ORIGINAL}\t{COPY}\n")
    report = Job("a", File(str(tmp_path / "both.tsv"), "both.tsv"), None).audited(auditor)
    assert (len(report.units), report.source.document.name) == (1, "both.tsv")


def test_a_digest_is_of_names_and_contents(files: Job) -> None:
    assert isinstance(files.source, File)
    before = files.digest()
    assert len(before) == 32
    assert files.digest() == before
    assert replace(files, id="b").digest() == before
    others = [
        replace(files, source=files.target, target=files.source),
        replace(files, source=replace(files.source, name="other")),
        replace(files, target=None),
        PAIR,
    ]
    assert len({before, *(other.digest() for other in others)}) == 5
    Path(files.source.path).write_text(f"{ORIGINAL} ")
    assert files.digest() != before


def test_what_cannot_be_read_has_no_digest(files: Job) -> None:
    assert isinstance(files.source, File)
    for path in ("nowhere", "nul\0", os.devnull, os.curdir):
        assert replace(files, source=File(path, path)).digest() == ""


@pytest.mark.parametrize(
    ("job", "said"),
    [
        (replace(PAIR, source=None), "There is no source."),
        (replace(PAIR, target=None), "There is no target."),
        (replace(PAIR, fault="It has two partners."), "It has two partners."),
        (replace(PAIR, target=File("nowhere", "n")), "'nowhere' does not exist."),
        (replace(PAIR, target=File(os.devnull, "n")), f"'{os.devnull}' is a pipe or a device, not a file."),
        (
            replace(PAIR, target=Text("é" * 60, "target")),
            "The target is larger than 100 bytes (the setting max_bytes).",
        ),
    ],
)
def test_a_pair_that_cannot_be_read_says_why(job: Job, said: str) -> None:
    with pytest.raises(InputError) as raised:
        job.audited(Auditor(Config(max_bytes=100)))
    assert str(raised.value) == said


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    pipe = File(str(tmp_path / "pipe"), "pipe")
    assert Job("a", pipe, pipe).digest() == ""
    with pytest.raises(InputError, match="is a pipe"):
        Job("a", pipe, pipe).audited(Auditor())


def test_lone_surrogates_become_escapes() -> None:
    assert encodable("caf\udce9 \U0001f600") == "caf\\udce9 \U0001f600"
