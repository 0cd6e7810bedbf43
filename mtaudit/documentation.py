"""What the docstring of a check says, in its parts: `mtaudit explain` and docs/checks.md are made of it."""

import re
from dataclasses import dataclass

from mtaudit.model import Check
from mtaudit.mqm import Category, Severity

_EXAMPLE = re.compile(r"^ *(Bad|Good): *(.*?) → (.*)$", re.MULTILINE)
_NOT_SEEN = re.compile(r"Not seen: *(.*?)(?:\n *\n|\Z)", re.DOTALL)  # to the end of its paragraph


@dataclass(frozen=True, slots=True)
class Example:
    """What a source says and what a target makes of it."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Documentation:
    """A check as a reader meets it; `meaning` and `not_seen` are running text, each a paragraph."""

    category: Category
    severity: Severity  # the usual one
    summary: str
    meaning: str
    not_seen: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]


def documentation(check: Check) -> Documentation:
    """The parts of a check's docstring, "" where one is missing."""
    summary, _, rest = (check.__doc__ or "").strip().partition("\n")
    examples = [(kind, Example(source, target)) for kind, source, target in _EXAMPLE.findall(rest)]
    prose = _EXAMPLE.sub("", rest)
    not_seen = _NOT_SEEN.search(prose)
    return Documentation(
        check.CATEGORY,
        check.SEVERITY,
        summary,
        _running(_NOT_SEEN.sub("", prose)),
        _running(not_seen[1] if not_seen else ""),
        tuple(example for kind, example in examples if kind == "Bad"),
        tuple(example for kind, example in examples if kind == "Good"),
    )


def _running(text: str) -> str:
    return " ".join(text.split())
