"""The judge's surface features, as the shipped tool computes them."""

from mtaudit.judge.surface import (
    CAPITAL,
    ECHO,
    ECHOED_PAIR,
    FIRST,
    FLAGS,
    LAST,
    MARK,
    SPACED,
    SPELLING,
    SURPRISE,
    Surface,
    spelling,
    surface,
)

__all__ = [
    "CAPITAL",
    "ECHO",
    "ECHOED_PAIR",
    "FIRST",
    "FLAGS",
    "LAST",
    "MARK",
    "SPACED",
    "SPELLING",
    "SURPRISE",
    "Surface",
    "spelling",
    "surface",
]
