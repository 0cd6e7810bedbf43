"""The words mtaudit thinks in: frozen data that flows forward through the pipeline.

Every `start` and `end` is a character offset (code points, 0-based, end-exclusive) into the text of the document it
belongs to, unless a docstring says otherwise.
"""

from mtaudit.model.check import Candidate, Check, DocumentCheck, UnitCheck
from mtaudit.model.comparison import Change, Comparison, Difference
from mtaudit.model.report import (
    LOW_QUALITY,
    REPORT_SCHEMA,
    WORST_UNITS,
    Baseline,
    BaselineState,
    DocumentScores,
    Excerpt,
    Finding,
    KnownFinding,
    Limit,
    Origin,
    Report,
    Score,
    Thresholds,
    Verdict,
)
from mtaudit.model.text import Document, Entity, Segment, SegmentedDocument, SetAside, Span, Token
from mtaudit.model.unit import (
    Alignment,
    Glossary,
    Judgement,
    LinkKind,
    Term,
    Unit,
    UnitKind,
    UnitScores,
    WordAlignment,
    WordLink,
    WordRisk,
)

__all__ = [
    "LOW_QUALITY",
    "REPORT_SCHEMA",
    "WORST_UNITS",
    "Alignment",
    "Baseline",
    "BaselineState",
    "Candidate",
    "Change",
    "Check",
    "Comparison",
    "Difference",
    "Document",
    "DocumentCheck",
    "DocumentScores",
    "Entity",
    "Excerpt",
    "Finding",
    "Glossary",
    "Judgement",
    "KnownFinding",
    "Limit",
    "LinkKind",
    "Origin",
    "Report",
    "Score",
    "Segment",
    "SegmentedDocument",
    "SetAside",
    "Span",
    "Term",
    "Thresholds",
    "Token",
    "Unit",
    "UnitCheck",
    "UnitKind",
    "UnitScores",
    "Verdict",
    "WordAlignment",
    "WordLink",
    "WordRisk",
]
