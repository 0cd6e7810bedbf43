"""Results in parts, without Ray."""

from dataclasses import replace
from pathlib import Path

import pytest

from mtaudit.batch.job import Job, Text
from mtaudit.batch.parts import Parts
from mtaudit.batch.work import Done, lost
from mtaudit.errors import MtauditError
from mtaudit.model import Status

pq = pytest.importorskip("pyarrow.parquet")


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    return Parts(str(tmp_path), "test")


def done(id: str, status: Status = Status.PASSED, text: str = "") -> Done:
    """A pair of whom nothing but this is known."""
    erred = lost(Job(id, Text(text, "source"), Text("", "target")), f"{status} {text}", "test")
    return replace(erred, outcome=replace(erred.outcome, status=status))


def written(tmp_path: Path) -> list[Path]:
    return sorted(tmp_path.rglob("*.parquet"))


def test_what_was_written_is_read(parts: Parts) -> None:
    pairs = [done("a"), done("b", Status.FAILED)]
    parts.write(pairs)
    assert list(parts.outcomes()) == [pair.outcome for pair in pairs]


def test_the_same_pairs_written_again_are_the_same_part(parts: Parts, tmp_path: Path) -> None:
    for _ in range(2):
        parts.write([done("a"), done("b")])
    (part,) = written(tmp_path)
    assert pq.read_table(part)["report"].to_pylist() == [done("a").report, done("b").report]


def test_nothing_else_is_left_beside_a_part(parts: Parts, tmp_path: Path) -> None:
    parts.write([done("a")])
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".parquet"]


def test_no_results_are_none(parts: Parts) -> None:
    assert parts.digests() == {}
    assert list(parts.outcomes()) == []


def test_errors_are_not_finished(parts: Parts) -> None:
    parts.write([done("a"), done("b", Status.ERROR)])
    assert parts.digests() == {"a": done("a").outcome.digest}


def test_what_is_written_later_counts(parts: Parts) -> None:
    parts.write([done("a", Status.ERROR), done("b", text="old")])
    parts.write([done("a"), done("b", Status.ERROR, text="new")])
    assert parts.digests() == {"a": done("a").outcome.digest}


def test_settled_parts_have_a_row_for_each_pair(parts: Parts, tmp_path: Path) -> None:
    parts.write([done("a", Status.ERROR), done("b"), done("c", text="old")])
    parts.write([done("c", text="old", status=Status.ERROR)])
    parts.write([done("c", text="new"), done("a")])
    parts.settle()
    assert sorted((outcome.id, *outcome.reasons) for outcome in parts.outcomes()) == [
        ("a", "passed "),
        ("b", "passed "),
        ("c", "passed new"),
    ]
    assert len(written(tmp_path)) == 2
    before = written(tmp_path)
    parts.settle()
    assert written(tmp_path) == before


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
def test_half_a_part_is_none(parts: Parts, tmp_path: Path, share: float) -> None:
    parts.write([done("a"), done("b")])
    parts.write([done("c")])
    torn = next(path for path in written(tmp_path) if len(pq.read_table(path)) == 2)
    torn.write_bytes(torn.read_bytes()[: int(share * torn.stat().st_size)])
    assert list(parts.digests()) == ["c"]
    parts.settle()
    parts.write([done("a"), done("b")])
    assert sorted(parts.digests()) == ["a", "b", "c"]


def test_other_settings_have_results_of_their_own(parts: Parts, tmp_path: Path) -> None:
    parts.write([done("a")])
    other = Parts(str(tmp_path), "other")
    assert other.digests() == {}
    other.write([done("a", Status.ERROR)])
    assert list(parts.digests()) == ["a"]
    assert len(set(pq.read_table(tmp_path / "results")["settings"].to_pylist())) == 2  # told apart by any reader


def test_texts_are_published_beside_the_results(parts: Parts, tmp_path: Path) -> None:
    parts.publish("index.html", ["one ", "ü"])
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "one ü"


def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MtauditError, match=r"cannot be written: .*\.$"):
        Parts(str(tmp_path / "file"), "test").publish("index.html", [])
