"""The words mtaudit thinks in: frozen data that flows forward through the pipeline.

Every `start` and `end` is a character offset (code points, 0-based, end-exclusive) into the text of the document it
belongs to, unless a docstring says otherwise.
"""

from mtaudit.model.batch import BATCH_SCHEMA, Batch, FindingCount, Outcome, Status
from mtaudit.model.bitext import NO_TEXT, Bitext, Code, CodeKind, SegmentPair, SegmentText
from mtaudit.model.check import Candidate, Check, DocumentCheck, UnitCheck
from mtaudit.model.comparison import Change, Comparison, Difference
from mtaudit.model.match import MATCH_SCHEMA, Match, Matches
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
    "BATCH_SCHEMA",
    "LOW_QUALITY",
    "MATCH_SCHEMA",
    "NO_TEXT",
    "REPORT_SCHEMA",
    "WORST_UNITS",
    "Alignment",
    "Baseline",
    "BaselineState",
    "Batch",
    "Bitext",
    "Candidate",
    "Change",
    "Check",
    "Code",
    "CodeKind",
    "Comparison",
    "Difference",
    "Document",
    "DocumentCheck",
    "DocumentScores",
    "Entity",
    "Excerpt",
    "Finding",
    "FindingCount",
    "Glossary",
    "Judgement",
    "KnownFinding",
    "Limit",
    "LinkKind",
    "Match",
    "Matches",
    "Origin",
    "Outcome",
    "Report",
    "Score",
    "Segment",
    "SegmentPair",
    "SegmentText",
    "SegmentedDocument",
    "SetAside",
    "Span",
    "Status",
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
