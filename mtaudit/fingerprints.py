"""Fingerprints: the names by which baselines, reviews and comparisons know a finding again in a later audit.

A fingerprint is a digest of the check, of the words found on either side, and of the source sentences they stand in.
It does not depend on how grave or sure the finding is, on what is said of it, on white space, on straight or curly
quotation marks, nor on anything else in the texts: sentences around it may come, go, move, or be joined to its own in
one unit.
"""

import hashlib
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from mtaudit.model import Finding, Segment, Span, Unit

_SIGNS = str.maketrans("“”„‟«»‘’‚‛‹›´`‐‑‒–—―−", '""""""' + "'" * 8 + "-" * 7)
_NEAR = 20  # words on either side of those found in the target, by whose links their source sentence is known
_BEFORE = 5_000  # characters in which equal words before those found are counted: no sentence is longer


def fingerprinted(
    findings: Iterable[Finding], units: Iterable[Unit], source: Sequence[Span], target: Sequence[Span]
) -> tuple[Finding, ...]:
    """The findings with their fingerprints as ids, in their order.

    `source` and `target` are the ranges of the sentences whose numbers the units' segments give. Findings alike in all
    that a fingerprint is made of are told apart by their order in the text.
    """
    findings, by_id = list(findings), {unit.id: unit for unit in units}
    sentences = (
        _Sentences((unit.source for unit in by_id.values()), source),
        _Sentences((unit.target for unit in by_id.values()), target),
    )
    times: Counter[str] = Counter()
    names: dict[int, str] = {}
    for index in sorted(range(len(findings)), key=lambda index: _place(findings[index])):
        finding = findings[index]
        words = (_folded(side.text) if side else "" for side in (finding.source, finding.target))
        key = _digest(finding.check, *words, *_context(finding, by_id[finding.unit], *sentences))
        times[key] += 1
        names[index] = _digest(key, str(times[key]))[:16]
    return tuple(replace(finding, id=names[index]) for index, finding in enumerate(findings))


class _Sentences:
    """The sentences of one side by their numbers: where they are, and a name for what they say."""

    def __init__(self, segments: Iterable[Segment | None], spans: Sequence[Span]) -> None:
        self.spans = spans
        texts = {n: segment.excerpt(spans[n]) for segment in segments if segment for n in segment.sentences}
        times: Counter[str] = Counter()
        self.names: dict[int, str] = {}
        for number in sorted(texts):
            words = _folded(texts[number])
            times[words] += 1
            self.names[number] = _digest(words, str(times[words]))  # equal sentences are told apart by their order

    def touched(self, segment: Segment, span: Span) -> list[int]:
        """The sentences of a segment that share characters with a range in it; there is one at least."""
        numbers = segment.sentences
        first = min(bisect_right(numbers, span.start, key=lambda n: self.spans[n].end), len(numbers) - 1)
        return [numbers[first], *takewhile(lambda n: self.spans[n].start < span.end, numbers[first + 1 :])]


def _context(finding: Finding, unit: Unit, source: _Sentences, target: _Sentences) -> list[str]:
    """The source sentences that a finding is about, and how many times its words stand there before.

    Where nothing of the source was found, the sentence that is translated where the finding is; in what was added, the
    target's own.
    """
    if finding.source and unit.source:
        here, start = source.touched(unit.source, finding.source.span), finding.source.start
        before = unit.source.excerpt(Span(max(source.spans[here[0]].start, start - _BEFORE), start))
        return [*(source.names[n] for n in here), str(before.count(finding.source.text))]
    if finding.target is None or unit.target is None:
        return []
    if unit.source is None:
        return [target.names[n] for n in target.touched(unit.target, finding.target.span)]
    return [source.names[_translated(unit, unit.source, unit.target, finding.target.span, source)]]


def _translated(unit: Unit, source: Segment, target: Segment, span: Span, sentences: _Sentences) -> int:
    """The source sentence of a unit to which words in and around a range of its target are linked, the nearest most."""
    votes = dict.fromkeys(source.sentences, 0.0)
    first, last = (bisect_left(target.tokens, edge, key=lambda token: token.start) for edge in (span.start, span.end))
    for index in range(max(0, first - _NEAR), min(len(target.tokens), last + _NEAR)):
        for link in unit.words.from_target(index):
            (number, *_) = sentences.touched(source, source.tokens[link.source].span)
            votes[number] += 1 / (1 + max(0, first - index, index - last + 1))
    return max(votes, key=lambda number: votes[number])


def _folded(text: str) -> str:
    """The text with single blanks and plain signs."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SIGNS).split())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _place(finding: Finding) -> tuple[int, int, int]:
    return finding.unit, finding.source.start if finding.source else -1, finding.target.start if finding.target else -1
