"""How naturally parts of speech follow each other in English, which tells where a sentence has a gap.

A trigram model over word classes that backs off to bigrams: words of the closed classes stand for themselves, all
others for their Penn Treebank tag. `training/sequences.py` counts them in English news; the counts are the data file.
"""

import gzip
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import log2
from typing import NamedTuple

from mtaudit.compare.once import once
from mtaudit.model import Token

CLOSED = frozenset({"DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT"})
START, END, RARE = "^", "$", "?"
# Occurrences that back-off counts for, from trigrams to bigrams and from bigrams to single classes.
BACK_OFF_3, BACK_OFF_2 = 6.0, 8.0


def word_class(token: Token) -> str:
    """The class a token belongs to."""
    return token.text.lower() if token.pos in CLOSED else token.tag


@once
def sequence(tokens: tuple[Token, ...]) -> Sequence[str]:
    """The classes of a sentence, with two START before and one END after; token `i` is at `i + 2`."""
    singles = _counts().singles
    inner = (name if name in singles else RARE for name in map(word_class, tokens))
    return [START, START, *inner, END]


def gain_with(classes: Sequence[str], place: int, inserted: str) -> float:
    """How many bits likelier the sequence is per se with a class put in before `place`; negative where it is not."""
    a, b, c = classes[place - 2], classes[place - 1], classes[place]
    gain = _bits(a, b, inserted) + _bits(b, inserted, c) - _bits(a, b, c)
    if place + 1 < len(classes):
        after = classes[place + 1]
        gain += _bits(inserted, c, after) - _bits(b, c, after)
    return gain


def gain_without(classes: Sequence[str], place: int) -> float:
    """How many bits likelier the sequence is without the class at `place`."""
    return -gain_with([*classes[place - 2 : place], *classes[place + 1 : place + 3]], 2, classes[place])


@lru_cache(maxsize=50_000)
def _bits(a: str, b: str, c: str) -> float:
    """Binary logarithm of the probability of `c` after `a` and `b`."""
    counts = _counts()
    single = (counts.singles[c] + 0.5) / (counts.total + len(counts.singles))
    double = (counts.runs.get(f"{b}\t{c}", 0) + BACK_OFF_2 * single) / (counts.followed[b] + BACK_OFF_2)
    history = counts.followed[START] if a == b == START else counts.runs.get(f"{a}\t{b}", 0)
    return log2((counts.runs.get(f"{a}\t{b}\t{c}", 0) + BACK_OFF_3 * double) / (history + BACK_OFF_3))


class _Counts(NamedTuple):
    """How often classes occur alone, in runs of two and three (tab-separated), and before any other class."""

    singles: Counter[str]
    runs: dict[str, int]
    followed: Counter[str]
    total: int


@cache
def _counts() -> _Counts:
    packed = files("mtaudit.compare").joinpath("sequences.tsv.gz").read_bytes()
    lines = (line.rpartition("\t") for line in gzip.decompress(packed).decode("utf-8").splitlines())
    runs = {run: int(number) for run, _, number in lines}
    singles: Counter[str] = Counter()
    followed: Counter[str] = Counter()
    for run, count in runs.items():
        first, _, rest = run.partition("\t")
        if "\t" not in rest:
            followed[first] += count
            singles[rest] += count
    return _Counts(singles, runs, followed, singles.total())
