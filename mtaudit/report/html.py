"""The report as one HTML file: both texts side by side, findings in the margin, nothing loaded from anywhere.

Style and script are inlined, and a Content-Security-Policy admits only them, by hash: were a text ever to smuggle
markup past the escaping, a browser would still not run it or fetch for it. Without JavaScript everything is visible.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from mtaudit.model import LOW_QUALITY, Report, Verdict
from mtaudit.report.doubts import doubts, glance
from mtaudit.report.escape import visible
from mtaudit.report.marks import notes_by_unit
from mtaudit.report.rows import rows
from mtaudit.report.summary import (
    SYMBOLS,
    coverage,
    explanation,
    headline,
    names,
    outcome,
    percent,
    position,
    severity_counts,
)

_PASSAGE = 120  # characters of either side of a worst unit


def render(report: Report, verdict: Verdict | None) -> str:
    """The page. It can always be encoded as UTF-8."""
    style, script = _asset("report.css"), _asset("report.js")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
    notes = notes_by_unit(report)
    return _template().render(
        style=style,
        script=script,
        policy=f"{policy}; base-uri 'none'; form-action 'none'",
        report=report,
        names=names(report),
        outcome=outcome(report, verdict).name.lower(),
        headline=headline(report, verdict),
        explanation=explanation(report, verdict),
        counts=severity_counts(report),
        coverage=coverage(report),
        checks=sorted({finding.check for finding in report.findings}),
        worst=[(unit, glance(unit, notes.get(unit.id, ()), _PASSAGE)) for unit in report.worst_units],
        rows=list(rows(report, notes)),
        doubted=any(any(doubts(unit)) for unit in report.units),
        low=LOW_QUALITY,
        notes=notes,
        symbols=SYMBOLS,
        percent=percent,
        position=position,
    )


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_shown
    )
    return environment.from_string(_asset("report.html"))


def _shown(value: object) -> object:
    """What the page prints of a value: every plain string passes here, so that none can forget to be made visible."""
    return visible(value) if type(value) is str else value


@cache
def _asset(name: str) -> str:
    return (files("mtaudit.report") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
