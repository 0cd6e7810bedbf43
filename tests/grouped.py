"""Hand-made reports whose units have as many source sentences as a test wants."""

from collections.abc import Sequence

from mtaudit.model import (
    Document,
    DocumentScores,
    Finding,
    Report,
    Score,
    Segment,
    SegmentedDocument,
    Span,
    Unit,
    UnitKind,
    UnitScores,
)
from mtaudit.mqm import WMT


def grouped(
    units: Sequence[Sequence[str]],
    name: str = "copy",
    *,
    targets: Sequence[str] = (),
    qualities: Sequence[float] = (),
    findings: Sequence[Finding] = (),
    signature: str = "mtaudit:0.1.0",
) -> Report:
    """A report of units, each the list of its source sentences; with none it was added.

    Targets are by default `name` and the unit's number, qualities 90.
    """
    spans: list[Span] = []
    made = []
    for number, sentences in enumerate(units):
        start, text = spans[-1].end + 1 if spans else 0, " ".join(sentences)
        numbers = tuple(range(len(spans), len(spans) + len(sentences)))
        for sentence in sentences:
            end = spans[-1].end + 1 if spans else 0
            spans.append(Span(end, end + len(sentence)))
        source = Segment(start, start + len(text), text, numbers) if sentences else None
        copy = targets[number] if targets else f"{name} {number}"
        target = Segment(0, len(copy), copy, (number,)) if copy else None
        scores = UnitScores(qualities[number] if qualities else 90.0, 0, 0, 0)
        made.append(Unit(number, UnitKind.ALIGNED, source, target, 1.0, scores=scores))
    none = Score(0.0, "")
    return Report(
        signature=signature,
        source=SegmentedDocument(Document("source.txt", ""), tuple(spans)),
        target=SegmentedDocument(Document(f"{name}.txt", ""), tuple(Span(0, 0) for _ in made)),
        units=tuple(made),
        findings=tuple(findings),
        scores=DocumentScores(0.0, 0.0, WMT, 0.0, none, none, none),
        auditable=True,
    )
