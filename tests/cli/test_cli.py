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


def test_a_gate_without_thresholds_says_so(folder: Path) -> None:
    code, out, _ = mtaudit(folder, "gate", "source.txt", "wrong.txt", "--fail-on", "never")
    assert (code, out) == (0, "passed\n  No threshold is set: nothing could fail.\n")


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


def test_a_broken_model_is_named_in_the_report_which_never_passes(folder: Path) -> None:
    (folder / "reader.onnx").write_bytes(b"nonsense")
    program = (
        "import pathlib, mtaudit.auditor, mtaudit.cli, mtaudit.judge as judge\n"
        "mtaudit.auditor.Judge = lambda encoder, **_: judge.Judge(encoder, pathlib.Path())\n"
        "mtaudit.cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "audit", "source.txt", "faithful.txt", "--format", "json"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, b"")
    report = json.loads(done.stdout)
    (failure,) = report["failures"]
    assert failure.startswith("The model reader.onnx cannot be used (")
    assert "--no-judge" in failure
    assert report["verdict"] == {"passed": False, "reasons": [failure], "limits": report["verdict"]["limits"]}


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
    code, out, err = mtaudit(folder, "align", "source.txt", "other.txt", "--output", "a.json")
    assert (code, out, err.count("\n")) == (0, "", 1)
    assert "guess" in err
    assert json.loads((folder / "a.json").read_text("utf-8"))["schema"] == "mtaudit-alignment/1"
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
        (("audit", "source.txt", "wrong.txt", "--html", "-"), "--html is for a file"),
        (("audit", "source.txt", "wrong.txt", "--write-baseline", "-"), "--write-baseline is for a file"),
        (("audit", "source.txt", "wrong.txt", "--baseline", "b.json", "--output", "b.json"), "overwrite"),
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
    for option, value in (("--min-confidence", "0.9"), ("--max-bytes", "9")):
        code, _, err = mtaudit(folder, "gate", "report.json", option, value)
        assert code == 2
        assert option in err


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
    off = "".join(f"[checks.{c}]\nenabled = false\n" for c in ("negation", "antonym", "omission", "addition"))
    (folder / "mtaudit.toml").write_text(off)
    assert mtaudit(folder, "gate", "source.txt", "wrong.txt")[0] == 0
    (folder / "mtaudit.toml").write_text("\n[checks.negatoin]\nenabled = false\n")
    code, out, err = mtaudit(folder, "gate", "source.txt", "wrong.txt")
    assert (code, out) == (2, "")
    assert "mtaudit.toml, line 3: there is no check 'negatoin'; did you mean 'negation'?" in err


def test_config_prints_what_is_in_force_and_where_it_comes_from(folder: Path) -> None:
    (folder / "mtaudit.toml").write_text('profile = "news"\nmin_quality = 85\n[checks.gender]\nseverity = "minor"\n')
    code, out, err = mtaudit(folder, "config", "--max-major", "7")
    assert (code, err) == (0, "")
    lines = [line.split("  # ") for line in out.splitlines()]
    said = {line[0].strip(): line[1].strip() for line in lines if len(line) == 2}
    file = str(folder / "mtaudit.toml")
    assert said["min_quality = 85"] == f"{file}, line 2"
    assert said["max_major = 7"] == "--max-major"
    assert said['fail_on = "critical"'] == "profile news"
    assert said['mqm_weights = "wmt"'] == "default"
    assert said['severity = "minor"'] == f"{file}, line 4"
    (folder / "mtaudit.toml").write_text(out)
    assert mtaudit(folder, "config")[1].splitlines()[0].startswith('profile = "news"')


def test_several_outputs_in_one_run(folder: Path) -> None:
    names = ("r.json", "r.html", "r.sarif", "r.xml", "r.csv", "r.tsv", "r.md", "r.txt")
    outputs = [part for name in names for part in ("--output", name)]
    code, out, err = mtaudit(folder, "audit", "source.txt", "wrong.txt", *outputs)
    assert (code, out, err) == (1, "", "failed: 1 critical finding; the limit is 0.\n")
    texts = {name: (folder / name).read_text("utf-8") for name in names}
    assert all("did not agree" in text for text in texts.values())
    assert json.loads(texts["r.json"])["schema"] == "mtaudit-report/1"
    assert json.loads(texts["r.sarif"])["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("options", "printed", "written"),
    [
        (("--format", "json"), "{", None),
        (("--output", "out.json"), "", "{"),
        (("--output", "out.json", "--output", "-"), "Failed", "{"),
        (("--format", "csv", "--output", "out.json"), "", "\ufeff"),
        (("--format", "github", "--output", "out.json"), "::error", "{"),
        (("--quiet",), "Failed", None),
    ],
)
def test_what_is_printed_and_what_is_written(
    folder: Path, options: tuple[str, ...], printed: str, written: str | None
) -> None:
    _, out, _ = mtaudit(folder, "audit", "source.txt", "wrong.txt", *options)
    assert printed in out[:40]
    assert bool(out) == bool(printed)
    file = folder / "out.json"
    assert (file.read_text("utf-8")[: len(written)] if written else file.exists()) == (written or False)


def test_a_baseline_lets_pass_what_was_there_before_and_nothing_worse(folder: Path) -> None:
    assert mtaudit(folder, "audit", "source.txt", "wrong.txt", "--write-baseline", "b.json")[0] == 1
    code, out, _ = mtaudit(folder, "gate", "source.txt", "wrong.txt", "--baseline", "b.json", "--min-quality", "99")
    assert (code, out) == (0, "passed\n")
    worse = WRONG.replace("nine", "eight")
    (folder / "wrong.txt").write_text(worse, encoding="utf-8")
    code, out, _ = mtaudit(folder, "gate", "source.txt", "wrong.txt", "--baseline", "b.json")
    assert code == 1
    assert "1 new critical finding; the limit is 0." in out


def test_the_first_baseline_may_be_written_where_the_settings_expect_one(folder: Path) -> None:
    (folder / "mtaudit.toml").write_text('baseline = "b.json"\n')
    assert mtaudit(folder, "gate", "source.txt", "wrong.txt")[0] == 2
    assert mtaudit(folder, "audit", "source.txt", "wrong.txt", "--write-baseline", "b.json")[0] == 1
    assert mtaudit(folder, "gate", "source.txt", "wrong.txt")[0] == 0


def test_a_report_is_no_text(folder: Path) -> None:
    mtaudit(folder, "audit", "source.txt", "wrong.txt", "--output", "r.json")
    code, _, err = mtaudit(folder, "gate", "r.json", "r.json")
    assert code == 2
    assert "'r.json' is a report of mtaudit, no text" in err


def test_a_reviewers_verdict_suppresses_and_one_that_matches_nothing_is_said(folder: Path) -> None:
    mtaudit(folder, "audit", "source.txt", "wrong.txt", "--output", "r.json")
    (finding,) = json.loads((folder / "r.json").read_text("utf-8"))["findings"]
    known = {key: finding[key] for key in ("id", "check", "severity", "message")}
    verdicts = [
        {**known, "verdict": "false alarm", "note": "They agreed later."},
        {**known, "id": "gone", "verdict": "false alarm", "note": ""},
        {**known, "id": "also gone", "verdict": "true", "note": ""},
    ]
    review = {"schema": "mtaudit-review/1", "source": "source.txt", "target": "wrong.txt", "verdicts": verdicts}
    (folder / "review.json").write_text(json.dumps(review), encoding="utf-8")
    options = ("--review", "review.json", "--format", "json")
    code, out, _ = mtaudit(folder, "audit", "source.txt", "wrong.txt", *options)
    report = json.loads(out)
    assert code == 0
    assert report["findings"][0]["suppression"] == "They agreed later."
    assert [(known["id"], known["origin"]) for known in report["unmatched"]] == [("gone", "review")]


def test_a_baseline_does_not_replace_the_settings(folder: Path) -> None:
    (folder / "mtaudit.toml").write_text("min_quality = 80\n")
    code, _, err = mtaudit(folder, "audit", "source.txt", "wrong.txt", "--write-baseline", "mtaudit.toml")
    assert code == 2
    assert "overwrite" in err


def test_of_several_outputs_all_are_written_or_none(folder: Path) -> None:
    outputs = ("--output", "r.json", "--output", "none/r.html", "--write-baseline", "b.json")
    code, out, err = mtaudit(folder, "audit", "source.txt", "faithful.txt", *outputs)
    assert (code, out) == (2, "")
    assert err == "mtaudit: none/r.html cannot be written: No such file or directory.\n"
    assert not list(folder.glob("*.json"))


def test_names_cannot_steer_the_terminal(folder: Path) -> None:
    (folder / "no\x1b[31m\ncopy.txt").write_text("Glaciers lose mass in warm summers. Dust told us of a volcano.\n")
    _, _, err = mtaudit(folder, "align", "source.txt", "no\x1b[31m\ncopy.txt")
    assert err == "mtaudit: no␛[31m copy.txt does not look like a copy of source.txt; the alignment is a guess.\n"


def test_a_baseline_is_of_one_text(folder: Path) -> None:
    mtaudit(folder, "audit", "source.txt", "wrong.txt", "--write-baseline", "b.json")
    (folder / "mtaudit.toml").write_text('baseline = "b.json"\n')
    other = "Rain fell in Bern.\nNobody was hurt.\n"
    for name, text in (("rain.txt", other), ("rain.back.txt", other.replace("Nobody", "Somebody"))):
        (folder / name).write_text(text)
    code, out, err = mtaudit(folder, "audit", "rain.txt", "rain.back.txt", "--output", "r.json")
    assert (code, out) == (2, "")
    assert err == "mtaudit: The baseline is of 'source.txt', not of 'rain.txt', where nothing in it is found.\n"
    assert json.loads((folder / "r.json").read_text("utf-8"))["complete"] is False


def test_a_text_that_cannot_be_read_leaves_a_report_that_fails(folder: Path) -> None:
    (folder / "r.json").write_text("a report of yesterday")
    code, out, err = mtaudit(folder, "audit", "source.txt", "missing.txt", "--output", "r.json")
    assert (code, out, err) == (2, "", "mtaudit: 'missing.txt' does not exist.\n")
    report = json.loads((folder / "r.json").read_text("utf-8"))
    assert (report["complete"], report["auditable"], report["verdict"]["passed"]) == (False, False, False)
    assert report["failures"] == ["'missing.txt' does not exist."]
    assert mtaudit(folder, "gate", "r.json", "--fail-on", "never")[0] == 2


def test_no_baseline_of_what_could_not_be_audited(folder: Path) -> None:
    (folder / "other.txt").write_text("A recipe for bread. Take flour and water. Wait a day.\n")
    code, _, err = mtaudit(folder, "audit", "source.txt", "other.txt", "--write-baseline", "b.json")
    assert code == 2
    assert "No baseline" in err
    assert not (folder / "b.json").exists()


def test_a_fault_of_our_own_is_one_sentence_and_code_2(folder: Path) -> None:
    script = (
        "import sys, mtaudit.cli, mtaudit.cli.audit as audit\n"
        "def broken(*arguments): raise ZeroDivisionError('by zero')\n"
        "audit.audited = broken\n"
        "sys.argv = ['mtaudit', 'audit', 'source.txt', 'wrong.txt', '--output', 'r.json']\n"
        "mtaudit.cli.main()"
    )
    (folder / "r.json").write_text("a report of yesterday")
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("mtaudit: A fault of mtaudit's own, please report it: ZeroDivisionError in ")
    assert done.stderr.count("\n") == 1
    report = json.loads((folder / "r.json").read_text("utf-8"))
    assert f"mtaudit: {report['failures'][0]}\n" == done.stderr
    assert not report["complete"]


@pytest.mark.parametrize("module", ["typer", "mtaudit.auditor"])
def test_ctrl_c_is_130_and_no_word_even_while_things_are_imported(folder: Path, module: str) -> None:
    script = (
        "import sys, mtaudit.cli\n"
        "class Pressed:\n"
        "    def find_spec(self, name, *rest):\n"
        f"        if name == '{module}': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Pressed())\n"
        "sys.argv = ['mtaudit', 'audit', 'source.txt', 'wrong.txt']\n"
        "mtaudit.cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_two_reports_are_compared(folder: Path) -> None:
    for name in ("wrong", "faithful"):
        mtaudit(folder, "audit", "source.txt", f"{name}.txt", "--output", f"{name}.json")
    code, out, err = mtaudit(folder, "compare", "wrong.json", "faithful.json")
    assert (code, err) == (0, "")
    assert "1 fixed" in out
    code, out, _ = mtaudit(folder, "compare", "wrong.json", "faithful.json", "--format", "json")
    assert json.loads(out)["schema"] == "mtaudit-comparison/1"
    mtaudit(folder, "compare", "wrong.json", "faithful.json", "--output", "c.json")
    assert (folder / "c.json").read_text("utf-8") == out
    code, _, err = mtaudit(folder, "compare", "wrong.json", "source.txt")
    assert (code, err.count("\n")) == (2, 1)
