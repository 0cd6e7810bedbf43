"""Where a text reads as if a word were missing: "the was found", "they a bridge".

A linear model over what stands left and right of each place: word classes, words, and how they hang in the parse,
since a parser goes astray where a word is gone. `training/gaps.py` learns the weights from sentences that lost a word;
they are the data file.
"""

import gzip
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from mtaudit.compare.sequences import word_class
from mtaudit.model import Token

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
SCALE = 100  # of the weights in the data file


class Missing(NamedTuple):
    """Log-odds that a word or phrase of a kind was dropped at a place; most places have about -8."""

    noun: float
    verb: float
    modifier: float
    phrase: float  # prepositional


class _Place(NamedTuple):
    """What a token shows to its neighbours."""

    group: str  # the word itself in the closed classes, else its Penn Treebank tag
    lemma: str
    role: str  # dependency, and whether its head stands before or after the gap, or is itself
    head: str  # the head's group


_LEFT, _RIGHT = (_Place(edge, edge, edge, edge) for edge in "^$")


def gaps(tokens: Sequence[Token]) -> tuple[Missing, ...]:
    """What may be missing before each token, and after the last: one more than there are tokens."""
    weights = _weights()
    found = (filter(None, map(weights.get, names)) for names in contexts(tokens))
    return tuple(Missing(*[sum(kind) / SCALE for kind in zip(*columns, strict=True)]) for columns in found)


def contexts(tokens: Sequence[Token]) -> Iterator[list[str]]:
    """The features of each place between tokens, the edges included."""
    groups = list(map(word_class, tokens))
    root = next((token.tag for index, token in enumerate(tokens) if token.head == index), "")
    frame = f"{root} {'finite' if any(token.tag in FINITE for token in tokens) else 'verbless'}"

    def seen(side: str) -> list[_Place]:
        shown = [
            _Place(group, token.lemma.lower(), token.dep + ("=" if token.head == index else side), groups[token.head])
            for index, (token, group) in enumerate(zip(tokens, groups, strict=True))
        ]
        return [_LEFT] * 3 + shown + [_RIGHT] * 3

    before, after = seen("<"), seen(">")  # where the head is
    heads = [-1] * 3 + [token.head for token in tokens] + [-1] * 3
    for gap in range(len(tokens) + 1):
        yield _features(frame, *[before[n] if heads[n] < gap else after[n] for n in range(gap, gap + 6)])


def _features(frame: str, c: _Place, b: _Place, a: _Place, x: _Place, y: _Place, z: _Place) -> list[str]:
    """Conjunctions of what stands before the gap (`a` next to it) and after it (`x` next to it)."""
    return [
        "|",  # the bias
        f"{a.group}|{x.group}",
        f"{b.group} {a.group}|{x.group}",
        f"{a.group}|{x.group} {y.group}",
        f"{b.group} {a.group}|{x.group} {y.group}",
        f"{c.group} {b.group} {a.group}|{x.group}",
        f"{a.group}|{x.group} {y.group} {z.group}",
        f"{a.lemma}'|",
        f"{b.lemma} {a.lemma}'|",
        f"|{x.lemma}'",
        f"|{x.lemma} {y.lemma}'",
        f"{a.lemma}'|{x.group}",
        f"{a.lemma}'|{x.group} {y.group}",
        f"{b.lemma}' {a.group}|{x.group}",
        f"{a.group}|{x.lemma}'",
        f"{b.group} {a.group}|{x.lemma}'",
        f"{a.group}|{x.group} {y.lemma}'",
        f"{a.lemma}'|{x.lemma}'",
        f"{a.role}|{x.role}",
        f"{a.group} {a.role}|{x.group}",
        f"{a.group}|{x.group} {x.role}",
        f"{b.role} {a.role}|{x.role} {y.role}",
        f"{a.role} {a.head}|{x.group}",
        f"{a.group}|{x.role} {x.head}",
        f"{a.group} {a.role} {a.head}|{x.group} {x.role} {x.head}",
        f"{frame}: {a.group}|{x.group}",
        f"{frame}: {a.role}|{x.role}",
    ]


@cache
def _weights() -> dict[str, tuple[int, ...]]:
    """The weights of each feature, in the order of `Missing`."""
    number = cache(int)  # equal numbers are one object: there are few
    packed = files("mtaudit.compare").joinpath("gaps.tsv.gz").read_bytes()
    lines = (line.split("\t") for line in gzip.decompress(packed).decode("utf-8").splitlines())
    return {name: tuple(map(number, columns)) for name, *columns in lines}
