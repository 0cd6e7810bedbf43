"""Errors a user can cause. Each carries one clear sentence; the command line prints it and exits with 2."""


class MtauditError(Exception):
    """Base of everything mtaudit raises on purpose."""


class InputError(MtauditError):
    """A text that cannot be read or audited: missing, empty, binary, too large, undecodable."""


class ConfigError(MtauditError):
    """A setting that is unknown or has an impossible value."""


class MissingExtraError(MtauditError):
    """A feature whose optional dependency is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs an optional dependency: pip install 'mtaudit[{extra}]'.")
