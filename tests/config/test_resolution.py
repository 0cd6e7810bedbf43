"""Settings: what a file, the environment and a flag may say, what they may not, and which of them is heard."""

import os
from pathlib import Path

import pytest

from mtaudit.config import PROFILES, CheckSettings, Config, Settings, find, resolve
from mtaudit.errors import ConfigError
from mtaudit.mqm import XCOMET, Severity

CHECKS = ("gender", "modality")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mtaudit.toml"


def settle(file: Path | None = None, flags: dict[str, object] | None = None, **environment: str) -> Settings:
    return resolve(checks=CHECKS, path=file, flags=flags, environment=environment)


def test_a_file_sets_what_it_names_and_leaves_the_rest(file: Path) -> None:
    file.write_text(
        'min_quality = 80\nfail_on = "major"\nmqm_weights = "xcomet"\njudge = false\nglossary = "terms.csv"\n'
        '[checks.gender]\nenabled = false\n[checks]\nmodality = { severity = "minor", min_confidence = 0.7 }\n'
    )
    settings = settle(file)
    assert settings.config == Config(
        min_quality=80,
        fail_on=Severity.MAJOR,
        mqm_weights=XCOMET,
        judge=False,
        glossary=file.parent / "terms.csv",
        checks={
            "gender": CheckSettings(enabled=False),
            "modality": CheckSettings(severity=Severity.MINOR, min_confidence=0.7),
        },
    )
    assert settings.origins["checks", "modality", "severity"] == f"{file}, line 9"


def test_flag_over_environment_over_file_over_profile_over_default(file: Path) -> None:
    file.write_text('profile = "news"\nmin_quality = 81\nmax_major = 4\nmax_minor = 5\nmax_penalty = 39\n')
    settings = settle(file, {"min_quality": 83.0, "max_minor": None}, MTAUDIT_MIN_QUALITY="82", MTAUDIT_MAX_MAJOR="6")
    config = settings.config
    assert (config.min_quality, config.max_major, config.max_minor) == (83, 6, 5)
    assert config.max_source_lost == PROFILES["news"]["max_source_lost"]
    assert config.min_confidence == Config().min_confidence
    assert {key[0]: origin for key, origin in settings.origins.items()} == {
        "min_quality": "--min-quality",
        "max_major": "MTAUDIT_MAX_MAJOR",
        "max_minor": f"{file}, line 4",
        "max_penalty": f"{file}, line 5",
        "max_source_lost": "profile news",
        "fail_on": "profile news",
    }


@pytest.mark.parametrize("name", PROFILES)
def test_each_profile_is_a_gate(name: str) -> None:
    assert settle(flags={"profile": name}).config != Config()
    assert settle(MTAUDIT_PROFILE=name).profile == (name, "MTAUDIT_PROFILE")


def test_profiles_go_from_lenient_to_strict() -> None:
    strict, news, lenient = (settle(flags={"profile": name}).config for name in ("strict", "news", "lenient"))
    for one, other in ((strict, news), (news, lenient)):
        assert (one.fail_on or 9) < (other.fail_on or 9) or other.fail_on is None
        assert (one.min_quality or 0) > (other.min_quality or 0)
        assert (one.max_source_lost or 1) < (other.max_source_lost or 1)


def test_an_empty_variable_gives_nothing_and_others_are_left_alone() -> None:
    assert settle(MTAUDIT_MIN_QUALITY="", PATH="/bin").config == Config()


def test_the_environment_may_name_the_file(file: Path) -> None:
    file.write_text("max_bytes = 7\n")
    assert settle(MTAUDIT_CONFIG=str(file)).config.max_bytes == 7


def test_variables_give_numbers_words_and_switches() -> None:
    config = settle(
        MTAUDIT_MAX_PENALTY="2.5", MTAUDIT_FAIL_ON="never", MTAUDIT_JUDGE="FALSE", MTAUDIT_BASELINE="b.json"
    ).config
    assert (config.max_penalty, config.fail_on, config.judge, config.baseline) == (2.5, None, False, Path("b.json"))


@pytest.mark.parametrize(
    ("variable", "text", "says"),
    [
        ("MTAUDIT_MIN_QUALTY", "80", "did you mean 'MTAUDIT_MIN_QUALITY'?"),
        ("MTAUDIT_MIN_QUALITY", "eighty", "a number from 0 to 100, not 'eighty'"),
        ("MTAUDIT_MIN_QUALITY", "nan", "a number from 0 to 100"),
        ("MTAUDIT_MAX_MAJOR", "1.5", "a whole number from 0 to 1,000,000,000"),
        ("MTAUDIT_JUDGE", "perhaps", "true or false"),
        ("MTAUDIT_PROFILE", "tabloid", "strict, news, lenient"),
    ],
)
def test_impossible_variables_are_errors_that_name_them(variable: str, text: str, says: str) -> None:
    with pytest.raises(ConfigError) as error:
        resolve(checks=CHECKS, environment={variable: text})
    assert variable in str(error.value)
    assert says in str(error.value)


def test_a_project_file_has_a_table_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.mtaudit]\nfail_on = "never"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find(inner) == tmp_path / "pyproject.toml"
    assert resolve(checks=CHECKS, start=inner).config == Config(fail_on=None)
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "mtaudit-user"\n')
    assert find(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "a" / "mtaudit.toml").write_text("")
    assert find(inner) == tmp_path / "a" / "mtaudit.toml"


@pytest.mark.parametrize(
    "table", ["[tool.mtaudit.checks.gender]\nenabled = false", "[tool]\nmtaudit = {judge = false}"]
)
def test_a_project_file_may_write_the_table_in_other_ways(tmp_path: Path, table: str) -> None:
    (tmp_path / "pyproject.toml").write_text(table)
    assert resolve(checks=CHECKS, start=tmp_path).config != Config()


@pytest.mark.parametrize("text", ["tool = 3\n", "[tool]\nmtaudit = 3\n", "[tool.mtaudti]\nmin_quality = 3\n", ""])
def test_a_project_file_that_is_named_and_has_no_table_is_an_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match="there is no table"):
        settle(file)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("\n# quality\nmin_qualty = 80", 3, "unknown setting 'min_qualty'; did you mean 'min_quality'?"),
        ("disabled = ['gender']", 1, "unknown setting 'disabled'"),
        ("min_quality = 101", 1, "min_quality must be a number from 0 to 100, not 101."),
        ('max_minor = 3\nmin_quality = "high"', 2, "not 'high'"),
        ("min_quality = nan", 1, "not nan"),
        ("min_quality = true", 1, "not True"),
        ("min_confidence = -0.1", 1, "-0.1"),
        ("max_bytes = 0", 1, "max_bytes"),
        ("max_bytes = 1.5", 1, "whole number"),
        ('fail_on = "neutral"', 1, "critical, major, minor or never"),
        ("fail_on = 3", 1, "not 3"),
        ("spacy_model = []", 1, "spacy_model"),
        ('glossary = ""', 1, "path"),
        (r'review = "a\u0000b"', 1, "path"),
        ("encoder = 1", 1, "true or false"),
        ('judge = "no"', 1, "judge"),
        ('profile = "tabloid"', 1, "no profile 'tabloid'"),
        ('mqm_weights = "mine"', 1, "wmt, xcomet or plain"),
        ("[checks.gender]\nenabled = 1", 2, "enabled must be true or false"),
        ('[checks.gender]\n\nseverity = "fatal"', 3, "critical, major, minor or neutral"),
        ("[checks.gender]\nmin_confidence = 2", 2, "from 0 to 1"),
        ("[checks.gender]\nlevel = 2", 2, "unknown setting 'level' of a check"),
        ("[checks.gendre]\nenabled = false", 2, "no check 'gendre'; did you mean 'gender'?"),
        ("[checks]\ngender = false", 2, "[checks.CHECK] is a table"),
        ("checks = 3", 1, "[checks.CHECK] is a table"),
        ("[min_quality]\nleast = 3", 2, "unknown setting 'min_quality.least'; did you mean 'min_quality'?"),
        (f"max_bytes = 1{'0' * 30}", 1, "max_bytes"),
        ("max_penalty = inf", 1, "max_penalty must be a number from 0 to 1,000,000,000, not inf."),
        (f"max_critical = 1{'0' * 400}", 1, "max_critical"),
        ("[checks.gender]\nseverity = {}", 2, "severity must be"),
        ("[checks.gender.level]", 1, "unknown setting 'level' of a check"),
        ("\n[[checks]]\n[[checks]]\ngender = 1", 2, "[checks.CHECK] is a table"),
        ("# a form feed is no line: \u2028\nmax_minor = -1", 2, "max_minor"),
        ("\ufeffmax_bytes = 1\r\nmax_minor = -1\r\n", 2, "max_minor"),
        ('a = """\nmax_minor = 1\n"""', 1, "unknown setting 'a'"),
        ("max_minor = [\n'x',\n'max_major = 1'\n]\nmax_major = 1", 1, "max_minor"),
        ('glossary = """\\\n  t.csv"""\nmax_minor = -1', 3, "max_minor"),
        ('[checks]\ngender.severity = """minor"""\n\n  [ checks . modality ]  # a note\nenabled = 1', 5, "enabled"),
    ],
)
def test_impossible_settings_are_errors_that_name_the_line(file: Path, text: str, line: int, says: str) -> None:
    file.write_bytes(text.encode())
    with pytest.raises(ConfigError) as error:
        settle(file)
    assert says in str(error.value)
    assert str(error.value).startswith(f"{file}, line {line}: ")


@pytest.mark.parametrize(
    "text",
    ["= nonsense", f"max_bytes = 1{'0' * 5000}", f"max_minor = {'[' * 5000}", f"{'a.' * 3000}a = 1"],
    ids=["sign", "digits", "arrays", "tables"],
)
def test_what_is_no_toml_is_an_error(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(ConfigError, match="is not valid TOML"):
        settle(file)


def test_a_missing_or_unreadable_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'spacy_model = "\xe9"')
    (tmp_path / "large.toml").write_bytes(b"# and so on\n" * 100_000)
    for name in ("none.toml", ".", "latin.toml", "large.toml"):
        with pytest.raises(ConfigError):
            settle(tmp_path / name)


def test_settings_made_in_python_have_the_same_limits() -> None:
    with pytest.raises(ConfigError, match="min_confidence"):
        Config(min_confidence=1.5)


def test_a_settings_file_that_cannot_be_read_is_found_and_said_not_passed_by(tmp_path: Path) -> None:
    lost = tmp_path / "mtaudit.toml"
    lost.symlink_to("nowhere.toml")
    assert find(tmp_path) == lost
    with pytest.raises(ConfigError, match="cannot be read"):
        resolve(checks=CHECKS, start=tmp_path)


def test_a_project_file_of_unknown_content_may_have_the_table(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    for data in ('[tool.mtaudit]\nfail_on = "major"\n'.encode("utf-16"), b"[tool.mtaudit]\nfail_on ="):
        project.write_bytes(data)
        assert find(tmp_path) == project
    project.write_bytes(b'[project]\ndependencies = ["mtaudit"')
    assert find(tmp_path) != project


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_nobody_waits_for_a_pipe_in_the_place_of_a_project_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pyproject.toml")
    assert find(tmp_path) != tmp_path / "pyproject.toml"
