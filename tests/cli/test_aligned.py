"""Files of aligned segments on the command line: one that holds both sides, or two that are joined by ids."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SEGMENTS = {
    "greeting": ("Hello {name}, you have %d new messages.", "Hello {name}, you have %d new messages."),
    "mayor": ("The mayor did not resign on Monday.", "The mayor resigned on Monday."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    both = [f"{name}\t{source}\t{target}\n" for name, (source, target) in SEGMENTS.items()]
    (tmp_path / "both.tsv").write_text("id\tsource\ttarget\n" + "".join(both))
    (tmp_path / "columns.tsv").write_text("key\tenglish\tgerman\tenglish again\n" + "".join(_with_german(both)))
    for side, name in enumerate(("original.jsonl", "copy.jsonl")):
        lines = [json.dumps({"id": name, "text": pair[side]}) + "\n" for name, pair in SEGMENTS.items()]
        (tmp_path / name).write_text("".join(lines))
    (tmp_path / "short.jsonl").write_text(lines[0])
    columns = "source\ttarget\tkind\tconfidence\tsource_text\ttarget_text"
    (tmp_path / "alignment.tsv").write_text(f"{columns}\n1\t1\taligned\t1.00\t[1] It rained.\t[1] It snowed.\n")
    (tmp_path / "article.txt").write_text("The mayor did not resign on Monday.\n")
    return tmp_path


def _with_german(lines: list[str]) -> list[str]:
    return ["\t".join([*line.split("\t")[:2], "auf Deutsch", line.split("\t")[2]]) for line in lines]


def mtaudit(folder: Path, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "mtaudit.cli", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("both.tsv",),
        ("columns.tsv", "--source-column", "english", "--target-column", "english again"),
        ("columns.tsv", "--source-column", "2", "--target-column", "4", "--id-column", "1"),
        ("original.jsonl", "copy.jsonl"),
    ],
)
def test_a_finding_names_its_file_segment_and_place(folder: Path, arguments: tuple[str, ...]) -> None:
    code, out, err = mtaudit(folder, "audit", *arguments, "--format", "json")
    assert (code, err) == (1, "")
    report = json.loads(out)
    assert report["source"]["name"] == arguments[0]
    (finding,) = (each for each in report["findings"] if each["severity"] == "critical")
    assert report["units"][finding["unit"]]["segment_id"] == "mayor"
    source = SEGMENTS["mayor"][0]
    assert source[finding["source"]["start"] : finding["source"]["end"]] == finding["source"]["text"]


def test_a_segment_that_the_copy_lacks_fails(folder: Path) -> None:
    code, out, err = mtaudit(folder, "gate", "original.jsonl", "short.jsonl", "--fail-on", "major")
    assert (code, out.splitlines()[0], err) == (1, "failed", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("article.txt",), "an audit takes two"),
        (("alignment.tsv",), "is an alignment of `mtaudit align`"),
        (("both.tsv", "article.txt"), "only one of them holds aligned segments"),
        (("both.tsv", "--alignment", "x.tsv"), "aligned already"),
        (("both.tsv", "--source-column", "french"), "has no column 'french'"),
    ],
)
def test_what_cannot_be_compared_is_one_sentence(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = mtaudit(folder, "audit", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
