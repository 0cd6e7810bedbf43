"""Inline codes of already aligned segments: kept out of what is compared, and put back into what is shown."""

from collections.abc import Iterable
from dataclasses import replace

from mtaudit.model import Bitext, Excerpt, Finding, Report, Segment, SegmentPair, SegmentText, Unit


def coded(units: Iterable[Unit], bitext: Bitext) -> list[Unit]:
    """The units of a bitext, one per segment, with the segments' ids, lines and codes."""
    return [
        replace(
            unit,
            segment_id=pair.id,
            source=_coded(unit.source, pair.source),
            target=_coded(unit.target, pair.target),
        )
        for unit, pair in zip(units, bitext.pairs, strict=True)
    ]


def with_codes(report: Report, bitext: Bitext) -> Report:
    """The report with the codes in its texts, where blanks kept their places."""
    units = tuple(_shown(unit, pair) for unit, pair in zip(report.units, bitext.pairs, strict=True))
    return replace(report, units=units, findings=tuple(_quoted(each, units[each.unit]) for each in report.findings))


def _coded(side: Segment | None, text: SegmentText) -> Segment | None:
    return replace(side, codes=text.codes, line=text.line) if side else None


def _shown(unit: Unit, pair: SegmentPair) -> Unit:
    if not (pair.source.codes or pair.target.codes):
        return unit
    source, target = (
        side and replace(side, text=text.text)
        for side, text in ((unit.source, pair.source), (unit.target, pair.target))
    )
    return replace(unit, source=source, target=target)


def _quoted(finding: Finding, unit: Unit) -> Finding:
    return replace(finding, source=_excerpt(finding.source, unit.source), target=_excerpt(finding.target, unit.target))


def _excerpt(excerpt: Excerpt | None, side: Segment | None) -> Excerpt | None:
    return replace(excerpt, text=side.excerpt(excerpt.span)) if excerpt and side else excerpt
