"""Two reports on copies of one source, compared: which findings are new or fixed, and which scores really differ."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import isnan
from typing import Any, Final, NamedTuple

import numpy as np

from mtaudit.errors import InputError
from mtaudit.model import Change, Comparison, Difference, Finding, Report, SegmentText, Unit
from mtaudit.mqm import Weights
from mtaudit.passages import Passage, shared_passages
from mtaudit.score.quality import document_quality, length
from mtaudit.score.sacrebleu import corpus_metrics
from mtaudit.significance import RESAMPLES, SEED, Floats, paired_bootstrap

LOWER_IS_BETTER: Final = frozenset({"mqm_penalty_per_1000_words", "ter"})
MOVED: Final = 1.0  # points of quality; what changes elsewhere in a text moves a passage by less


class _Measure(NamedTuple):
    """A score as a function of sums: what the units of either report add to them, by their ids, and the score made."""

    metric: str
    addends: Sequence[Mapping[int, Sequence[float]]]  # old, new
    score: Callable[[Any], float]  # of the sums (k,)
    signature: str


def compare(old: Report, new: Report) -> Comparison:
    """Compare two reports. Raises InputError where they are of different texts or one is of no copy."""
    for name, report in (("old", old), ("new", new)):
        if not report.auditable:
            raise InputError(" ".join((f"The {name} report has nothing to compare:", *report.failures)).rstrip(":"))
    passages = shared_passages(old, new)
    if not passages:
        raise InputError("The two reports are of different texts: no sentence of their sources is the same.")
    appeared, fixed, unchanged = _match(old.findings, new.findings)
    differences = tuple(_differences(old, new, passages))
    moves = Counter(_move(passage) for passage in passages)
    return Comparison(
        old=old,
        new=new,
        appeared=appeared,
        fixed=fixed,
        unchanged=unchanged,
        differences=differences,
        passages=len(passages),
        better=moves[Change.BETTER],
        worse=moves[Change.WORSE],
        verdict=_verdict(differences[0], sum(passage.sentences for passage in passages)),
        caveats=tuple(_caveats(old, new, passages, fixed, appeared)),
    )


def _match(
    old: Sequence[Finding], new: Sequence[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[tuple[Finding, Finding], ...]]:
    """New, fixed and unchanged findings by their fingerprints, of which each matches one."""
    waiting: dict[str, list[int]] = {}
    for index in reversed(range(len(old))):
        waiting.setdefault(old[index].id, []).append(index)
    appeared, unchanged, met = [], [], set()
    for finding in new:
        if known := waiting.get(finding.id):
            met.add(known[-1])
            unchanged.append((old[known.pop()], finding))
        else:
            appeared.append(finding)
    fixed = (finding for index, finding in enumerate(old) if index not in met)
    return tuple(appeared), tuple(fixed), tuple(unchanged)


def _differences(old: Report, new: Report, passages: Sequence[Passage]) -> Iterator[Difference]:
    for measure in _measures(old, new, passages):
        before = _rows([passage.old for passage in passages], measure.addends[0])
        after = _rows([passage.new for passage in passages], measure.addends[1])
        yield Difference(
            measure.metric,
            measure.score(before.sum(axis=0)),
            measure.score(after.sum(axis=0)),
            *paired_bootstrap(before, after, measure.score),
            higher_is_better=measure.metric not in LOWER_IS_BETTER,
            signature=f"{measure.signature}|bs:{RESAMPLES}|rs:{SEED}|passages:{len(passages)}",
        )


def _rows(passages: Sequence[Sequence[Unit]], addends: Mapping[int, Sequence[float]]) -> Floats:
    """What each passage adds to a measure's sums (passages, k)."""
    return np.array([np.sum([addends[unit.id] for unit in units], axis=0) for units in passages], dtype=float)


def _measures(old: Report, new: Report, passages: Sequence[Passage]) -> Iterator[_Measure]:
    units = (
        [unit for passage in passages for unit in passage.old],
        [unit for passage in passages for unit in passage.new],
    )
    yield _Measure(
        "quality",
        [{unit.id: (length(unit) * _quality(unit), length(unit)) for unit in side} for side in units],
        lambda sums: sums[0] / sums[1] if sums[1] else 0.0,
        new.signature,
    )
    weights = new.scores.mqm_weights
    yield _Measure(
        "mqm_penalty_per_1000_words",
        [_penalties(report, side, weights) for report, side in zip((old, new), units, strict=True)],
        lambda sums: 1000 * sums[0] / max(1, sums[1]),
        f"{new.signature}|points:{weights}",
    )
    pairs = list(dict.fromkeys(_texts(unit) for side in units for unit in side))  # most are in both reports
    for name, metric in corpus_metrics(pairs).items():
        addends = dict(zip(pairs, metric.addends, strict=True))
        rows = [{unit.id: addends[_texts(unit)] for unit in side} for side in units]
        yield _Measure(name, rows, metric.score, metric.signature)


def _penalties(report: Report, units: Iterable[Unit], weights: Weights) -> dict[int, tuple[float, int]]:
    """MQM points and source words of each unit."""
    points = dict.fromkeys((unit.id for unit in report.units), 0.0)
    for finding in report.findings:
        points[finding.unit] += weights.penalty(finding.severity)
    return {unit.id: (points[unit.id], len(_texts(unit)[0].split())) for unit in units}


def _texts(unit: Unit) -> tuple[str, str]:
    """What an audit scored: the two texts of a unit without inline codes."""
    source, target = (SegmentText(side.text, side.codes).words if side else "" for side in (unit.source, unit.target))
    return source, target


def _quality(unit: Unit) -> float:
    return unit.scores.quality if unit.scores else 0.0


def _move(passage: Passage) -> Change:
    """What the quality of one passage did."""
    old, new = (document_quality((unit, _quality(unit)) for unit in units) for units in (passage.old, passage.new))
    if abs(new - old) < MOVED:
        return Change.SAME
    return Change.BETTER if new > old else Change.WORSE


def _verdict(quality: Difference, sentences: int) -> str:
    """What the quality of this text did, and whether that of others would, in a sentence."""
    if quality.change is Change.SAME:
        return "Quality is the same in every passage."
    moved = f"Quality {'rose' if quality.delta > 0 else 'fell'} by {abs(quality.delta):.1f}"
    if isnan(quality.low):
        return f"{moved}; {sentences} sentences are too few to tell whether it would in other texts."
    if quality.change is Change.UNCLEAR:
        between = f"{quality.low:+.1f} to {quality.high:+.1f}".replace("-", "−")
        return f"{moved}; whether it would in other texts, {sentences} sentences cannot tell ({between})."
    least, most = sorted((abs(quality.low), abs(quality.high)))
    return f"{moved}, and would by {least:.1f} to {most:.1f} on other sentences like these {sentences}."


def _caveats(
    old: Report, new: Report, passages: Sequence[Passage], fixed: Sequence[Finding], appeared: Sequence[Finding]
) -> Iterator[str]:
    shared = sum(passage.sentences for passage in passages)
    counts = len(old.source.sentences), len(new.source.sentences)
    if counts != (shared, shared):
        inside = {unit.id for passage in passages for unit in passage.old}
        gone = sum(finding.unit not in inside for finding in fixed)
        inside = {unit.id for passage in passages for unit in passage.new}
        come = sum(finding.unit not in inside for finding in appeared)
        yield (
            f"The sources differ: scores are of the {shared} sentences that both have, of {counts[0]} and {counts[1]}; "
            f"elsewhere stand {gone} of the fixed findings and {come} of the new ones."
        )
    for name, report in (("old", old), ("new", new)):
        if not report.complete:
            yield " ".join((f"The {name} audit is incomplete, so findings may be missing.", *report.failures))
    if old.scores.mqm_weights != new.scores.mqm_weights:
        names = new.scores.mqm_weights, old.scores.mqm_weights
        yield f"Both penalties have the weights of the new report, {names[0]}; those of the old one were {names[1]}."
    if old.signature != new.signature:
        yield f"The audits were made differently, which may be all the difference: {_changed_parts(old, new)}."


def _changed_parts(old: Report, new: Report) -> str:
    """The parts of the two signatures that differ: "judge:1a2b → judge:none"."""
    before, after = (dict.fromkeys(report.signature.split("|")) for report in (old, new))
    gone = [part for part in before if part not in after]
    come = [part for part in after if part not in before]
    return f"{', '.join(gone) or 'nothing'} → {', '.join(come) or 'nothing'}"
