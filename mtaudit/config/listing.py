"""Settings written as a settings file gives them, with where each value is from."""

import json
from collections.abc import Iterator
from dataclasses import fields

from mtaudit.config.resolution import CHECKS, DEFAULT, PROFILE, Settings
from mtaudit.config.settings import CHECK_KINDS, KINDS, NEVER
from mtaudit.mqm import Severity, Weights

ORIGIN_COLUMN = 36


def listing(settings: Settings) -> Iterator[str]:
    """Lines of TOML, the origin of each value as a comment; settings that have no value are comments whole."""
    config, origins = settings.config, settings.origins
    if settings.profile:
        yield _line(PROFILE, settings.profile.value, settings.profile.origin)
    for name in (field.name for field in fields(config) if field.name in KINDS):
        yield _line(name, getattr(config, name), origins.get((name,), DEFAULT))
    for check, wanted in sorted(config.checks.items()):
        yield ""
        yield f"[{CHECKS}.{check}]"
        for name in CHECK_KINDS:
            if origin := origins.get((CHECKS, check, name)):
                yield _line(name, getattr(wanted, name), origin)


def _line(name: str, value: object, origin: str) -> str:
    if name == "fail_on" and value is None:
        value = NEVER
    text = f"# {name} is not set" if value is None else f"{name} = {_toml(value)}"
    return f"{text:<{ORIGIN_COLUMN}}  # {origin}" if value is not None else text


def _toml(value: object) -> str:
    """The value as TOML; a JSON string is one of TOML's."""
    if isinstance(value, Severity):
        return json.dumps(value.label)
    if isinstance(value, bool | int | float):
        return json.dumps(int(value) if isinstance(value, float) and value.is_integer() else value)
    text = json.dumps(value.name if isinstance(value, Weights) else str(value), ensure_ascii=False)
    return "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in text)
