"""Whether two forms are one name: spellings, transliterations, acronyms, other names of the same place."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from mtaudit.compare.lexicon import known, related, synonyms
from mtaudit.compare.places import same_place
from mtaudit.model import Token

OPEN_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "X", "NUM", "INTJ"})
# Words inside names that start with a small letter, or do not count among the initials.
PARTICLES = frozenset(
    {"of", "the", "and", "for", "in", "on", "at", "to", "&", "-", "–", "/", ".", "'", "’s", "'s", "’"}
    | {"de", "la", "le", "les", "du", "des", "da", "do", "dos", "del", "della", "di", "el", "al", "y", "e"}
    | {"von", "van", "der", "den", "zu", "ten", "bin", "ibn", "ben", "abu", "ap", "af", "av"}
)


class Form(StrEnum):
    """How two forms of one name differ."""

    SAME = "same"  # letter case, accents, number or possessive aside
    SPELLING = "spelling"  # Sergey/Sergei
    ACRONYM = "acronym"  # C.I.A./CIA, WHO/World Health Organization
    ALIAS = "alias"  # Burma/Myanmar, Latvia/Latvian


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Lower case without accents, dots, apostrophes and hyphens: Ürümqi → urumqi, C.I.A. → cia."""
    return "".join(filter(str.isalnum, _plain(word)))


def _plain(word: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


# What romanisations of Arabic, Cyrillic, Chinese and other scripts write differently for one sound, longest first.
_SOUNDS = (
    *(("tsch", "c"), ("shch", "s"), ("tch", "c"), ("tsh", "c"), ("sch", "s"), ("ch", "c"), ("cz", "c"), ("ts", "c")),
    *(("sh", "s"), ("sz", "s"), ("zh", "z"), ("dz", "z"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d")),
    *(("ph", "f"), ("bh", "b"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("c", "k")),
    *(("y", "i"), ("j", "i"), ("e", "i"), ("o", "u")),
)
_VOWELS = frozenset("aiu")


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """One spelling for each consonant and for i/e/y/j and o/u, double letters single, h silent but in front."""
    folded = fold(word)
    for spelling, letter in _SOUNDS:
        folded = folded.replace(spelling, letter)
    folded = folded[:1] + folded[1:].replace("h", "")
    return folded[:1] + "".join(after for before, after in pairwise(folded) if before != after)


def _consonants(sounds: str) -> str:
    return "".join(letter for letter in sounds if letter not in _VOWELS)


def spelled_alike(a: str, b: str) -> bool:
    """Whether two words are likely one name in two spellings: Sergey/Sergei, Kiev/Kyiv, Gaddafi/Qaddafi.

    Consonants and the first vowel agree by sound, and at most one other vowel differs. Two words that the lexicon
    knows must sound the same: they may well be two names.
    """
    x, y = sound(a), sound(b)
    if min(len(x), len(y)) < 3:
        return False
    if x == y:
        return True
    if _consonants(x) != _consonants(y) or (known(fold(a)) and known(fold(b))):
        return False
    first = [next((letter for letter in sounds if letter in _VOWELS), "") for sounds in (x, y)]
    return min(len(x), len(y)) > 4 and first[0] == first[1] and edit_distance(x, y, 1) <= 1


def edit_distance(a: str, b: str, limit: int) -> int:
    """Insertions, deletions, substitutions and transpositions of neighbours from `a` to `b`; `limit` + 1 if more.

    Restricted Damerau-Levenshtein distance, in time proportional to `limit` times the length.
    """
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    far = limit + 1
    before: dict[int, int] = {}
    row = {j: j for j in range(min(len(b), limit) + 1)}
    for i in range(1, len(a) + 1):
        current: dict[int, int] = {}
        for j in range(max(0, i - limit), min(len(b), i + limit) + 1):
            if j == 0:
                current[0] = i
                continue
            cost = a[i - 1] != b[j - 1]
            best = min(row.get(j, far) + 1, current.get(j - 1, far) + 1, row.get(j - 1, far) + cost)
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                best = min(best, before.get(j - 2, far) + 1)
            current[j] = best
        before, row = row, current
    return min(row.get(len(b), far), far)


def is_acronym(word: str) -> bool:
    """Whether a word is written as initials: CIA, C.I.A., AfD."""
    letters = word.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters[-1].isupper() and sum(map(str.islower, letters)) < 2


class Initials:
    """The first letters of a text's words, function words aside, in which acronyms are looked up."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._words = [
            index
            for index, token in enumerate(tokens)
            if token.text[0].isalpha() and token.text.lower() not in PARTICLES and token.pos in OPEN_TAGS
        ]
        self._letters = "".join(fold(tokens[index].text[0])[:1] or "?" for index in self._words)

    def spell_out(self, acronym: str) -> list[int]:
        """Indices of the first words whose initials are those of the acronym, most of them capitalised; [] if none."""
        letters = fold(acronym)
        start = self._letters.find(letters)
        while start >= 0:
            run = self._words[start : start + len(letters)]
            capitals = sum(self._tokens[index].text[0].isupper() for index in run)
            if capitals == len(run) or (len(run) > 2 and capitals > 0) or len(run) > 3:
                return run
            start = self._letters.find(letters, start + 1)
        return []


def spelled_out(acronym: str, tokens: Sequence[Token]) -> list[int]:
    """Indices of the words that an acronym stands for, in a text of which nothing else is asked."""
    return Initials(tokens).spell_out(acronym)


def form_of(a: str, b: str) -> Form | None:
    """How two words name the same; None where they do not."""
    x, y = fold(a), fold(b)
    if x == y or (x and x in (y + "s", y + "es")) or (y and y in (x + "s", x + "es")):
        return Form.ACRONYM if is_acronym(a) and is_acronym(b) and a != b else Form.SAME
    if same_place(a, b):
        return Form.ALIAS
    if same_place(a, a) and same_place(b, b):
        return None  # two countries, whatever else the lexicon says of them
    if spelled_alike(a, b):
        return Form.SPELLING
    p, q = _plain(a), _plain(b)
    return Form.ALIAS if related(p, q) or synonyms(p, q) or _same_stem(x, y) else None


def misspelt(a: str, b: str) -> bool:
    """Whether one word looks like a slip in writing the other (Nintendo/Nintento), and not like another known word."""
    x, y = fold(a), fold(b)
    length = min(len(x), len(y))
    if length < 4 or (known(x) and known(y)):
        return False
    limit = 1 if length < 6 else 2
    return edit_distance(x, y, limit) <= limit


def like_beginning(a: str, b: str) -> bool:
    """Whether two names start with the same three sounds, as a foreign one that was written by ear: Guillain/Guine."""
    x, y = sound(a)[:3], sound(b)[:3]
    return len(x) == 3 and x == y and not (known(fold(a)) and known(fold(b)))


def shared_letters(a: str, b: str) -> float:
    """The share of the longer word's letters that the other has too, in whatever order, 0 to 1: IHC/IGC."""
    x, y = Counter(fold(a)), Counter(fold(b))
    return (x & y).total() / max(x.total(), y.total(), 1)


def _same_stem(x: str, y: str) -> bool:
    """Whether one only has another ending, Dortmund/Dortmunder, or is part of a compound, corona/coronavirus."""
    shared = next((i for i, (a, b) in enumerate(zip(x, y, strict=False)) if a != b), min(len(x), len(y)))
    whole = shared == min(len(x), len(y))
    unlisted = not (known(x) and known(y)) or (whole and shared > 4)
    return shared >= 4 and shared >= 0.8 * min(len(x), len(y)) and unlisted
