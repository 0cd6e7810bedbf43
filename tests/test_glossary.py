"""A user's terms, from the file to the report."""

import subprocess
import sys
from pathlib import Path

import pytest

from mtaudit.annotate import Annotator
from mtaudit.auditor import Auditor
from mtaudit.config import Config, resolve
from mtaudit.errors import ConfigError, InputError
from mtaudit.model import Glossary, Term

SOURCE = "Both sides want to strengthen deterrence. Talks go on next week in Calder City. Nobody expects a result."
TARGET = "Both sides want to strengthen restraint. Talks go on next week in Calder City. Nobody expects a result."
TABLE = "source,target,forbidden,do_not_translate\ndeterrence,deterrence,restraint,\nCalder City,,,yes\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"source.txt": SOURCE, "target.txt": TARGET, "terms.csv": TABLE, "bad.csv": "a,b\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "mtaudit.toml").write_text('glossary = "terms.csv"\n', encoding="utf-8")
    return tmp_path


def test_its_violations_are_found_in_texts_and_in_segments(annotator: Annotator) -> None:
    glossary = Glossary((Term("deterrence", ("deterrence",), ("restraint",)),))
    auditor = Auditor(Config(judge=False), annotator=annotator, glossary=glossary)
    for report in (auditor.audit(SOURCE, TARGET), auditor.audit_aligned([(SOURCE, TARGET)])):
        found = [f for f in report.findings if f.check == "glossary"]
        assert [f.target.text for f in found if f.target] == ["restraint"]
        assert glossary.signature in report.signature


def test_its_path_counts_from_the_settings(folder: Path) -> None:
    config = resolve(checks=(), path=folder / "mtaudit.toml").config
    assert config.glossary == folder / "terms.csv"
    assert len(Auditor(config).glossary.terms) == 2  # type: ignore[union-attr]


@pytest.mark.parametrize("value", ["3", "[]", '""'])
def test_a_setting_that_is_no_path(folder: Path, value: str) -> None:
    (folder / "mtaudit.toml").write_text(f"glossary = {value}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="glossary"):
        resolve(checks=(), path=folder / "mtaudit.toml")


def test_a_bad_file_is_known_before_any_text_is_read(folder: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.csv"):
        Auditor(Config(glossary=folder / "missing.csv"))


def mtaudit(folder: Path, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "mtaudit.cli", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


def test_on_the_command_line(folder: Path) -> None:
    texts = ("source.txt", "target.txt", "--no-judge", "--fail-on", "major")
    code, out, _ = mtaudit(folder, "audit", *texts, "--glossary", "terms.csv")
    assert code == 1
    assert "The glossary forbids “restraint” for “deterrence”" in " ".join(out.split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("audit", "source.txt", "target.txt", "--glossary", "bad.csv"), "begins with its columns"),
        (("gate", "source.txt", "target.txt", "--glossary", "missing.csv"), "does not exist"),
        (("gate", "report.json", "--glossary", "terms.csv"), "--glossary is for a SOURCE and a TARGET"),
        (("audit", "source.txt", "target.txt", "--glossary", "terms.csv", "--output", "terms.csv"), "overwrite"),
    ],
)
def test_bad_usage_is_one_sentence_and_code_2(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    code, out, err = mtaudit(folder, *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
