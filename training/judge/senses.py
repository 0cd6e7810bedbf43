"""Words for words: wrong ones that tempt, by meaning or by looks, and synonyms.

Each function takes the inventory, a lemma in lower case, its part of speech and a source of chance, and gives another
lemma that the texts have, or None. Senses are those of WordNet 3.0 (Fellbaum, 1998) with their shares of a word's use.
"""

import gzip
import random
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from mtaudit.compare.lexicon import antonymy, synonymy
from training.judge.inventory import Inventory, spellings

PREFIXES = ("un", "in", "im", "il", "ir", "dis", "mis", "non")
UNMEANT = 0.1  # synonymy from which on a word might still pass for the other
MOST_KINDS = 200  # of one thing, looked at


def unlike(one: str, other: str) -> bool:
    """Whether two different words can hardly stand for each other."""
    return one != other and synonymy(one, other) < UNMEANT


def synonym(stock: Inventory, lemma: str, pos: str, rng: random.Random) -> str | None:
    """A word that nearly always means the same."""
    words = {
        word
        for synset, weight in _senses().get(lemma, {}).items()
        if weight >= 0.4
        for share, word in _members()[synset]
        if share >= 0.4 and word != lemma and stock.common(word, pos) and synonymy(word, lemma) >= 0.55
    }
    return rng.choice(sorted(words)) if words else None


def antonym(stock: Inventory, lemma: str, pos: str, rng: random.Random) -> str | None:
    """An opposite."""
    words = [word for word in _opposites().get(lemma, ()) if word.isalpha() and antonymy(lemma, word) >= 0.8]
    known = [word for word in words if stock.common(word, pos)] or words
    return rng.choice(known) if known else None


def unprefixed(stock: Inventory, lemma: str, pos: str, rng: random.Random) -> str | None:
    """The opposite by prefix: possible for impossible, disagree for agree."""
    words = [
        word
        for prefix in PREFIXES
        for word in (prefix + lemma, lemma.removeprefix(prefix))
        if word != lemma and stock.lemmas[pos][word] and antonymy(lemma, word) >= 0.8
    ]
    return rng.choice(words) if words else None


def wrong_sense(stock: Inventory, lemma: str, pos: str, rng: random.Random) -> str | None:
    """A word for another sense of the lemma than those it shares with its usual synonyms."""
    senses = _senses().get(lemma, {})
    if len(senses) < 2:
        return None
    words = [
        word
        for synset in senses
        if synset != _usual(senses)
        for share, word in _members()[synset]
        if share >= 0.2 and word != lemma and stock.common(word, pos) and synonymy(word, lemma) < 0.45
    ]
    return rng.choice(words) if words else None


def far_sense(stock: Inventory, lemma: str, pos: str, rng: random.Random) -> str | None:
    """A word for another sense of a synonym, as translation there and back picks it."""
    senses = _senses().get(lemma, {})
    if not senses:
        return None
    ways = sorted(word for share, word in _members()[_usual(senses)] if share >= 0.1 and word != lemma)
    found = [word for way in ways if (word := wrong_sense(stock, way, pos, rng)) and unlike(lemma, word)]
    return rng.choice(found) if found else None


def sibling(stock: Inventory, lemma: str, pos: str, rng: random.Random) -> str | None:
    """A word for something of the same kind: Tuesday for Monday, lemon for orange."""
    senses = _senses().get(lemma, {})
    if not senses:
        return None
    words = [
        word
        for above in _broader().get(_usual(senses), ())
        for synset in _narrower()[above][:MOST_KINDS]
        if synset != _usual(senses)
        for share, word in _members()[synset]
        if share >= 0.3 and stock.common(word, pos) and synonymy(word, lemma) < 0.05
    ]
    return rng.choice(words) if words else None


def broader(stock: Inventory, lemma: str, pos: str, rng: random.Random) -> str | None:
    """A word that says less: animal for dog."""
    words = [
        word
        for synset, weight in _senses().get(lemma, {}).items()
        if weight >= 0.25
        for above in _broader().get(synset, ())
        for share, word in _members()[above]
        if share >= 0.1 and word != lemma and stock.common(word, pos) and synonymy(word, lemma) < 0.3
    ]
    return rng.choice(words) if words else None


def narrower(stock: Inventory, lemma: str, pos: str, rng: random.Random) -> str | None:
    """A word that says more: dog for animal."""
    words = [
        word
        for synset, weight in _senses().get(lemma, {}).items()
        if weight >= 0.4
        for below in _narrower()[synset][:MOST_KINDS]
        for share, word in _members()[below]
        if share >= 0.4 and stock.common(word, pos) and unlike(word, lemma)
    ]
    return rng.choice(words) if words else None


def lookalike(stock: Inventory, lemma: str, pos: str, rng: random.Random) -> str | None:
    """A word spelt much like it that means something else: adopt for adapt, stock for stake."""
    near = {word for key in spellings(lemma) for word in stock.spelt.get((pos, key), ())}
    words = [
        word
        for word in near
        if abs(len(word) - len(lemma)) <= 2
        and unlike(word, lemma)
        and word not in derivations(lemma)
        and not word.startswith(lemma)
        and not lemma.startswith(word)
    ]
    return rng.choice(sorted(words)) if words else None


def unrelated(stock: Inventory, lemma: str, pos: str, rng: random.Random) -> str | None:
    """Any word."""
    return stock.any_word(pos, rng)


def derivations(word: str) -> list[str]:
    """Words derived from it or the other way round."""
    return _derivations().get(word, [])


def _usual(senses: dict[str, float]) -> str:
    return max(senses, key=lambda synset: senses[synset])


@cache
def _senses() -> dict[str, dict[str, float]]:
    """Word → synset → share of its occurrences."""
    return {
        columns[0]: {s: int(p) / 100 for s, p in (sense.split(":") for sense in columns[1].split())}
        for columns in _lines("words.tsv.gz")
        if columns[1]
    }


@cache
def _members() -> dict[str, list[tuple[float, str]]]:
    """Synset → its words, with the share of each word's occurrences it has."""
    table: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for word, senses in _senses().items():
        for synset, share in senses.items():
            table[synset].append((share, word))
    return table


@cache
def _broader() -> dict[str, list[str]]:
    """Synset → broader synsets."""
    return {columns[0]: columns[1].split() for columns in _lines("synsets.tsv.gz")}


@cache
def _narrower() -> dict[str, list[str]]:
    """Synset → narrower synsets."""
    table: dict[str, list[str]] = defaultdict(list)
    for synset, above in _broader().items():
        for other in above:
            table[other].append(synset)
    return table


@cache
def _derivations() -> dict[str, list[str]]:
    return {columns[0]: columns[3].split() for columns in _lines("words.tsv.gz") if len(columns) > 3 and columns[3]}


@cache
def _opposites() -> dict[str, list[str]]:
    """Word → its antonyms, those of the package's own table among them."""
    table = {columns[0]: columns[2].split() for columns in _lines("words.tsv.gz") if columns[2]}
    for line in files("mtaudit.compare").joinpath("opposites.txt").read_text("ascii").splitlines():
        pair = line.split()
        if len(pair) == 2 and pair[0] != "#":
            for word, other in (pair, pair[::-1]):
                table.setdefault(word, []).append(other)
    return table


def _lines(name: str) -> Iterable[list[str]]:
    with gzip.open(str(files("mtaudit.compare").joinpath("wordnet", name)), "rt", encoding="ascii") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")
