"""What the other text says of a gap where a heading may end: copies have their boundaries in the same places.

A boundary is known again by the words on either side of it. That two texts have a capital in the same place proves
little, since names have it in both; but where the other text has a stop, a line break or a likely gap, a sentence ends
here too, and where it has nothing of the kind, one less likely does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from mtaudit.model import Span
from mtaudit.segment.headings import CONTEXT, Draft, Gap, parameters
from mtaudit.segment.words import is_complete, read, stems

SURE: Final = 6.0  # log odds of a boundary that a stop or a line break makes
# Log odds in favour of a title: to miss one costs its alignment and that of the next sentence, while a first sentence
# cut in two is aligned all the same, since the other text helps to find the place.
TITLE: Final = 1.5
OWN_LINE: Final = 4.0  # log odds that a text has a title whose first sentence has no stop
LIMIT: Final = 6.0
CANDIDATES: Final = 10  # boundaries with the most words in common whose likeness is measured
FREQUENT: Final = 30  # boundaries beside which a stem stands that tells none of them
SIMILAR: Final = 0.3  # sum of two Dice coefficients, of the words before and behind
NEAR: Final = 150  # characters looked at on either side of a sure boundary


class Boundaries:
    """The boundaries of a text, sure and possible, found again by the words around them."""

    def __init__(self, draft: Draft) -> None:
        self._boundaries = list(_boundaries(draft))
        self._before: dict[str, list[int]] = defaultdict(list)
        self._after: dict[str, list[int]] = defaultdict(list)
        for number, boundary in enumerate(self._boundaries):
            for stem in boundary.before:
                self._before[stem].append(number)
            for stem in boundary.after:
                self._after[stem].append(number)
        self._title = _title_log_odds(draft)

    def log_odds(self, gap: Gap, title: bool) -> float:
        """Log odds that a heading ends at a gap of the other text, in the light of this one."""
        weights: dict[str, float] = parameters()["agreement"]
        return TITLE * title + sum(weights[name] * value for name, value in self.evidence(gap, title).items())

    def evidence(self, gap: Gap, title: bool) -> dict[str, float]:
        """Named evidence that a heading ends at a gap of the other text; `title`: it would be that text's title."""
        likeness, boundary = self._counterpart(gap)
        sure = boundary is not None and boundary.log_odds == SURE
        there = 0.0 if boundary is None or sure else _limited(boundary.log_odds)
        return {
            "bias": 1.0,
            "gap": _limited(gap.log_odds),
            "title": float(title),
            "title there": self._title * title,
            "no counterpart": float(boundary is None),
            "likeness": likeness,
            "counterpart": there,
            "counterpart, likeness": there * min(1.0, likeness),
            "sure counterpart": float(sure),
            "sure counterpart, likeness": sure * likeness,
        }

    def _counterpart(self, gap: Gap) -> tuple[float, Gap | None]:
        """The boundary with the likest words before and behind, and the sum of the two Dice coefficients."""
        before, after = (
            Counter(_postings(index, words)) for index, words in ((self._before, gap.before), (self._after, gap.after))
        )

        def likeness(number: int) -> tuple[float, float, int]:
            there = self._boundaries[number]
            shares = 2 * before[number] / max(1, len(gap.before) + len(there.before))
            shares += 2 * after[number] / max(1, len(gap.after) + len(there.after))
            return shares, there.log_odds, -number

        likely = [number for number, _ in (before + after).most_common(CANDIDATES)]
        best = max(map(likeness, likely), default=(0.0, 0.0, 0))
        return (best[0], self._boundaries[-best[2]]) if best[0] >= SIMILAR else (0.0, None)


def _boundaries(draft: Draft) -> Iterator[Gap]:
    last: frozenset[str] = frozenset()
    for sentence, possible in zip(draft.sentences, draft.gaps, strict=True):
        head = Span(sentence.start, min(sentence.start + NEAR, sentence.end))
        yield Gap(sentence.start, SURE, last, stems(read(draft.text, head)[:CONTEXT]))
        yield from possible
        tail = Span(max(sentence.start, sentence.end - NEAR), sentence.end)
        last = stems(read(draft.text, tail)[-CONTEXT:])
    yield Gap(len(draft.text), SURE, last, frozenset())


def _title_log_odds(draft: Draft) -> float:
    """Log odds that the text opens with a heading: on its own line, or up to a gap in the first sentence."""
    if not draft.sentences:
        return 0.0
    if not is_complete(draft.sentences[0].of(draft.text)):
        return OWN_LINE
    return max((_limited(gap.log_odds) for gap in draft.gaps[0]), default=-LIMIT)


def _limited(log_odds: float) -> float:
    return max(-LIMIT, min(LIMIT, log_odds))


def _postings(index: dict[str, list[int]], words: frozenset[str]) -> Iterator[int]:
    for stem in words:
        places = index.get(stem, ())
        if len(places) <= FREQUENT:
            yield from places
