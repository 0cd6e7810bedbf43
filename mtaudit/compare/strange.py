"""Words that neither English nor the other text has: slips of the pen, words of another language, or new names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from mtaudit.compare.foreign import languages, other_script
from mtaudit.compare.forms import PARTICLES, edit_distance, fold
from mtaudit.compare.lexicon import known
from mtaudit.compare.once import once
from mtaudit.compare.sides import Side
from mtaudit.compare.words import LONGEST, PREFIXES, bases, correction, frequency, is_word
from mtaudit.model import Segment, Token

GLUE = frozenset("@/\\_#&=+~.'’")  # what joins the parts of addresses, codes and contractions
OPENERS = frozenset(".!?:“”\"'‘’«»([{—–•…*-")
APOSTROPHES = re.compile(r"(?<=\w)['’](?=\w\w\w)")  # l’autre, all'aperto
STEM = 5  # letters
MANY = 20_000  # pairs of words that are compared
COMMONER = 3.0  # how much, as `frequency` counts
UNIT = 5  # letters
SHORTEST, LONG = 4, 6  # letters from which a word is compared with the other text's, and from which for two slips
MOST, FEW = 300, 50  # words of the other text that strange ones are compared with, and how many strange ones are


@dataclass(frozen=True, slots=True)
class Strange:
    """A strange word.

    `index` is the token's. `correction` is the word it may be a slip of, and `source` the token there that has it, if
    one does. `name` is True for a capital that no sentence's start explains, `part` for a part of a hyphenated word,
    `akin` where the other text has a word of the same stem.
    """

    index: int
    correction: str | None
    source: int | None
    name: bool
    part: bool
    akin: bool


@once
def strange_words(side: Side) -> Sequence[Strange]:
    """The strange words here, in order. Time is proportional to the text's length."""
    tokens = side.here.tokens
    others = _Words(side.there)
    found = []
    for index, token in enumerate(tokens):
        word = token.text
        if other_script(word):
            if not others.letters.issuperset(word):
                found.append(Strange(index, None, None, name=False, part=False, akin=False))
            continue
        if not _plain(word) or _is_english(word) or not _stands_by_itself(side.here, token):
            continue
        if _is_unit(tokens, index) or _in_phrase(tokens, index):
            continue
        if not _familiar(side.there).isdisjoint((fold(word), *bases(word.lower()))):
            continue
        source = others.like(word) if len(found) < FEW else None
        meant = side.there.tokens[source].text if source is not None else correction(word)
        found.append(
            Strange(
                index,
                meant,
                source,
                name=word[0].isupper() and not (starts(tokens, index) and _no_name(token, meant)),
                part="-" in _around(side.here, token),
                akin=fold(word)[:STEM] in others.stems,
            )
        )
    return found


def mistaken_words(side: Side) -> list[tuple[int, int]]:
    """Words here that a slip may have made of a far commoner word there (moring, morning; dive, drive): index, index.

    Neither text has the other's word, and the two are no forms of one word.
    """
    ours, theirs = _words_of_its_own(side.here, side.there), _words_of_its_own(side.there, side.here)
    if len(ours) * len(theirs) > MANY:
        return []
    return [
        (i, j)
        for i, word in ours
        for j, other in theirs
        if abs(len(word) - len(other)) <= 1
        and word[:-2] != other[: len(word) - 2]
        and len(word) >= SHORTEST
        and frequency(other) - frequency(word) >= COMMONER
        and edit_distance(word, other, 1) == 1
    ]


def _words_of_its_own(segment: Segment, other: Segment) -> list[tuple[int, str]]:
    """The words of a text that the other lacks, names aside."""
    familiar = _familiar(other)
    return [
        (index, token.text.lower())
        for index, token in enumerate(segment.tokens)
        if token.text.isalpha() and token.pos != "PROPN" and fold(token.text) not in familiar and is_word(token.text)
    ]


def starts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token may have its capital from where it stands: at a start, after a mark or a quotation mark."""
    return index == 0 or tokens[index - 1].text[-1] in OPENERS


def _no_name(token: Token, meant: str | None) -> bool:
    """Whether a word at a sentence's start is no name: by its tag, or since it has the letters of the word meant."""
    return token.pos != "PROPN" or (meant is not None and sorted(meant.lower()) == sorted(token.text.lower()))


def _is_english(word: str) -> bool:
    """Whether it is a word that English has, and not rarely beside another language where it is common."""
    return is_word(word) and not languages(word)


@once
def _familiar(segment: Segment) -> frozenset[str]:
    """The words of a text, and what two neighbours make when written as one; hyphens and accents aside."""
    words = [word for token in segment.tokens if (word := fold(token.text))]
    lemmas = (fold(token.lemma) for token in segment.tokens)
    return frozenset((*words, *lemmas, *(a + b for a, b in pairwise(words))))


def _plain(word: str) -> bool:
    """Whether it is a word of letters, and no acronym."""
    if not 2 <= len(word) <= LONGEST or not word[1:].islower():
        return False
    return word.isalpha() or APOSTROPHES.sub("", word).isalpha()


def _stands_by_itself(segment: Segment, token: Token) -> bool:
    """Whether a token is no part of an address, a contraction or a prefixed word."""
    before, after = _around(segment, token)
    prefix = after == "-" and token.text.lower() in PREFIXES
    return not (prefix or before.isalnum() or after.isalnum() or GLUE.intersection((before, after)))


def _around(segment: Segment, token: Token) -> tuple[str, str]:
    """The characters next to a token, blanks at the edges; a stop counts only inside an address."""
    text = segment.text
    first, end = token.start - segment.start, token.end - segment.start
    before, after, beyond = text[first - 1 : first] or " ", text[end : end + 1] or " ", text[end + 1 : end + 2]
    return before, " " if after == "." and not beyond.isalnum() else after


def _is_unit(tokens: Sequence[Token], index: int) -> bool:
    """Whether it may be the abbreviation of a unit: short, behind a figure."""
    return index > 0 and tokens[index - 1].text[-1].isdigit() and len(tokens[index].text) <= UNIT


def _in_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether English has the word in a phrase (en route), or as a particle of a name (Simón de la Cruz, el Sisi)."""
    word = tokens[index].text.lower()
    before, after = (tokens[i].text.lower() if 0 <= i < len(tokens) else "" for i in (index - 1, index + 1))
    if known(f"{before}_{word}") or known(f"{word}_{after}"):
        return True
    return word in PARTICLES and any(token.text[0].isupper() for token in tokens[max(0, index - 1) : index + 3])


class _Words:
    """What strange words are compared with in the other text; few texts have strange words."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    @cached_property
    def letters(self) -> frozenset[str]:
        """All characters."""
        return frozenset(self._segment.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its longer words."""
        return frozenset(fold(token.text)[:STEM] for token in self._segment.tokens if len(token.text) > STEM)

    @cached_property
    def _by_edge(self) -> dict[tuple[int, str], list[tuple[int, str]]]:
        """Words by the letters that they begin and end with, of which a slip leaves one as it is."""
        found: dict[tuple[int, str], list[tuple[int, str]]] = {}
        for index, token in enumerate(self._segment.tokens[:MOST]):
            if token.text.isalpha():
                word = token.text.lower()
                for edge in (0, word[0]), (1, word[-1]):
                    found.setdefault(edge, []).append((index, word))
        return found

    def like(self, word: str) -> int | None:
        """The index of the first word that a slip or two part from this one."""
        folded = word.lower()
        near = chain(*(self._by_edge.get(edge, ()) for edge in ((0, folded[0]), (1, folded[-1]))))
        return min((index for index, other in near if _slip(folded, other)), default=None)


def _slip(word: str, other: str) -> bool:
    """Whether a slip or two make one word of the other; not endings, which make other words (virology, virologic)."""
    length = min(len(word), len(other))
    if length < SHORTEST or abs(len(word) - len(other)) > 2:
        return False
    limit = 1 if length < LONG or word[: length - 2] == other[: length - 2] else 2
    return edit_distance(word, other, limit) <= limit
