"""The command line, as a pipeline meets it: what is printed, where, and the exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = "Nine ministers met in Lisbon on Tuesday. They did not agree on a budget. Talks go on next week.\n"
FAITHFUL = "On Tuesday nine ministers met in Lisbon. They did not agree on a budget. Talks continue next week.\n"
WRONG = "On Tuesday nine ministers met in Lisbon. They agreed on a budget. Talks continue next week.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"source.txt": SOURCE, "faithful.txt": FAITHFUL, "wrong.txt": WRONG, "empty.txt": ""}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def mtaudit(folder: Path, *arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "mtaudit.cli", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "100"},
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def test_a_faithful_copy_passes(folder: Path) -> None:
    code, out, err = mtaudit(folder, "audit", "source.txt", "faithful.txt")
    assert (code, err) == (0, "")
    assert "pass" in out.lower()


def test_a_wrong_copy_fails_and_says_why(folder: Path) -> None:
    code, out, err = mtaudit(folder, "audit", "source.txt", "wrong.txt")
    assert (code, err) == (1, "")
    assert "fail" in out.lower()
    assert "did not agree" in out
    assert "\x1b" not in out  # not a terminal: no colour


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--fail-on", "never", "--min-quality", "100"), 1),
        (("--fail-on", "minor"), 1),
    ],
)
def test_thresholds_decide_the_exit_code(folder: Path, options: tuple[str, ...], code: int) -> None:
    for command in ("audit", "gate"):
        assert mtaudit(folder, command, "source.txt", "wrong.txt", *options)[0] == code


def test_json_is_what_the_contract_says_and_can_be_gated_again(folder: Path) -> None:
    code, out, _ = mtaudit(folder, "audit", "source.txt", "wrong.txt", "--format", "json", "--output", "report.json")
    assert (code, out) == (1, "")
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert report["schema"] == "mtaudit-report/1"
    assert report["verdict"]["passed"] is False
    assert [f["check"] for f in report["findings"]] == ["negation"]
    code, out, _ = mtaudit(folder, "gate", "report.json")
    assert code == 1
    assert out.startswith("failed\n")


def test_without_the_judge(folder: Path) -> None:
    code, out, _ = mtaudit(folder, "audit", "source.txt", "wrong.txt", "--format", "json", "--no-judge")
    assert code == 1
    report = json.loads(out)
    assert "|judge:none|" in report["signature"]
    assert {unit["judgement"] for unit in report["units"]} == {None}
    assert mtaudit(folder, "gate", "source.txt", "wrong.txt", "--no-judge")[0] == 1
    (folder / "report.json").write_text(out, encoding="utf-8")
    code, out, err = mtaudit(folder, "gate", "report.json", "--no-judge")
    assert (code, out) == (2, "")
    assert "--no-judge" in err


def test_a_broken_model_is_an_error_of_one_sentence(folder: Path) -> None:
    (folder / "judge.onnx").write_bytes(b"nonsense")
    program = (
        "import pathlib, mtaudit.auditor, mtaudit.cli, mtaudit.judge as judge\n"
        "mtaudit.auditor.Judge = lambda encoder: judge.Judge(encoder, pathlib.Path())\n"
        "mtaudit.cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "audit", "source.txt", "faithful.txt"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode("utf-8").splitlines()
    assert line.startswith("mtaudit: The model judge.onnx cannot be used (")
    assert "--no-judge" in line


def test_an_alignment_is_printed_corrected_and_given_back(folder: Path) -> None:
    code, table, err = mtaudit(folder, "align", "source.txt", "wrong.txt")
    assert (code, err) == (0, "")
    assert [line.split("\t")[:3] for line in table.splitlines()[1:]] == [[n, n, "aligned"] for n in "123"]
    plain = mtaudit(folder, "audit", "source.txt", "wrong.txt")
    (folder / "a.tsv").write_text(table, encoding="utf-8")
    assert mtaudit(folder, "audit", "source.txt", "wrong.txt", "--alignment", "a.tsv") == plain
    corrected = table.replace("2\t2\t", "2+3\t2+3\t").rpartition("3\t3\t")[0]
    arguments = ("audit", "source.txt", "wrong.txt", "--alignment", "-", "--format", "json")
    code, out, err = mtaudit(folder, *arguments, stdin=corrected.encode())
    assert (code, err) == (1, "")
    assert [unit["source"]["sentences"] for unit in json.loads(out)["units"]] == [[0], [1, 2]]
    assert mtaudit(folder, "gate", "source.txt", "wrong.txt", "--alignment", "a.tsv")[0] == 1


def test_an_alignment_of_texts_that_are_no_copies_is_called_a_guess(folder: Path) -> None:
    (folder / "other.txt").write_text("Glaciers lose mass in warm summers. Dust told us of a volcano.\n")
    code, out, err = mtaudit(folder, "align", "source.txt", "other.txt", "--format", "json", "--output", "a.json")
    assert (code, out, err.count("\n")) == (0, "", 1)
    assert "guess" in err
    code, out, _ = mtaudit(folder, "gate", "source.txt", "other.txt", "--alignment", "a.json")
    assert (code, out.splitlines()[0]) == (1, "failed")


def test_an_html_report_is_written_beside_the_printed_one(folder: Path) -> None:
    code, out, _ = mtaudit(folder, "audit", "source.txt", "wrong.txt", "--html", "report.html")
    assert code == 1
    assert out
    assert (folder / "report.html").read_text("utf-8").lower().startswith("<!doctype html>")
    assert sorted(path.name for path in folder.glob(".*")) == []


def test_standard_input_is_a_text_too(folder: Path) -> None:
    assert mtaudit(folder, "gate", "source.txt", "-", stdin=FAITHFUL.encode())[:2] == (0, "passed\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("audit", "source.txt", "none.txt"), "none.txt"),
        (("audit", "source.txt", "."), "folder"),
        (("audit", "source.txt", "empty.txt"), "empty"),
        (("audit", "-", "-"), "standard input"),
        (("audit", "source.txt", "wrong.txt", "--max-bytes", "10"), "max_bytes"),
        (("audit", "source.txt", "wrong.txt", "--min-quality", "101"), "min_quality"),
        (("audit", "source.txt", "wrong.txt", "--config", "none.toml"), "none.toml"),
        (("audit", "source.txt", "wrong.txt", "--output", "no/such/folder.txt"), "cannot be written"),
        (("audit", "source.txt", "wrong.txt", "--html", "."), "cannot be written"),
        (("audit", "source.txt", "wrong.txt", "--output", "both.html", "--html", "both.html"), "overwrite"),
        (("audit", "source.txt", "wrong.txt", "--output", "./wrong.txt"), "overwrite"),
        (("align", "source.txt", "none.txt"), "none.txt"),
        (("align", "source.txt", "wrong.txt", "--output", "wrong.txt"), "overwrite"),
        (("audit", "source.txt", "wrong.txt", "--alignment", "none.tsv"), "none.tsv"),
        (("audit", "source.txt", "wrong.txt", "--alignment", "source.txt"), "'source.txt', line 1"),
        (("audit", "source.txt", "-", "--alignment", "-"), "standard input"),
        (("audit", "source.txt", "wrong.txt", "--alignment", "a.tsv", "--html", "a.tsv"), "overwrite"),
        (("gate", "report.json", "--alignment", "a.tsv"), "--alignment"),
        (("audit", "source.txt", "no\nsuch\x1b[31m.txt"), "no such␛[31m.txt"),
        (("gate", "source.txt"), "not JSON"),
        (("explain", "nonsense"), "nonsense"),
    ],
)
def test_bad_input_gets_one_sentence_and_code_2(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    code, _, err = mtaudit(folder, *arguments)
    assert code == 2
    assert says in err
    assert err.startswith("mtaudit: ")
    assert err.count("\n") == 1


def test_wrong_usage_is_code_2(folder: Path) -> None:
    for arguments in (
        ("audit",),
        ("audit", "source.txt", "wrong.txt", "--format", "pdf"),
        ("nonsense",),
        ("--nonsense",),
    ):
        code, _, err = mtaudit(folder, *arguments)
        assert code == 2
        assert "Traceback" not in err


def test_a_report_written_to_a_file_leaves_its_verdict_on_standard_error(folder: Path) -> None:
    code, out, err = mtaudit(folder, "audit", "source.txt", "wrong.txt", "--output", "report.txt")
    assert (code, out, err) == (1, "", "failed: 1 critical finding; the limit is 0.\n")
    assert (
        mtaudit(folder, "audit", "source.txt", "wrong.txt", "--output", "-")[1] == (folder / "report.txt").read_text()
    )


def test_confidence_is_settled_when_a_report_is_made(folder: Path) -> None:
    mtaudit(folder, "audit", "source.txt", "wrong.txt", "--format", "json", "--output", "report.json")
    code, _, err = mtaudit(folder, "gate", "report.json", "--min-confidence", "0.9")
    assert code == 2
    assert "min-confidence" in err


def test_checks_are_listed_and_explained(folder: Path) -> None:
    code, out, err = mtaudit(folder, "checks")
    assert (code, err) == (0, "")
    names = [line.split()[0] for line in out.splitlines() if line]
    assert {"negation", "number", "omission"} <= set(names)
    code, out, err = mtaudit(folder, "explain", "negation", "--no-color")
    assert (code, err) == (0, "")
    for heading in ("Error ", "Harmless ", "Not seen", "How often it is right"):
        assert any(line.strip().startswith(heading.strip()) for line in out.splitlines())
    assert "\x1b" not in out


def test_settings_come_from_the_nearest_file(folder: Path) -> None:
    (folder / "mtaudit.toml").write_text('disabled = ["negation", "antonym", "omission", "addition"]\n')
    assert mtaudit(folder, "gate", "source.txt", "wrong.txt")[0] == 0
    (folder / "mtaudit.toml").write_text('disabled = ["negatoin"]\n')
    code, _, err = mtaudit(folder, "gate", "source.txt", "wrong.txt")
    assert code == 2
    assert "negatoin" in err
