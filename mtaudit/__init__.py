"""mtaudit: audits machine-translated copies of a text against the original.

`audit(source_text, target_text)` gives a `Report`; `Auditor` keeps its models for many; `align` only aligns.
"""

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from mtaudit.auditor import Auditor as Auditor
    from mtaudit.auditor import align as align
    from mtaudit.auditor import audit as audit
    from mtaudit.config import CheckSettings as CheckSettings
    from mtaudit.config import Config as Config
    from mtaudit.errors import ConfigError as ConfigError
    from mtaudit.errors import InputError as InputError
    from mtaudit.errors import MissingExtraError as MissingExtraError
    from mtaudit.errors import MtauditError as MtauditError
    from mtaudit.gate import decide as decide
    from mtaudit.model import Alignment as Alignment
    from mtaudit.model import Document as Document
    from mtaudit.model import Finding as Finding
    from mtaudit.model import Glossary as Glossary
    from mtaudit.model import Report as Report
    from mtaudit.model import SegmentedDocument as SegmentedDocument
    from mtaudit.model import Span as Span
    from mtaudit.model import Term as Term
    from mtaudit.model import Thresholds as Thresholds
    from mtaudit.model import Unit as Unit
    from mtaudit.model import Verdict as Verdict
    from mtaudit.mqm import Category as Category
    from mtaudit.mqm import Severity as Severity

_HOMES = {
    "Alignment": "model",
    "Auditor": "auditor",
    "Category": "mqm",
    "CheckSettings": "config",
    "Config": "config",
    "ConfigError": "errors",
    "Document": "model",
    "Finding": "model",
    "Glossary": "model",
    "InputError": "errors",
    "MissingExtraError": "errors",
    "MtauditError": "errors",
    "Report": "model",
    "SegmentedDocument": "model",
    "Severity": "mqm",
    "Span": "model",
    "Term": "model",
    "Thresholds": "model",
    "Unit": "model",
    "Verdict": "model",
    "align": "auditor",
    "audit": "auditor",
    "decide": "gate",
}
__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for (PEP 562), so that `mtaudit --help` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'mtaudit' has no attribute '{name}'")
    return getattr(importlib.import_module(f"mtaudit.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
