"""Inline codes of already aligned segments: kept out of what is compared, and put back into what is shown."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mtaudit.compare.codes import codes
from mtaudit.findings import Proposal
from mtaudit.model import Bitext, Excerpt, Finding, Segment, SegmentPair, SegmentText, Span, Unit


def plain(pairs: Iterable[tuple[str, str]]) -> Bitext:
    """Pairs of texts that nobody named, numbered from 1, with the codes that are found in them."""
    numbered = enumerate(pairs, start=1)
    return Bitext("source", "target", tuple(SegmentPair(str(n), _text(one), _text(two)) for n, (one, two) in numbered))


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


def with_codes(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units with their codes in the texts, where as many other characters kept their places."""
    return tuple(_shown(unit) if _has_codes(unit) else unit for unit in units)


def quoted(findings: Iterable[Finding], units: Iterable[Unit]) -> list[Finding]:
    """The findings with what they point at in the units' texts, codes and all."""
    by_id = {unit.id: unit for unit in units if _has_codes(unit)}
    return [_quoted(each, by_id[each.unit]) if each.unit in by_id else each for each in findings]


def of_words(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """The proposals without those about nothing but what stands for a code."""
    for proposal in proposals:
        unit, candidate = proposal.unit, proposal.candidate
        spans = [
            (side, span) for side, span in ((unit.source, candidate.source), (unit.target, candidate.target)) if span
        ]
        if not all(side and _stands_for_code(side, span) for side, span in spans):
            yield proposal


def _stands_for_code(side: Segment, span: Span) -> bool:
    return any(
        code.start <= span.start and span.end <= code.end and len(span) < len(code.text)  # it is not the code itself
        for code in side.codes
    )


def _text(text: str) -> SegmentText:
    return SegmentText(text, codes(text))


def _coded(side: Segment | None, text: SegmentText) -> Segment | None:
    return replace(side, codes=text.codes, line=text.line) if side else None


def _has_codes(unit: Unit) -> bool:
    return any(side and side.codes for side in (unit.source, unit.target))


def _shown(unit: Unit) -> Unit:
    return replace(unit, source=unit.source and _filled(unit.source), target=unit.target and _filled(unit.target))


def _filled(side: Segment) -> Segment:
    parts, at = [], 0
    for code in side.codes:
        parts += [side.text[at : code.start], code.text]
        at = code.end
    return replace(side, text="".join([*parts, side.text[at:]]))


def _quoted(finding: Finding, unit: Unit) -> Finding:
    return replace(finding, source=_excerpt(finding.source, unit.source), target=_excerpt(finding.target, unit.target))


def _excerpt(excerpt: Excerpt | None, side: Segment | None) -> Excerpt | None:
    return replace(excerpt, text=side.excerpt(excerpt.span)) if excerpt and side else excerpt
