"""How two words relate in meaning, by WordNet 3.0 (Fellbaum, 1998): synonyms, antonyms, derivations, hypernyms.

All functions take lemmas in lower case, any part of speech, and are false (or 0) for words they do not know. The data
in `wordnet/` is made by `training/wordnet.py`; `opposites.txt` and `equivalents.txt` add what it lacks. The data is
kept as two sorted blobs that are bisected: the first question costs one decompression (some 20 ms) and no parsing.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from math import sqrt
from typing import NamedTuple

from mtaudit.compare.table import Table

# Below this only rare senses are shared: "have" in the sense of "receive".
LIKELY = 0.1


class _Word(NamedTuple):
    senses: dict[str, float]  # synset → share of the word's occurrences, 0 to 1
    antonyms: frozenset[str]
    related: frozenset[str]


class _Synset(NamedTuple):
    broader: tuple[str, ...]
    opposite: tuple[str, ...]


def synonymy(a: str, b: str) -> float:
    """How much of their meaning two words share, 0 to 1: the Bhattacharyya coefficient of their sense frequencies.

    Function words, of which WordNet knows nothing, share a half.
    """
    if a == b:
        return 1.0
    if b in _equivalents().get(a, ()):
        return 0.5
    ours, theirs = _word(a).senses, _word(b).senses
    if ours.keys().isdisjoint(theirs):
        return 0.0
    return min(1.0, sum(sqrt(weight * theirs[synset]) for synset, weight in ours.items() if synset in theirs))


def synonyms(a: str, b: str) -> bool:
    """Whether two different words can mean the same, in senses that are not rare."""
    return a != b and synonymy(a, b) >= LIKELY


@lru_cache(maxsize=20_000)
def antonymy(a: str, b: str) -> float:
    """How likely two words are opposites, 0 to 1.

    1 for antonyms (hot/cold, responsible/irresponsible, someone/nobody); 0.9 for derivations of antonyms
    (arrival/departure); less for synonyms of antonyms (permit/ban) and, among adjectives, near-synonyms of them
    (hot/chilly), by how frequent those senses are.
    """
    if a == b:
        return 0.0
    theirs = _opposites(b)
    if b in _opposites(a) or a in theirs or _negates(a, b) or _negates(b, a):
        return 1.0
    if synonyms(a, b):
        return 0.0
    if not _derived_opposites(a).isdisjoint(_word(b).related | {b}):
        return 0.9
    return max(_opposition(a, b), _opposition(b, a))


def antonyms(a: str, b: str) -> bool:
    """Whether two words are opposites, directly, by derivation or through a synonym in a frequent sense."""
    return antonymy(a, b) >= 0.3


def related(a: str, b: str) -> bool:
    """Whether one word is derived from the other, or both from a third: decide/decision, Latvia/Latvian."""
    if a == b:
        return False
    ours, theirs = _word(a).related, _word(b).related
    return b in ours or a in theirs or not ours.isdisjoint(theirs)


def hypernym(a: str, b: str) -> bool:
    """Whether `b` is a broader word for `a`, one or two steps up, in senses that are not rare: sedan/car, buy/get."""
    return a != b and _overlap(_above(a), _word(b).senses) >= LIKELY


def dominance(word: str) -> float:
    """The share of a word's occurrences that have its commonest sense, 0 to 1; 1 for a word the lexicon lacks."""
    return max(_word(word).senses.values(), default=1.0)


def known(word: str) -> bool:
    """Whether the lexicon holds the word."""
    return bool(_word(word).senses)


def _opposites(word: str) -> frozenset[str]:
    return _word(word).antonyms | listed_opposites().get(word, frozenset())


def _negates(negative: str, word: str) -> bool:
    """Whether the first word is un- or non- and the second: formed so freely that no lexicon lists them all."""
    return len(word) > 3 and negative in (f"un{word}", f"non{word}", f"non-{word}")


def _opposition(a: str, b: str) -> float:
    """Overlap of `b`'s senses with the opposites of `a`'s; half as much where `b` is only near one of them."""
    opposed = _opposed(a)
    return _overlap(opposed, _around(b)) if opposed else 0.0


def _overlap(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """The geometric mean of the weights of the synset both share, where that is greatest."""
    if ours.keys().isdisjoint(theirs):
        return 0.0
    return max(sqrt(weight * theirs[synset]) for synset, weight in ours.items() if synset in theirs)


@lru_cache(maxsize=20_000)
def _derived_opposites(word: str) -> frozenset[str]:
    return frozenset[str]().union(*(_opposites(form) for form in (word, *_word(word).related)))


@lru_cache(maxsize=20_000)
def _opposed(word: str) -> Mapping[str, float]:
    """The synsets opposite to the word's, with the weight of its sense."""
    pairs = ((other, weight) for synset, weight in _word(word).senses.items() for other in _synset(synset).opposite)
    return _heaviest(pairs)


@lru_cache(maxsize=20_000)
def _around(word: str) -> Mapping[str, float]:
    """The word's synsets, and the next broader ones at a quarter of the weight."""
    senses = _word(word).senses
    broader = ((above, weight / 4) for synset, weight in senses.items() for above in _synset(synset).broader)
    return _heaviest(chain(senses.items(), broader))


@lru_cache(maxsize=20_000)
def _above(word: str) -> Mapping[str, float]:
    """The synsets one and two steps broader than the word's, with the weight of its sense."""
    pairs = []
    for synset, weight in _word(word).senses.items():
        for parent in _synset(synset).broader:
            pairs.append((parent, weight))
            pairs.extend((above, weight) for above in _synset(parent).broader)
    return _heaviest(pairs)


def _heaviest(pairs: Iterable[tuple[str, float]]) -> Mapping[str, float]:
    table: dict[str, float] = {}
    for synset, weight in pairs:
        table[synset] = max(weight, table.get(synset, 0.0))
    return table


@cache
def _table(name: str) -> Table:
    return Table(f"wordnet/{name}")


@lru_cache(maxsize=20_000)
def _word(word: str) -> _Word:
    columns = _table("words.tsv.gz").find(word)
    if columns is None:
        return _Word({}, frozenset(), frozenset())
    senses = (sense.split(":") for sense in columns[0].split())
    return _Word(
        {synset: int(percent) / 100 for synset, percent in senses},
        frozenset(columns[1].split()),
        frozenset(columns[2].split()),
    )


@lru_cache(maxsize=20_000)
def _synset(synset: str) -> _Synset:
    columns = _table("synsets.tsv.gz").find(synset)
    return _Synset(*(tuple(column.split()) for column in columns)) if columns else _Synset((), ())


@cache
def listed_opposites() -> dict[str, frozenset[str]]:
    """The words of our own table, each with its opposites."""
    return _groups("opposites.txt")


@cache
def _equivalents() -> dict[str, frozenset[str]]:
    return _groups("equivalents.txt")


def _groups(name: str) -> dict[str, frozenset[str]]:
    """Each word with all the others that share a line with it."""
    table: dict[str, set[str]] = {}
    for line in files("mtaudit.compare").joinpath(name).read_text("ascii").splitlines():
        if not line.startswith("#"):
            for word in (group := set(line.split())):
                table.setdefault(word, set()).update(group - {word})
    return {word: frozenset(others) for word, others in table.items()}
