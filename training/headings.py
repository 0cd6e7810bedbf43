"""Learns where headings without a stop end that run into a sentence, for `mtaudit/segment/headings.py`.

    python -m training.headings [--data ../shared/data] [--out mtaudit/segment/headings_en.json] [--without SET …]

The WMT21 and WMT22 into-English direct assessments come in segments, numbered in the order of their documents. Laid out
in paragraphs of a few segments, a segment without a final stop runs into the next, as it does in a text that lost its
line breaks: the starts of segments are the positive examples, all other gaps before a capital the negative ones. Counts
of words are of the human side; weights of "heading" of both sides, apart; those of "agreement" of both together.

The data does not say where documents begin. A segment without a stop behind one with a stop is taken to be a title, and
so many other places are taken to begin a document that a set share of the documents have a title that runs on.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from pathlib import Path
from unittest.mock import patch

import numpy as np

from bench.corpora import DEFAULT_DATA, rows
from mtaudit.model import Span
from mtaudit.segment import headings
from mtaudit.segment.agreement import Boundaries
from mtaudit.segment.headings import Draft, evidence, gaps, gaps_in
from mtaudit.segment.lines import lines
from mtaudit.segment.sentences import sentences
from mtaudit.segment.words import core, is_complete, read
from training.logistic import fitted

SOURCE = (
    "Made by training/headings.py from the WMT21 and WMT22 into-English direct assessments "
    "(wmt-conference/wmt21-news-systems, wmt22-news-systems)."
)
UNORDERED = ("generaltest2022.uk-en",)  # a set of single segments
SYSTEMS = 3  # of each set
LONGEST_RUN, LONGEST_PARAGRAPH = 25, 5  # segments
TITLED = 0.5  # share of documents with a title that runs on
MIN_COUNT = 3
SMOOTHING = 0.2
LIMIT = 5.0
HUMAN, MACHINE = 1.0, 0.4  # weight of an example
RIDGE = 1.0

Pair = tuple[str, str]  # a segment and its translation
Example = tuple[dict[str, float], bool, float]  # evidence, whether a heading ends, weight


@dataclass(frozen=True)
class Text:
    """A text laid out in paragraphs, and where its segments start."""

    draft: Draft
    starts: frozenset[int]


def main() -> None:
    """Read, count, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/segment/headings_en.json"))
    parser.add_argument("--without", nargs="*", default=(), metavar="SET", help="sets to hold out")
    args = parser.parse_args()
    corpus = read_corpus(args.data, {*UNORDERED, *args.without})
    starts, ends = word_ratios({source for systems in corpus for system in systems for source, _ in system.values()})
    rng = random.Random(1)
    pairs = [list(texts(system, rng)) for systems in corpus for system in systems]
    humans = [list(texts(systems[0], rng)) for systems in corpus]
    learned: dict[str, object] = {"source": SOURCE, "starts": starts, "ends": ends}
    with patch.object(headings, "parameters", lambda: learned):
        alone = [example for source, _ in chain(*humans) for example in judged_alone(source, HUMAN)]
        alone += [example for _, target in chain(*pairs) for example in judged_alone(target, MACHINE)]
        learned["heading"] = fit(alone)
        both = [(here, there) for pair in chain(*pairs) for here, there in (pair, pair[::-1])]
        learned["agreement"] = fit([example for here, there in both for example in judged_together(here, there)])
    args.out.write_text(json.dumps(learned, ensure_ascii=False, indent=0) + "\n", "utf-8")


def read_corpus(data: Path, without: Iterable[str]) -> list[list[dict[int, Pair]]]:
    """For each set and for some of its systems, the pairs of segments by number."""
    corpus: dict[str, dict[str, dict[int, Pair]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows("da_to_english", data):
        if row["set"] not in without:
            pair = " ".join(row["source"].split()), " ".join(row["target"].split())
            if all(pair):
                corpus[row["set"]][row["system"]][row["segment"]] = pair
    largest = [sorted(systems.values(), key=len, reverse=True) for systems in corpus.values()]
    return [systems[:SYSTEMS] for systems in largest]


def word_ratios(texts: Iterable[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Log ratios: of a word with a capital, begins / is inside sentences; of any, ends them / precedes a capital."""
    begins, inside, ends, goes_on = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for text in sorted(texts):
        words = [(word, core(word)) for word in text.split()]
        for (before, last), (_, word) in zip([(".", ""), *words], words, strict=False):
            if before.endswith("!"):  # Yahoo! News
                continue
            if is_complete(before):
                ends[last.lower()] += 1
                begins[word] += word[:1].isupper()
            elif word[:1].isupper():
                goes_on[last.lower()] += 1
                inside[word] += last[:1].islower() or before.endswith(",")
        ends[words[-1][1].lower()] += 1
    return _ratios(begins, inside), _ratios(ends, goes_on)


def _ratios(these: Counter[str], those: Counter[str]) -> dict[str, float]:
    ratios = {
        word: log((these[word] + SMOOTHING) / (those[word] + SMOOTHING))
        for word in sorted(these.keys() | those.keys())
        if word and these[word] + those[word] >= MIN_COUNT
    }
    return {word: round(max(-LIMIT, min(LIMIT, ratio)), 1) for word, ratio in ratios.items()}


def texts(segments: Mapping[int, Pair], rng: random.Random) -> Iterator[tuple[Text, Text]]:
    """Documents and their translations; one without a title follows, save by lot, the segment before it."""
    documents = list(_documents(segments, rng))
    titled = sum(_is_titled(document) for document in documents)
    share = titled * (1 - TITLED) / TITLED / max(1, len(documents) - titled)
    for before, document in zip([None, *documents], documents, strict=False):
        lead = [] if before is None or _is_titled(document) or rng.random() < share else before[-1:]
        source, target = ([pair[side] for pair in [*lead, *document]] for side in (0, 1))
        yield lay_out(source, bool(lead), rng), lay_out(target, bool(lead), rng)


def _is_titled(document: Sequence[Pair]) -> bool:
    return len(document) > 1 and not is_complete(document[0][0])


def _documents(segments: Mapping[int, Pair], rng: random.Random) -> Iterator[list[Pair]]:
    document: list[Pair] = []
    previous, length = 0, LONGEST_RUN
    for number, pair in sorted(segments.items()):
        title = document and is_complete(document[-1][0]) and not is_complete(pair[0])
        if document and (number != previous + 1 or len(document) >= length or title):
            yield document
            document, length = [], rng.randint(2, LONGEST_RUN)
        document.append(pair)
        previous = number
    yield document


def lay_out(segments: Sequence[str], lead: bool, rng: random.Random) -> Text:
    """The segments in paragraphs of at most LONGEST_PARAGRAPH; `lead`: the first is one of its own."""
    text, starts, left = "", set(), 1 if lead else rng.randint(1, LONGEST_PARAGRAPH)
    for segment in segments:
        if text:
            text += " " if left else "\n\n"
            left = left or rng.randint(1, LONGEST_PARAGRAPH)
        left -= 1
        starts.add(len(text))
        text += segment
    found = (sentence for line in lines(text) for sentence in sentences(text, line))
    return Text(Draft.of(text, found), frozenset(starts))


def judged_alone(text: Text, weight: float) -> Iterator[Example]:
    """The gaps of a text, each in what is left of its sentence behind the heading before it."""
    for rest in _rests(text):
        words = read(text.draft.text, rest)
        complete = is_complete(rest.of(text.draft.text))
        for index in gaps_in(words):
            ends = words[index].start in text.starts
            yield evidence(text.draft, words, index, complete), ends, weight
            if ends:
                break


def judged_together(here: Text, there: Text) -> Iterator[Example]:
    """The gaps of a text in the light of the other."""
    boundaries = Boundaries(there.draft)
    for rest in _rests(here):
        for gap in gaps(here.draft, rest):
            title = here.draft.opens(rest.start)
            yield boundaries.evidence(gap, title), gap.position in here.starts, 1.0


def _rests(text: Text) -> Iterator[Span]:
    for sentence in text.draft.sentences:
        for start in sorted(
            {sentence.start, *(start for start in text.starts if sentence.start < start < sentence.end)}
        ):
            yield Span(start, sentence.end)


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of the evidence, by logistic regression."""
    names = list(examples[0][0])
    matrix = np.array([[found[name] for name in names] for found, _, _ in examples])
    ends = np.array([float(end) for _, end, _ in examples])
    counts = np.array([weight for _, _, weight in examples])
    weights = fitted(matrix, ends, counts, RIDGE)
    return {name: round(weight, 2) for name, weight in zip(names, weights.tolist(), strict=True)}


if __name__ == "__main__":
    main()
