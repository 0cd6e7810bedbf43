"""Units as checks read them: their words annotated and aligned, and judged."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mtaudit.alignment import align_words, reads_similarity
from mtaudit.annotate import Parse, make_segment
from mtaudit.encode import Encoder
from mtaudit.failures import Failures
from mtaudit.judge import Judge
from mtaudit.model import Judgement, Segment, SegmentedDocument, Span, Unit, UnitKind, WordAlignment
from mtaudit.progress import Progress, Stage, counted


def annotated(
    units: Iterable[Unit], sides: Sequence[SegmentedDocument], parses: Sequence[Sequence[Parse]]
) -> list[Unit]:
    """The units of two texts with the annotation of their sentences, source first."""
    return [
        replace(
            unit,
            source=_annotated(unit.source, sides[0], parses[0]),
            target=_annotated(unit.target, sides[1], parses[1]),
        )
        for unit in units
    ]


def paired(pairs: Sequence[tuple[str, str]], parses: Sequence[Sequence[Parse]]) -> list[Unit]:
    """Annotated units of already aligned texts, one per pair; offsets count from the start of each text."""
    sides = (_segments([pair[side] for pair in pairs], parses[side]) for side in (0, 1))
    return [_paired(number, *both) for number, both in enumerate(zip(*sides, strict=True))]


def linked(units: Iterable[Unit], encoder: Encoder | None, failures: Failures, progress: Progress) -> list[Unit]:
    """The units with their words aligned, where there are two sides.

    One on which that crashes is left without words, so that no check takes them for lost.
    """
    units = list(units)
    both = {unit.id: (unit.source, unit.target) for unit in units if unit.source and unit.target}
    read = {n for n, (source, target) in both.items() if encoder and reads_similarity(source.tokens, target.tokens)}
    similarities = encoder.similarities(both[n] for n in both if n in read) if encoder else iter(())
    words: dict[int, WordAlignment] = {}
    for number, (source, target) in counted(both.items(), progress, Stage.LINKING, len(both)):
        with failures.of("The alignment of words", f"unit {number}"):
            words[number] = align_words(source.tokens, target.tokens, next(similarities) if number in read else None)
    return [
        replace(unit, words=words[unit.id]) if unit.id in words else _bare(unit) if unit.id in both else unit
        for unit in units
    ]


def judged(units: Sequence[Unit], judge: Judge | None, progress: Progress) -> list[Unit]:
    """The units with what the judge says of them, where there are two sides."""
    both = [(unit.source, unit.target) for unit in units if unit.source and unit.target]
    said = judge.judge((source.text, target.text) for source, target in both) if judge else iter(())
    said = counted(said, progress, Stage.JUDGING, len(both))
    return [
        replace(unit, judgement=_placed(next(said), unit.source.start, unit.target.start))
        if judge and unit.source and unit.target
        else unit
        for unit in units
    ]


def _annotated(part: Segment | None, side: SegmentedDocument, parses: Sequence[Parse]) -> Segment | None:
    if part is None:
        return None
    return make_segment(side.document.text, [(n, side.sentences[n], parses[n]) for n in part.sentences])


def _segments(texts: Sequence[str], parses: Sequence[Parse]) -> list[Segment]:
    both = enumerate(zip(texts, parses, strict=True))
    return [make_segment(text, [(number, Span(0, len(text)), parse)]) for number, (text, parse) in both]


def _paired(number: int, source: Segment, target: Segment) -> Unit:
    if target.text.strip() and not source.text.strip():
        return Unit(number, UnitKind.ADDED, None, target, 1.0)
    if source.text.strip() and not target.text.strip():
        return Unit(number, UnitKind.OMITTED, source, None, 1.0)
    return Unit(number, UnitKind.ALIGNED, source, target, 1.0)


def _bare(unit: Unit) -> Unit:
    source, target = (side and replace(side, tokens=(), entities=()) for side in (unit.source, unit.target))
    return replace(unit, source=source, target=target)


def _placed(judgement: Judgement, source: int, target: int) -> Judgement:
    """The judgement with its risks where the two texts stand in their documents."""
    return replace(
        judgement,
        source=tuple(replace(risk, start=source + risk.start, end=source + risk.end) for risk in judgement.source),
        target=tuple(replace(risk, start=target + risk.start, end=target + risk.end) for risk in judgement.target),
    )
