"""Which strings are English words, how common they are, and which words a slip may stand for.

`scowl/words.txt.gz` lists words in American and British spelling with how common they are; `training/words.py` makes
it out of SCOWL. WordNet knows rare words besides. Inflections, derivations and compounds of words are words, too: new
ones are made every day.
"""

import gzip
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from math import log2
from typing import Final

from mtaudit.compare.lexicon import known

LETTERS = "abcdefghijklmnopqrstuvwxyz"
RARE = 0.5  # how common the words are that no text counted had
LONGEST: Final = 30  # letters; longer strings are no words
SHORT = 3  # letters; WordNet's words of so many are acronyms, chemical elements and units
PART = 4  # letters of the parts of a compound, at least
COMMON = 5.0  # how common the parts of a compound are, at least
UNSEEN = 0.3  # occurrences that a run of letters is given beside those counted
USUAL = 3.0  # how common each of two words is that were run together, at least
EXCHANGED = 4.0  # how much more common a word counts as if it has the same letters

# Endings with what they stand for in the base; a doubled consonant is undone, too.
_INFLECTIONS = (
    *(("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    *(("ily", "y"), ("ly", ""), ("ly", "le")),
)
_DERIVATIONS = (
    *(("ness", ""), ("iness", "y"), ("less", ""), ("like", ""), ("able", ""), ("able", "e"), ("ability", "able")),
    *(("ability", ""), ("ibility", "ible"), ("ism", ""), ("ist", ""), ("ize", ""), ("ise", ""), ("isation", "ize")),
    *(("ization", "ize"), ("ization", ""), ("isation", ""), ("ful", ""), ("ship", ""), ("hood", ""), ("ish", "")),
    *(("wise", ""), ("men", "man"), ("women", "woman"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e")),
    *(("ical", "ic"), ("ically", "ic"), ("ality", "al"), ("ivity", "ive"), ("arily", "ary")),
)
PREFIXES = (
    *("un", "non", "re", "pre", "over", "under", "mis", "dis", "anti", "super", "sub", "inter", "co", "counter"),
    *("micro", "multi", "mini", "semi", "post", "ultra", "out", "fore", "mid", "hyper", "trans", "de", "bi", "tri"),
    *("geo", "bio", "photo", "electro", "neo", "pseudo", "self", "cyber", "eco", "hydro", "mega", "mono", "nano"),
    *("poly", "proto", "socio", "psycho", "techno", "tele", "thermo", "up", "down", "extra", "infra", "intra", "neuro"),
    *("cardio", "hemo", "gastro", "patho", "radio", "immuno", "para", "pan", "auto", "astro", "aero", "retro", "step"),
)


def frequency(word: str) -> float:
    """How common a word is: the binary logarithm of the segments counted that have it; 0 for what is no word."""
    return _words().get(word.lower(), RARE if is_word(word) else 0.0)


def is_word(word: str) -> bool:
    """Whether it is an English word in either spelling, or made of English words by rule; names need a capital."""
    folded = word.lower()
    return _is_word(folded) or (folded != word and folded.capitalize() in _words())


@lru_cache(maxsize=20_000)
def correction(word: str) -> str | None:
    """The likeliest word that a string which is none is a slip of; None where there is none.

    That is the commonest word one slip away, one of the same letters before all others; else one that two slips part
    """
    if not 2 <= len(word) <= LONGEST:
        return None
    folded, capital = word.lower(), word[0].isupper()
    table, letters = _words(), sorted(folded)
    forms = (other.capitalize() if capital and other not in table else other for other in edits(folded))
    near = [
        (table[other] + EXCHANGED * (len(other) == len(folded) and sorted(other.lower()) == letters), other)
        for other in forms
        if other in table and other.lower() != folded
    ]
    if near:
        return max(near)[1]
    if len(folded) < PART:
        return None
    single = _single(folded)
    further = [other for form in (single, *edits(single)) for other in _by_single().get(form, ())]
    further += [other for other in _by_letters().get("".join(letters), ()) if other[0] in folded[:2]]
    return max(further, key=lambda other: (table[other], other), default=None) or _two_words(folded)


def edits(word: str) -> Iterator[str]:
    """Every string one slip away: a letter left out, put in, replaced, or two neighbours exchanged; some come twice."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def is_listed(word: str) -> bool:
    """Whether dictionaries have the word as it is written; names have a capital there."""
    return word in _words()


def strangeness(word: str) -> float:
    """How unlike English the letters of a word follow each other: bits a letter; 2 to 4 in English, 5 is foreign."""
    runs, padded = _letter_runs(), f"^^{word.lower()}$"
    bits = 0.0
    for end in range(3, len(padded) + 1):
        bits -= log2((runs[padded[end - 3 : end]] + UNSEEN) / (runs[padded[end - 3 : end - 1]] + UNSEEN * len(LETTERS)))
    return bits / (len(word) + 1)


def _two_words(word: str) -> str | None:
    """The two common words that were run together, if they were."""
    table = _words()
    cuts = (cut for cut in range(2, len(word) - 1) if min(table.get(p, 0.0) for p in (word[:cut], word[cut:])) >= USUAL)
    return next((f"{word[:cut]} {word[cut:]}" for cut in cuts), None)


def bases(word: str) -> Iterator[str]:
    """What a word in small letters may be a regular inflection of, most of it no words."""
    yield from _bases(word, _INFLECTIONS)


@lru_cache(maxsize=50_000)
def _is_word(word: str) -> bool:
    return _simple(word) or _derived(word) or _compound(word)


def _simple(word: str) -> bool:
    """Whether a list has the word, or its base."""
    return _stands(word) or any(map(_stands, bases(word)))


def _stands(word: str) -> bool:
    return word in _words() or (len(word) > SHORT and known(word))


def _derived(word: str) -> bool:
    if any(map(_simple, _bases(word, _DERIVATIONS))):
        return True
    return any(
        word.startswith(prefix) and len(word) - len(prefix) >= PART and _simple(word[len(prefix) :])
        for prefix in PREFIXES
    )


def _compound(word: str) -> bool:
    """Whether the word is two common words written as one: firefight, rollercoaster."""
    if not 2 * PART <= len(word) <= LONGEST:
        return False
    table, forms = _words(), (word, *bases(word))
    return any(
        table.get(word[:cut], 0.0) >= COMMON and any(table.get(form[cut:], 0.0) >= COMMON for form in forms)
        for cut in range(PART, len(word) - PART + 1)
    )


def _bases(word: str, endings: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for ending, instead in endings:
        base = word.removesuffix(ending)
        if SHORT <= len(base) < len(word):
            yield base + instead
            if not instead and base[-1] == base[-2] and len(base) > SHORT:
                yield base[:-1]


@cache
def _letter_runs() -> Counter[str]:
    """How often runs of two and three letters stand in the words of the list that are in use, ^ before and $ after."""
    runs: Counter[str] = Counter()
    for word, common in _words().items():
        if common > RARE:
            padded = f"^^{word}$"
            for end in range(3, len(padded) + 1):
                runs[padded[end - 3 : end]] += 1
                runs[padded[end - 3 : end - 1]] += 1
    return runs


def _single(word: str) -> str:
    """The word without its double letters."""
    return "".join(letter for letter, _ in groupby(word))


@cache
def _by_single() -> Mapping[str, list[str]]:
    return _by(_single)


@cache
def _by_letters() -> Mapping[str, list[str]]:
    return _by(lambda word: "".join(sorted(word)))


def _by(key: Callable[[str], str]) -> Mapping[str, list[str]]:
    table = defaultdict(list)
    for word, common in _words().items():
        if common > RARE:
            table[key(word.lower())].append(word)
    return dict(table)


@cache
def _words() -> Mapping[str, float]:
    """The words of the list, names with a capital, and how common they are."""
    packed = files("mtaudit.compare").joinpath("scowl", "words.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").split("\n")
    return {word: max(RARE, float(power)) for power, line in enumerate(lines) for word in line.split(" ")}
