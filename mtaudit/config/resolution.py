"""Which value of a setting is in force, and where it is from: flag over environment over file over profile."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from mtaudit.config.file import entries, find
from mtaudit.config.profiles import PROFILES
from mtaudit.config.settings import CHECK_KINDS, KINDS, CheckSettings, Config, Kind, read
from mtaudit.errors import ConfigError

PROFILE = "profile"
CHECKS = "checks"
PREFIX = "MTAUDIT_"
CONFIG_VARIABLE = f"{PREFIX}CONFIG"
DEFAULT = "default"
PATHS = frozenset({"baseline", "review", "glossary"})

Key = tuple[str, ...]  # ("fail_on",), ("checks", "modality", "severity")


class Given(NamedTuple):
    """A value that somebody gave in TOML's types, and where."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force, and where each value that is not a default is from; the profile and the file, if any."""

    config: Config
    profile: Given | None
    origins: Mapping[Key, str]
    file: Path | None


def resolve(
    *,
    checks: Collection[str],
    flags: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    path: Path | None = None,
    start: Path | None = None,
) -> Settings:
    """The settings in force. `flags` are by setting, None where not given; `checks` are the ids that checks have.

    The file is `path`, else the one that the environment names, else the nearest from `start` upwards, if any. Raises
    ConfigError for unknown names and impossible values, naming the flag, the variable, or the file and line.
    """
    variables = dict(_environment(environment or {}))
    file = path or _file(environment or {}) or (find(start) if start else None)
    given: dict[Key, Given] = {}
    if file is not None:
        given.update(_of_file(file, checks))
    given.update(variables)
    given.update({(name,): Given(value, _flag(name)) for name, value in (flags or {}).items() if value is not None})
    profile = given.pop((PROFILE,), None)
    if profile is not None:
        chosen = _profile(profile)
        named = f"profile {profile.value}"
        given = {(name,): Given(value, named) for name, value in chosen.items()} | given
    return Settings(_config(given), profile, {key: value.origin for key, value in given.items()}, file)


def _profile(given: Given) -> Mapping[str, object]:
    if not isinstance(given.value, str) or given.value not in PROFILES:
        raise ConfigError(f"{given.origin}: there is no profile {given.value!r:.60}; known are {', '.join(PROFILES)}.")
    return PROFILES[given.value]


def _config(given: Mapping[Key, Given]) -> Config:
    """Defaults with what was given in their place."""
    plain = {key[0]: _read(key[0], value, KINDS) for key, value in given.items() if len(key) == 1}
    by_check: dict[str, dict[str, Any]] = {}
    for key, value in given.items():
        if key[0] == CHECKS:
            by_check.setdefault(key[1], {})[key[2]] = _read(key[2], value, CHECK_KINDS)
    return Config(**plain, checks={check: CheckSettings(**values) for check, values in by_check.items()})


def _read(name: str, given: Given, kinds: Mapping[str, Kind]) -> Any:
    try:
        return read(name, given.value, kinds)
    except ConfigError as error:
        raise ConfigError(f"{given.origin}: {error}") from None


def _of_file(path: Path, checks: Collection[str]) -> Iterator[tuple[Key, Given]]:
    """What a file gives; the paths in it count from its folder."""
    for keys, value, line in entries(path):
        origin = f"{path}, line {line}"
        if value == {} and (keys == (CHECKS,) or (len(keys) == 2 and keys[0] == CHECKS and keys[1] in checks)):
            continue  # a heading with nothing under it
        _known(keys, origin, checks)
        if keys[0] in PATHS and isinstance(value, str) and value:
            value = str(path.parent / value)
        yield keys, Given(value, origin)


def _known(keys: Key, origin: str, checks: Collection[str]) -> None:
    """Raises ConfigError where no setting has these keys."""
    if keys[0] != CHECKS:
        name = ".".join(keys)
        if name not in {*KINDS, PROFILE}:
            raise ConfigError(f"{origin}: unknown setting '{name}'{_near(name, [PROFILE, *KINDS, CHECKS])}")
    elif len(keys) > 1 and keys[1] not in checks:
        raise ConfigError(f"{origin}: there is no check '{keys[1]}'{_near(keys[1], checks)}")
    elif len(keys) != 3:
        raise ConfigError(f"{origin}: [checks.CHECK] is a table of {', '.join(CHECK_KINDS)}.")
    elif keys[2] not in CHECK_KINDS:
        raise ConfigError(f"{origin}: unknown setting '{keys[2]}' of a check; known are {', '.join(CHECK_KINDS)}.")


def _near(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, list(known), n=1)
    return f"; did you mean '{close[0]}'?" if close else f"; known are {', '.join(known)}."


def _environment(variables: Mapping[str, str]) -> Iterator[tuple[Key, Given]]:
    """What variables such as MTAUDIT_MIN_QUALITY give; an empty one gives nothing."""
    known = [PREFIX + name.upper() for name in (PROFILE, *KINDS)]
    for variable, text in sorted(variables.items()):
        if not variable.startswith(PREFIX) or variable == CONFIG_VARIABLE or not text:
            continue
        name = variable.removeprefix(PREFIX).lower()
        if variable not in known:
            raise ConfigError(f"The environment variable {variable} names no setting{_near(variable, known)}")
        try:
            value = KINDS[name].from_text(text) if name in KINDS else text
        except ValueError:
            value = text  # refused where all values are read
        yield (name,), Given(value, variable)


def _file(variables: Mapping[str, str]) -> Path | None:
    named = variables.get(CONFIG_VARIABLE)
    return Path(named) if named else None


def _flag(name: str) -> str:
    return "--no-judge" if name == "judge" else f"--{name.replace('_', '-')}"
