"""A report of a localisation file made by hand: named segments with lines and inline codes."""

from collections.abc import Mapping, Sequence

from mtaudit.codes import coded, with_codes
from mtaudit.compare.codes import codes
from mtaudit.model import (
    Bitext,
    Document,
    DocumentScores,
    Excerpt,
    Finding,
    Report,
    Score,
    Segment,
    SegmentedDocument,
    SegmentPair,
    SegmentText,
    Span,
    Unit,
    UnitKind,
    UnitScores,
)
from mtaudit.mqm import WMT, Category, Severity
from tests.report.conftest import SIGNATURE, Flag, align, tokens

HOSTILE_ID = "\x1b[31m</script>\n\u202emsg=" + 80 * "x"


def text(words: str, line: int | None) -> SegmentText:
    return SegmentText(words, codes(words), line)


def pair(id: str, source: str, target: str, line: int | None = None) -> SegmentPair:
    """A segment that begins one line further down in the target's file."""
    return SegmentPair(id, text(source, line), text(target, line and line + 1))


MESSAGES = Bitext(
    "harbour.po",
    "harbour.back.po",
    (
        pair(
            "ferry.count", "The <b>%d ferries</b> of {town} stay in port.", "The <b>%d ferries</b> of {town} left.", 12
        ),
        pair("welcome", "Welcome, {name}, to <i>the quay</i>.", "Welcome to <i>the quay</i>, {nom}.", 20),
        pair("tickets", "No tickets for <b>today</b> are left.", "No tickets for today are left.", 31),
        pair("closed", "Press <kbd>Esc</kbd> to leave.", "", 44),
        pair(HOSTILE_ID, "The pier is shut.", "The pier is open.", 60),
        pair("code", "{name}", "{name}", 71),
    ),
)
FLAGS: Mapping[str, Sequence[Flag]] = {
    "ferry.count": (
        Flag("antonym", Severity.CRITICAL, 0.93, "stay in port", "left", "“stay in port” became “left”: the opposite."),
    ),
    "welcome": (
        Flag(
            "placeholder",
            Severity.MAJOR,
            0.95,
            "{name}",
            "{nom}",
            "The placeholder “{name}” became “{nom}”.",
            Category.MARKUP,
        ),
    ),
    "tickets": (Flag("placeholder", Severity.MINOR, 0.9, "<b>", "", "The tag “<b>” was lost.", Category.MARKUP),),
    "closed": (
        Flag(
            "missing-sentence",
            Severity.MAJOR,
            0.94,
            "Press <kbd>Esc</kbd> to leave.",
            "",
            "The target has nothing for it.",
            Category.OMISSION,
        ),
    ),
    HOSTILE_ID: (Flag("antonym", Severity.CRITICAL, 0.9, "shut", "open", "“shut” became “open”: the opposite."),),
}


def audited(bitext: Bitext, flags: Mapping[str, Sequence[Flag]]) -> Report:
    """A report of the bitext with these findings, by the ids of its segments."""
    bare = [_unit(number, pair) for number, pair in enumerate(bitext.pairs)]
    units = with_codes(coded(bare, bitext))
    findings = [
        Finding(
            id=f"{unit.id:04x}{place:04x}",
            check=flag.check,
            category=flag.category,
            severity=flag.severity,
            confidence=flag.confidence,
            unit=unit.id,
            source=_excerpt(unit.source, flag.source),
            target=_excerpt(unit.target, flag.target),
            message=flag.message,
        )
        for unit in units
        for place, flag in enumerate(flags.get(unit.segment_id or "", ()))
    ]
    findings.sort(key=lambda finding: (-finding.severity, -finding.confidence, finding.unit))
    sides = [(bitext.source, [pair.source for pair in bitext.pairs]), (bitext.target, [p.target for p in bitext.pairs])]
    source, target = (
        SegmentedDocument(Document(name, ""), tuple(Span(0, len(side.text)) for side in texts)) for name, texts in sides
    )
    likeness = [Score(score, signature) for score, signature in ((48.2, "bleu"), (71.0, "chrf"), (39.1, "ter"))]
    scores = DocumentScores(71.5, 80.0 if findings else 0.0, WMT, 0.0, *likeness)
    return Report(SIGNATURE, source, target, units, tuple(findings), scores, auditable=True)


def _unit(number: int, pair: SegmentPair) -> Unit:
    source, target = (_segment(number, side.words) for side in (pair.source, pair.target))
    if source is None or target is None:
        return Unit(number, UnitKind.OMITTED if source else UnitKind.ADDED, source, target, 1.0)
    alike = pair.source.words == pair.target.words
    return Unit(
        number,
        UnitKind.ALIGNED,
        source,
        target,
        1.0,
        align(source, target),
        UnitScores(100.0 if alike else min(95.0, 60.0 + 10 * number), 50.0, 60.0, 30.0),
    )


def _segment(number: int, words: str) -> Segment | None:
    return Segment(0, len(words), words, (number,), tokens(words)) if words else None


def _excerpt(segment: Segment | None, words: str) -> Excerpt | None:
    if segment is None or not words:
        return None
    start = segment.text.index(words)
    return Excerpt(start, start + len(words), words)
