"""Do fingerprints survive? Seeds are edited in one place, and findings elsewhere are looked for by id.

A finding is elsewhere when no sentence of its unit was edited, and still reported when the edited pair has a finding of
the same check with the same words on both sides. Of those, all should keep their ids. In the sentences whose target
was edited, ids should survive as well where the finding's own words do.

usage: python -m bench.fingerprints [PAIR…] — prints both shares for each edit, and every id that was lost.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from mtaudit.auditor import Auditor
from mtaudit.model import Finding, Report, Span, Unit

SEEDS = Path(__file__).parents[1] / "seeds"
PAIRS = ("business", "health", "politics", "science", "sport", "weather")
PLACES = (0.25, 0.5, 0.75)  # of the sentences, where edits are made

_NEWS = "The library in Eastgate will reopen next week."
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


class Pair(NamedTuple):
    """Source and target, and the places of their sentences, those of one index being translations of each other."""

    texts: tuple[str, str]
    sentences: list[tuple[Span, Span]]


@dataclass(frozen=True)
class Edited:
    """Source and target after an edit, and the ranges of the texts before it that were edited."""

    texts: tuple[str, str]
    in_source: tuple[Span, ...] = ()
    in_target: tuple[Span, ...] = ()


Edit = Callable[[Pair, int], Edited]


def read(name: str) -> Pair:
    """A seed, with the sentences that have one translation of one sentence."""
    gold = json.loads((SEEDS / name / "gold.json").read_text("utf-8"))
    source, target = ((SEEDS / name / gold[side]).read_text("utf-8") for side in ("source", "target"))
    spans = [[Span(*span) for span in gold["alignment"][f"{side}_sentences"]] for side in ("source", "target")]
    links = [(i, j) for i, j in gold["alignment"]["pairs"]]
    left, right = Counter(i for i, _ in links), Counter(j for _, j in links)
    return Pair((source, target), [(spans[0][i], spans[1][j]) for i, j in links if left[i] == right[j] == 1])


def paragraph_first(pair: Pair, _: int) -> Edited:
    """A new paragraph before all others."""
    return _rewritten(pair, lambda text: f"{_NEWS}\n\n{text}")


def sentence_inserted(pair: Pair, place: int) -> Edited:
    """A new sentence behind another, in the same paragraph."""
    source, target = (_behind(span) for span in pair.sentences[place])
    return _replaced(pair, (source, f" {_NEWS}"), (target, f" {_NEWS}"))


def sentence_removed(pair: Pair, place: int) -> Edited:
    """A sentence gone from both texts."""
    source, target = pair.sentences[place]
    return _replaced(pair, (source, ""), (target, ""))


def sentence_replaced(pair: Pair, place: int) -> Edited:
    """Another sentence in the place of one, in both texts."""
    source, target = pair.sentences[place]
    return _replaced(pair, (source, _NEWS), (target, _NEWS))


def target_corrected(pair: Pair, place: int) -> Edited:
    """A sentence of the copy says just what the original says."""
    source, target = pair.sentences[place]
    return _replaced(pair, None, (target, source.of(pair.texts[0])))


def target_extended(pair: Pair, place: int) -> Edited:
    """A sentence of the copy goes on before it ends."""
    end = pair.sentences[place][1].end
    stop = Span(end - 1, end)
    return _replaced(pair, None, (stop, f", it is said{stop.of(pair.texts[1])}"))


def target_dropped(pair: Pair, place: int) -> Edited:
    """A sentence gone from the copy."""
    return _replaced(pair, None, (pair.sentences[place][1], ""))


def target_added(pair: Pair, place: int) -> Edited:
    """A sentence that the copy alone has."""
    return _replaced(pair, None, (_behind(pair.sentences[place][1]), f" {_NEWS}"))


def sentences_joined(pair: Pair, place: int) -> Edited:
    """Two sentences of the copy become one, and so their units."""
    text, spans = pair.texts[1], sorted(target for _, target in pair.sentences)
    gaps = [Span(one.end - 1, other.start + 1) for one, other in pairwise(spans)]
    stops = (gap for gap in gaps if re.fullmatch(r"\. \w", gap.of(text)))
    gap = min(stops, key=lambda gap: abs(gap.start - pair.sentences[place][1].end))
    return _replaced(pair, None, (gap, f"; {gap.of(text)[-1].lower()}"))


def passage_moved(pair: Pair, place: int) -> Edited:
    """Three sentences stand at the end, in both texts."""
    moved = pair.sentences[place : place + 3]
    texts = []
    for text, spans in zip(pair.texts, zip(*moved, strict=True), strict=True):
        passage = " ".join(span.of(text) for span in sorted(spans))
        for span in sorted(spans, reverse=True):
            text = _put(text, span, "")
        texts.append(f"{text.rstrip()}\n\n{passage}\n")
    return Edited((texts[0], texts[1]))


def rewrapped(pair: Pair, _: int) -> Edited:
    """Every line broken after some sixty characters."""
    return _rewritten(pair, lambda text: re.sub(r"(?<=\S)(.{55}\S*) (?=\S)", r"\1\n", text))


def straightened(pair: Pair, _: int) -> Edited:
    """Straight quotation marks and apostrophes for curly ones."""
    return _rewritten(pair, lambda text: text.translate(_STRAIGHT))


EDITS: tuple[Edit, ...] = (
    paragraph_first, sentence_inserted, sentence_removed, sentence_replaced, target_corrected, target_extended,
    target_dropped, target_added, sentences_joined, passage_moved, rewrapped, straightened,
)  # fmt: skip


def _rewritten(pair: Pair, rewrite: Callable[[str], str]) -> Edited:
    """Both texts rewritten so that every sentence says what it said."""
    source, target = pair.texts
    return Edited((rewrite(source), rewrite(target)))


def _replaced(pair: Pair, source: tuple[Span, str] | None, target: tuple[Span, str] | None) -> Edited:
    """A range of either text replaced."""
    before, after = pair.texts
    return Edited(
        (_put(before, *source) if source else before, _put(after, *target) if target else after),
        (source[0],) if source else (),
        (target[0],) if target else (),
    )


def _behind(span: Span) -> Span:
    return Span(span.end, span.end)


def _put(text: str, span: Span, new: str) -> str:
    return text[: span.start] + new + text[span.end :]


class Survival(NamedTuple):
    """Findings that an edit spared: how many, how many are still reported, and those that are so by another id."""

    findings: int
    reported: int
    lost: list[Finding]


def survival(before: Report, after: Report, edited: Edited) -> tuple[Survival, Survival]:
    """What became of the findings elsewhere, and of those whose words alone were spared."""
    units = {unit.id: unit for unit in before.units}
    elsewhere, beside = [], []
    for finding in before.findings:
        if not _touched(units[finding.unit], edited):
            elsewhere.append(finding)
        elif not _touched(finding, edited):
            beside.append(finding)
    return _survival(elsewhere, after), _survival(beside, after)


def _survival(findings: Iterable[Finding], after: Report) -> Survival:
    findings = list(findings)
    words, ids = Counter(map(_words, after.findings)), Counter(finding.id for finding in after.findings)
    reported, lost = 0, []
    for finding in findings:
        if words[_words(finding)] > 0:
            words[_words(finding)] -= 1
            reported += 1
            if ids[finding.id] > 0:
                ids[finding.id] -= 1
            else:
                lost.append(finding)
    return Survival(len(findings), reported, lost)


def _words(finding: Finding) -> tuple[str, ...]:
    sides = (
        " ".join(side.text.translate(_STRAIGHT).split()) if side else "" for side in (finding.source, finding.target)
    )
    return finding.check, *sides


def _touched(thing: Unit | Finding, edited: Edited) -> bool:
    return any(
        part is not None and any(part.start < span.end and span.start < part.end for span in spans)
        for part, spans in ((thing.source, edited.in_source), (thing.target, edited.in_target))
    )


def main() -> None:
    """Print the shares."""
    auditor = Auditor()
    pairs = {name: read(name) for name in sys.argv[1:] or PAIRS}
    before = {name: auditor.audit(*pair.texts) for name, pair in pairs.items()}
    totals = [[0, 0, 0], [0, 0, 0]]
    for edit in EDITS:
        sums = [[0, 0, 0], [0, 0, 0]]
        for name, pair in pairs.items():
            places = (int(share * len(pair.sentences)) for share in PLACES)
            for edited in dict.fromkeys(edit(pair, place) for place in places):
                after = auditor.audit(*edited.texts)
                for where, found in enumerate(survival(before[name], after, edited)):
                    counts = (found.findings, found.reported, found.reported - len(found.lost))
                    sums[where] = [a + b for a, b in zip(sums[where], counts, strict=True)]
                    for finding in found.lost:
                        print(f"    {edit.__name__}, {name}: {finding.check}: {finding.message}")
        for where in range(2):
            totals[where] = [a + b for a, b in zip(totals[where], sums[where], strict=True)]
        _print(edit.__name__, sums)
    _print("all", totals)


def _print(name: str, sums: list[list[int]]) -> None:
    shares = (f"{kept:4} of {reported:4} (of {findings:4})" for findings, reported, kept in sums)
    print(f"{name:20} {'   '.join(shares)}", flush=True)


if __name__ == "__main__":
    main()
