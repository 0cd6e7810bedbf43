"""What all pages share: templates that escape, and files that are whole in themselves.

Style and script are inlined, and a Content-Security-Policy admits only them, by hash: were a text ever to smuggle
markup past the escaping, a browser would still not run it or fetch for it.
"""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from mtaudit.report.escape import visible
from mtaudit.report.summary import SYMBOLS, percent, plural


def page(template: str, styles: Iterable[str], scripts: Iterable[str], **values: object) -> str:
    """The page of a template with its styles and scripts, by name, in order. It can always be encoded as UTF-8."""
    style = "".join(_asset(f"css/{name}.css") for name in styles)
    script = "".join(_asset(f"js/{name}.js") for name in scripts)
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
    return (
        _environment()
        .get_template(template)
        .render(values, style=style, script=script, policy=f"{policy}; base-uri 'none'; form-action 'none'")
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals |= {"symbols": SYMBOLS, "percent": percent, "plural": plural}
    return environment


def _shown(value: object) -> object:
    """What a page prints of a value: every plain string passes here, so that none can forget to be made visible."""
    return visible(value) if type(value) is str else value


@cache
def _asset(name: str) -> str:
    return (files("mtaudit.report") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
