"""Settings: what a file may say, and what it may not."""

from pathlib import Path

import pytest

from mtaudit.config import Config, find, load
from mtaudit.errors import ConfigError
from mtaudit.mqm import Severity


def test_a_file_sets_what_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "mtaudit.toml"
    file.write_text('min_quality = 80\nfail_on = "major"\ndisabled = ["gender"]\njudge = false\n')
    assert load(file) == Config(min_quality=80, fail_on=Severity.MAJOR, disabled=("gender",), judge=False)


def test_a_project_file_has_a_table_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.mtaudit]\nfail_on = "never"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    found = find(inner)
    assert found == tmp_path / "pyproject.toml"
    assert load(found) == Config(fail_on=None)


def test_a_project_file_may_give_the_table_another_shape(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text("tool = 3\n")
    assert load(file) == Config()
    file.write_text("[tool]\nmtaudit = 3\n")
    with pytest.raises(ConfigError):
        load(file)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("min_qualty = 80", "min_qualty"),
        ("min_quality = 101", "101"),
        ('min_quality = "high"', "high"),
        ("min_quality = true", "True"),
        ("min_confidence = -0.1", "-0.1"),
        ("max_bytes = 0", "max_bytes"),
        ("max_bytes = 1.5", "1.5"),
        ('fail_on = "neutral"', "neutral"),
        ("fail_on = 3", "3"),
        ('disabled = "gender"', "gender"),
        ("disabled = [1]", "disabled"),
        ("spacy_model = []", "spacy_model"),
        ("encoder = 1", "encoder"),
        ('judge = "no"', "judge"),
        ("= nonsense", "TOML"),
        (f"max_bytes = 1{'0' * 30}", "max_bytes"),
        pytest.param(f"max_bytes = 1{'0' * 5000}", "TOML", id="a number of 5,000 digits"),
        pytest.param(f"disabled = {'[' * 5000}", "TOML", id="5,000 arrays in each other"),
    ],
)
def test_impossible_settings_are_errors_that_name_them(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "mtaudit.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as error:
        load(file)
    assert says in str(error.value)
    assert str(file) in str(error.value)


def test_a_missing_or_unreadable_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        load(tmp_path / "none.toml")
    with pytest.raises(ConfigError):
        load(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b'spacy_model = "\xe9"')
    with pytest.raises(ConfigError):
        load(tmp_path / "latin.toml")
