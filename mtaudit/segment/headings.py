"""Headings that run into the sentence behind them: “Two lions escaped from a container Lions escaped at …”.

No stop ends them, so each gap in front of a capital is judged by its evidence: how often the word behind it begins
sentences and how often it stands capitalised inside them, how often the word before it ends sentences, whether words
come again behind the gap, whether title case ends there, and so on. Logistic regression weighs it; counts and weights
stand in `headings_en.json`, made by `training/headings.py`.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from math import log
from typing import Any, Final

from mtaudit.compare.common import is_common
from mtaudit.model import Span
from mtaudit.segment.words import AHEAD, FUNCTION_WORDS, LONGEST, Word, is_complete, read, stems

PARAMETERS: Final = "headings_en.json"
CONTEXT: Final = 15  # words on either side by which another text may know the place
HOPELESS: Final = -4.0  # log odds of the words beside a gap below which nothing else can make one of it
FAINTEST: Final = -5.0  # log odds below which another text makes no heading of a gap
LIKELY: Final = -0.5  # log odds from which a heading is cut off: to miss one costs the alignment of two sentences

SMALL: Final = re.compile(r"(?<!\S)[a-z][\w'’-]*")
CAPITAL: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]*")
NO_GAP_AFTER: Final = tuple(".?!…,;-–—|｜/([{“„=&+")
MARK: Final = re.compile(r"[()\[\]“”\"]")
OPENED_BY: Final = {")": "(", "]": "[", "”": "“", '"': '"'}
QUOTATION_END: Final = re.compile(r"(?<=.)(?P<stop>[.?!…,]?)[\"”]")
# The name of a site or paper that ends a heading: “… - Daily News”, “… | Daily News”.
SITE: Final = re.compile(r"(?:^| )(?:[-–—]{1,2}|[|｜])\s?(?:[A-Z@0-9]\S*(?: |$)){1,6}$")
ARTICLES: Final = ("The", "A", "An")


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where a heading may end, the log odds that it does, and the stems of the words on either side."""

    position: int
    log_odds: float
    before: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True)
class Draft:
    """A text, its sentences as stops and lines part them, and how it writes its words."""

    text: str
    sentences: tuple[Span, ...]
    small: frozenset[str]  # words written with a small letter
    capital: Mapping[str, int]  # how often a word has a capital inside a sentence

    @classmethod
    def of(cls, text: str, sentences: Iterable[Span]) -> "Draft":
        """The draft of a text with the given sentences."""
        return cls(
            text, tuple(sentences), frozenset(map(_singular, SMALL.findall(text))), Counter(CAPITAL.findall(text))
        )

    @cached_property
    def gaps(self) -> list[list[Gap]]:
        """For each sentence, the gaps where a heading may end."""
        return [list(gaps(self, sentence)) for sentence in self.sentences]

    def opens(self, place: int) -> bool:
        """Whether a heading that begins at `place` would be the title of the text.

        A title on a line of its own, without a stop, has none in front of it; nor has a text of one or two sentences.
        """
        return len(self.sentences) > 2 and place == self.sentences[0].start and self._begins_complete

    @cached_property
    def _begins_complete(self) -> bool:
        return is_complete(self.sentences[0].of(self.text))


def without_headings(draft: Draft, log_odds: Callable[[Gap, bool], float]) -> Iterator[Span]:
    """The sentences, cut behind headings that run into them.

    `log_odds` judges a gap, and is told whether it would end the title of the text.
    """
    for sentence, found in zip(draft.sentences, draft.gaps, strict=True):
        start = sentence.start
        for position in cuts(draft, sentence, found, log_odds):
            yield Span(start, start + len(draft.text[start:position].rstrip()))
            start = position
        yield Span(start, sentence.end)


def cuts(draft: Draft, sentence: Span, found: Sequence[Gap], log_odds: Callable[[Gap, bool], float]) -> Iterator[int]:
    """Where headings end in a sentence with the gaps `found`, in order: at the likeliest, then within both parts."""
    start = sentence.start
    while found:
        title = draft.opens(start)
        score, position = max((log_odds(gap, title), gap.position) for gap in found)
        if score < LIKELY:
            return
        heading = Span(start, position)
        yield from cuts(draft, heading, list(gaps(draft, heading)), log_odds)
        yield position
        start = position
        found = list(gaps(draft, Span(start, sentence.end)))


def gaps(draft: Draft, sentence: Span) -> Iterator[Gap]:
    """The gaps within the first words of a sentence where a heading may end, in order."""
    weights = parameters()["heading"]
    words = read(draft.text, sentence)
    complete = is_complete(draft.text[max(sentence.start, sentence.end - 10) : sentence.end])  # no copy of a long one
    for index in gaps_in(words):
        found = evidence(draft, words, index, complete)
        score = sum(weights[name] * value for name, value in found.items())
        if score > FAINTEST:
            before, after = words[max(0, index - CONTEXT) : index], words[index : index + CONTEXT]
            yield Gap(words[index].start, score, stems(before), stems(after))


def gaps_in(words: Sequence[Word]) -> Iterator[int]:
    """Indices of words that may begin a sentence although no stop stands before them."""
    enclosed = _enclosed(words)
    for index, word in enumerate(words[1 : LONGEST + 1], 1):
        capital = word.core[:1].isupper() or word.core[:1].isdigit()
        before = words[index - 1]
        possible = capital and index not in enclosed and before.text[-1] not in NO_GAP_AFTER
        if possible and _starts(word.core) + _ends(before.core.lower()) > HOPELESS:
            yield index


def _enclosed(words: Sequence[Word]) -> set[int]:
    """Indices of words between a bracket or quotation mark that opens and the one that closes it."""
    enclosed: set[int] = set()
    opened: dict[str, int] = {}
    for index, word in enumerate(words):
        for mark in MARK.findall(word.text):
            partner = OPENED_BY.get(mark)
            if partner in opened:
                enclosed.update(range(opened.pop(partner) + 1, index + 1))
            elif partner in (None, mark):
                opened[mark] = index
    return enclosed


def evidence(draft: Draft, words: Sequence[Word], index: int, complete: bool) -> dict[str, float]:
    """Named evidence, from -5 to 6, that a heading ends before word `index`; `complete`: a stop ends the sentence."""
    before, after = words[index - 1], words[index]
    left = [word.core for word in words[:index] if word.core]
    right = [word.core for word in words[index : index + AHEAD] if word.core]
    small_before = before.core[:1].islower()
    small_next = right[1:2] != [] and right[1][0].islower()
    following = [word[0].islower() for word in right[1:7]]
    starts = _starts(after.core)
    unseen = after.core not in parameters()["starts"]
    common = after.core[:1].isupper() and is_common(after.core)
    tail = " ".join(word.text for word in words[max(0, index - 8) : index])
    site = SITE.search(tail) is not None
    title, prose = _title_case(words[1:index]), 1 - _title_case(words[index + 1 : index + AHEAD])
    said = stems(words[:index])
    again = said & stems(words[index : index + AHEAD])
    name_again = after.core[:1].isupper() and not common and after.core in left
    found = {
        "bias": 1.0,
        "begins sentences": starts,
        "begins sentences, small letter before": starts * small_before,
        "unseen word": unseen,
        "unseen word, also written small": unseen and common,
        "common word": common,
        "common word, small letter before": common and small_before,
        "common word between small letters": common and small_before and small_next,
        "between small letters": small_before and small_next,
        "small letter next": small_next,
        "small letters next": sum(following) / max(1, len(following)),
        "article before a capital": after.core in ARTICLES and not small_next,
        "a name here": min(3, max(0, draft.capital.get(after.core, 0) - small_before)),
        "also written small here": starts <= 0 and _singular(after.core.lower()) in draft.small,
        "figure": after.core[:1].isdigit(),
        "bracket opens": after.text[0] in "([",
        "quotation opens": after.text[0] in "\"“‘'",
        "quoted term": _quotes_term(words[index : index + AHEAD]),
        "ends sentences": _ends(before.core.lower()),
        "small letter before": small_before,
        "figure before": before.core[:1].isdigit(),
        "function word before": before.core.lower() in FUNCTION_WORDS,
        "no word before": not before.core,
        "bracket closes before": before.text[-1] in ")]",
        "quotation closes before": before.text[-1] in "\"'”’",
        "colon before": before.text[-1] == ":",
        "site before": site,
        "site in brackets before": site and ")" in tail,
        "site goes on": site and starts < 0,
        "title case before": title,
        "title case before, prose after": title * prose,
        "prose after": prose,
        "capital after prose": (1 - title) * (not small_before),
        "words before": log(len(left) + 1),
        "one word before": len(left) <= 1,
        "three words before": len(left) <= 3,
        "twenty words before": len(left) > 20,
        "three words after": len(right) <= 3,
        "words come again": min(len(again), 6),
        "share of words that come again": len(again) / max(3, len(said)),
        "next words come again": len(again & stems(words[index : index + 6])) / 2,
        "begins alike": [word.lower() for word in left[:2]] == [word.lower() for word in right[:2]],
        "first word again": left[:1] == right[:1],
        "name again": name_again,
        "name again, no function word before": name_again and before.core.lower() not in FUNCTION_WORDS,
        "incomplete": not complete,
        "opens the text": draft.opens(words[0].start),
    }
    return {name: float(value) for name, value in found.items()}


def _title_case(words: Sequence[Word]) -> float:
    """Share of content words with a capital, 0.5 where there are none."""
    content = [word.core[0].isupper() for word in words if word.stem]
    return sum(content) / len(content) if content else 0.5


def _quotes_term(words: Sequence[Word]) -> bool:
    """Whether the first word opens a quotation that closes without a stop or comma: the name of something."""
    if words[0].text[0] not in '"“':
        return False
    closing = (match for word in words if (match := QUOTATION_END.search(word.text)))
    return (first := next(closing, None)) is not None and not first["stop"]


def _singular(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s").removesuffix("s")


def _starts(word: str) -> float:
    """Log ratio of how often a capitalised word begins a sentence to how often it stands inside; 0 for the unknown."""
    starts: Mapping[str, float] = parameters()["starts"]
    return starts.get(word, 0.0)


def _ends(word: str) -> float:
    """Log ratio of how often a word ends a sentence to how often it stands before a capital; 0 for the unknown."""
    ends: Mapping[str, float] = parameters()["ends"]
    return ends.get(word, 0.0)


@cache
def parameters() -> dict[str, Any]:
    """What was learned: weights of "heading" and of "agreement", and the words' ratios "starts" and "ends"."""
    learned: dict[str, Any] = json.loads(files(__package__).joinpath(PARAMETERS).read_text(encoding="utf-8"))
    return learned
