import json
import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.batch.job import File, Job, Text
from mtaudit.batch.manifest import job_of, read_manifest, side_of
from mtaudit.errors import InputError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "two words"):
        (tmp_path / name).write_text("A text.")
    return tmp_path


def jobs(folder: Path, name: str, content: str | bytes) -> list[Job]:
    (folder / name).write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    manifest = read_manifest(str(folder / name))
    found = list(manifest.jobs())
    assert [job.id for job in found] == list(manifest.ids)
    return found


def a_and_b(folder: Path) -> tuple[File, File]:
    return File(os.path.join(folder, "a.txt"), "a.txt"), File(os.path.join(folder, "b.txt"), "b.txt")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.csv", "id,source,target\n1,a.txt,b.txt\n"),
        ("m.csv", b"\xef\xbb\xbfID;Source;Target;Note\r\n\r\n1;a.txt;b.txt;hm\r\n"),
        ("m.tsv", "target\tid\tsource\nb.txt\t1\ta.txt"),
        ("m.tsv", "source\ttarget\na.txt\tb.txt\n".encode("utf-16")),
        ("m.jsonl", '{"id": 1, "source": "a.txt", "target": "b.txt"}\n\n'),
        ("m.ndjson", '{"source": "a.txt", "target": "b.txt"}'),
    ],
)
def test_a_manifest_has_many_forms(folder: Path, name: str, content: str | bytes) -> None:
    assert jobs(folder, name, content) == [Job("1", *a_and_b(folder))]


def test_parquet_is_one_of_them(folder: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table({"id": [7, 8], "source": ["a.txt", "A text."], "target": ["b.txt", None], "more": [1, 2]})
    parquet.write_table(table, folder / "m.parquet")
    found = list(read_manifest(str(folder / "m.parquet")).jobs())
    assert found == [Job("7", *a_and_b(folder)), Job("8", Text("A text.", "source"), None)]
    (folder / "m.parquet").write_bytes(b"PAR1 no table PAR1")
    with pytest.raises(InputError, match=r"m\.parquet' is no Parquet file"):
        read_manifest(str(folder / "m.parquet"))


@pytest.mark.parametrize(
    ("value", "is_file"),
    [
        ("a.txt", True),
        ("two words", True),  # there is one
        ("three words", False),
        ("missing", True),  # reads like one: an error, never a text
        ("folder of mine/missing.xlf", True),
        ("Nine met.\nOne left.html", False),
        ("-", True),
        ("x" * 5000, False),
        ("nul\0.txt", True),
        ("\ud800 and words", False),
    ],
)
def test_what_reads_like_a_path_is_one(folder: Path, value: str, is_file: bool) -> None:
    side = side_of(value, "source", str(folder))
    assert isinstance(side, File) is is_file
    if isinstance(side, File):
        assert side.path == os.path.join(folder, value)  # never standard input


@given(st.text())
def test_a_text_column_is_never_taken_for_a_path(text: str) -> None:
    job = job_of("1", {"source_text": text, "target_text": text}, ".")
    assert job == Job("1", Text(text, "source"), Text(text, "target"))


@pytest.mark.parametrize("value", [3, True, [], {"text": "no"}])
def test_a_value_of_another_type_is_a_fault_of_its_pair(value: object) -> None:
    job = job_of("1", {"source": "a.txt", "target": value}, ".")
    assert job.fault == "The target is neither a path nor a text."


def test_a_cell_that_is_missing_is_a_side_that_is(folder: Path) -> None:
    source, _ = a_and_b(folder)
    assert jobs(folder, "m.csv", "id,source,target\n1,a.txt\n2,a.txt,") == [
        Job("1", source, None),
        Job("2", source, None),
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("m.csv", "id,source,target\n1,a.txt,b.txt\n\n1,c,d\n", "'{}': line 2 and line 4 have the same id, '1'."),
        ("m.csv", "id,source,target\n,a.txt,b.txt\n", "'{}', line 2: there is no id."),
        ("m.jsonl", '{"id": null, "source": "a", "target": "b"}', "'{}', line 1: there is no id."),
        ("m.jsonl", '{"id": 1.5, "source": "a", "target": "b"}', "'{}', line 1: there is no id."),
        ("m.csv", "id,source\n1,a.txt\n", "'{}' has no column 'target' or 'target_text'; it has id, source."),
        ("m.csv", "source,source_text,target\na,b,c\n", "'{}' has both a column 'source' and a column 'source_text':"),
        ("m.csv", "id,source,target\n1,a,b,c\n", "'{}', line 2: there are more cells than columns."),
        ("m.csv", 'id,source,target\n1,"a,b\n', "'{}', line 2: this is no line of a table (unexpected end of data)."),
        ("m.jsonl", '{"id": 1, "source": "a", "target": "b"}\nnothing', "'{}', line 2: this is no object of JSON."),
        ("m.jsonl", "[" * 100_000, "'{}', line 1: this is no object of JSON."),
        ("m.csv", b"id,source,target\n1,caf\xe9,b\n", "'{}' is not UTF-8: save it as such."),
        ("m.xlsx", "", "'{}' is no manifest by its name: end it in .csv, .tsv, .jsonl or .parquet."),
        ("m.csv", "", "'{}' has no pairs."),
        ("m.csv", "id,source,target\n", "'{}' has no pairs."),
        ("m.csv", "a.txt,b.txt\n", "'{}' has no pairs: its only line is read as the names of columns."),
        ("m.csv", "source,Target,target \na.txt,b.txt,c.txt\n", "'{}' has more than one column 'target'."),
    ],
)
def test_what_is_no_manifest_says_why(folder: Path, name: str, content: str | bytes, said: str) -> None:
    with pytest.raises(InputError) as raised:
        jobs(folder, name, content)
    assert str(raised.value).startswith(said.format(folder / name))


def test_a_manifest_that_changes_is_noticed(folder: Path) -> None:
    path = folder / "m.csv"
    path.write_text("id,source,target\n1,a.txt,b.txt\n2,a.txt,b.txt\n")
    manifest = read_manifest(str(path))
    path.write_text("id,source,target\n1,a.txt,b.txt\n")
    with pytest.raises(InputError, match="changed while it was worked on"):
        list(manifest.jobs())


def test_texts_are_not_held(folder: Path) -> None:
    text = "word " * 2000
    with open(folder / "m.jsonl", "w") as file:
        file.writelines(json.dumps({"source_text": text, "target_text": text}) + "\n" for _ in range(2000))
    tracemalloc.start()
    manifest = read_manifest(str(folder / "m.jsonl"))
    assert sum(1 for _ in manifest.jobs()) == 2000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000  # of 40 million characters
