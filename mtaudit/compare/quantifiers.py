"""How much and how often without a figure: quantifiers, adverbs of frequency, and the bounds set on a figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mtaudit.model import Token


class Bound(StrEnum):
    """On which side of a figure the true value lies."""

    LOWER = "lower"  # at least, more than, as close as: the figure or above
    UPPER = "upper"  # at most, less than, up to: the figure or below
    NEAR = "near"  # about, some, or so


class Scale(StrEnum):
    """What a quantifier measures."""

    EXTENT = "extent"  # all, most, many, some, few, none
    FREQUENCY = "frequency"  # always, usually, often, sometimes, rarely, never


@dataclass(frozen=True, slots=True)
class Bounded:
    """The words, tokens `first` to `last` (inclusive), that set a bound; `loose` ones often mean something else."""

    first: int
    last: int
    bound: Bound
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Quantifier:
    """A quantifier, tokens `first` to `last` (inclusive), and its readings from 0 (none, never) to 5 (all, always)."""

    first: int
    last: int
    scale: Scale
    degrees: tuple[float, ...]

    def distance(self, other: "Quantifier") -> float:
        """How far apart the closest readings are; under 1 the words are used for each other."""
        return min(abs(a - b) for a in self.degrees for b in other.degrees)


# Degrees a whole step apart are different claims; words nearer than that are used for each other.
_EXTENT = {
    "all": 5, "every": 5, "each": 5, "both": 5, "entire": 5, "whole": 5, "everyone": 5, "everybody": 5, "everything": 5,
    "most": 3.6, "majority": 3.6,
    "many": 3, "much": 3, "numerous": 3, "plenty": 3, "lots": 3, "lot": 3, "countless": 3, "myriad": 3,
    "some": 2, "several": 2.3, "various": 2.3, "multiple": 2.5, "certain": 2,
    "handful": 1.5, "few": 1, "little": 1, "minority": 1,
    "none": 0, "nobody": 0, "nothing": 0, "neither": 0,
}  # fmt: skip
_FREQUENCY = {
    "always": 5, "invariably": 5, "constantly": 5, "continually": 5, "permanently": 5,
    "usually": 4, "normally": 4, "generally": 4, "typically": 4, "mostly": 4, "mainly": 4, "commonly": 3.5,
    "often": 3.3, "oftentimes": 3.3, "frequently": 3.3, "regularly": 3.3, "repeatedly": 3,
    "sometimes": 2, "occasionally": 2, "sporadically": 2,
    "rarely": 1, "seldom": 1, "infrequently": 1, "scarcely": 1,
    "never": 0,
}  # fmt: skip
# {more} and {less} stand for every comparative, denied ones on the other side.
_PHRASES = {
    Bound.LOWER: """
        at least | at the very least | a minimum of | minimum | better than | over | just over | well over
        | a little over | slightly over | above | beyond | exceeding | in excess of | upwards of | upward of
        | as close as | as near as | as low as | as little as | as few as | not under | {more}""",
    Bound.UPPER: """
        at most | at the most | at the very most | a maximum of | maximum | under | just under | well under
        | a little under | slightly under | below | short of | up to | as many as | as much as | as far as | as high as
        | nearly | almost | close to | approaching | not exceeding | not over | not quite | {less}""",
    Bound.NEAR: """
        about | around | approximately | approx | roughly | some | circa | ca | an estimated | the estimated | estimated
        | in the region of | on the order of | in the vicinity of""",
}
_MORE = ("more", "greater", "higher", "larger", "bigger", "longer", "older", "further", "farther", "later")
_LESS = ("less", "fewer", "lower", "smaller", "shorter", "younger", "nearer", "closer", "earlier")
_LOOSE = frozenset(("over", "above", "beyond", "under", "below", "close to", "minimum", "maximum", "as far as"))
_AFTER = {
    ("or", "more"): Bound.LOWER, ("or", "above"): Bound.LOWER, ("or", "over"): Bound.LOWER,
    ("and", "over"): Bound.LOWER, ("and", "above"): Bound.LOWER, ("or", "older"): Bound.LOWER,
    ("or", "higher"): Bound.LOWER, ("at", "least"): Bound.LOWER,
    ("or", "less"): Bound.UPPER, ("or", "fewer"): Bound.UPPER, ("or", "below"): Bound.UPPER,
    ("and", "under"): Bound.UPPER, ("or", "under"): Bound.UPPER, ("or", "younger"): Bound.UPPER,
    ("or", "lower"): Bound.UPPER, ("at", "most"): Bound.UPPER,
    ("or", "so"): Bound.NEAR,
}  # fmt: skip
_COMPARING = frozenset(("twice", "thrice", "times", "half", "just", "not", "even"))  # twice as many as five years ago
_DENIALS = frozenset(("not", "n't", "n’t", "never", "without"))
REACH = 5  # tokens that a denial may stand before the quantifier it denies
_BETWEEN = frozenset(("a", "an", "the", "of", "us", "u.s."))  # over a hundred


def _by_last_word() -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    more = [f"{word} than" for word in _MORE] + [f"{no} {word} than" for word in _LESS for no in ("no", "not")]
    less = [f"{word} than" for word in _LESS] + [f"{no} {word} than" for word in _MORE for no in ("no", "not")]
    table: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, phrases in _PHRASES.items():
        for phrase in phrases.format(more=" | ".join(more), less=" | ".join(less)).split("|"):
            words = tuple(phrase.split())
            table.setdefault(words[-1], []).append((words, bound))
    return {word: sorted(found, key=lambda entry: -len(entry[0])) for word, found in table.items()}


_BEFORE = _by_last_word()


def bound_of(tokens: Sequence[Token], first: int, last: int) -> Bounded | None:
    """The bound set on the figure at tokens `first` to `last`, just before or after it; None where there is none."""
    place = first - 1
    for end in (place, place - 1):
        if end >= 0 and (end == place or _word(tokens, place) in _BETWEEN):
            for words, bound in _BEFORE.get(_word(tokens, end), ()):
                start = end - len(words) + 1
                compares = words[0] in ("as", "more", "less") and _word(tokens, start - 1) in _COMPARING
                if not compares and all(_word(tokens, start + n) == word for n, word in enumerate(words)):
                    return Bounded(start, end, bound, " ".join(words) in _LOOSE)
    for start in (last + 1, last + 2):  # 20 or more, 20 people or more
        after = _AFTER.get((_word(tokens, start), _word(tokens, start + 1)))
        if after is not None:
            return Bounded(start, start + 1, after)
    return None


def quantifiers(tokens: Sequence[Token]) -> list[Quantifier]:
    """All quantifiers, in order. Linear in the number of tokens."""
    found = []
    for index in range(len(tokens)):
        word = _word(tokens, index)
        if word in _FREQUENCY:
            found.append(Quantifier(index, index, Scale.FREQUENCY, (_FREQUENCY[word],)))
        elif word in _EXTENT and _is_quantifier(tokens, index):
            found.append(_extent(tokens, index))
    return found


def _extent(tokens: Sequence[Token], index: int) -> Quantifier:
    word, before = _word(tokens, index), _word(tokens, index - 1)
    degree = _EXTENT[word]
    if word in ("few", "little") and before == "a":
        quite = _word(tokens, index - 2) == "quite"
        return Quantifier(index - 1 - quite, index, Scale.EXTENT, (3.0 if quite else 2.0,))
    if degree >= 3 and before == "not":  # not all is many at best, not many is few
        return Quantifier(index - 1, index, Scale.EXTENT, (degree - 2,))
    denied = any(_word(tokens, place) in _DENIALS for place in range(max(index - REACH, 0), index))
    degrees = (degree, degree - 2) if degree >= 3 and denied else (degree,)  # “do not have many” is few
    return Quantifier(index, index, Scale.EXTENT, degrees)


def _is_quantifier(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is a quantifier here, not “most important”, “little known”, “each other” or “after all”."""
    word, before, after = _word(tokens, index), _word(tokens, index - 1), _word(tokens, index + 1)
    if word in ("most", "much", "little"):
        adverb = tokens[index].pos == "ADV" or (index + 1 < len(tokens) and tokens[index + 1].pos in ("ADJ", "ADV"))
        of_all = (after, _word(tokens, index + 2)) == ("of", "all")
        return not adverb and not of_all and before not in ("at", "so", "as", "how")
    if word in ("many", "few"):
        return before not in ("how", "so", "too", "as", "every", "last", "past", "next", "first")
    if word == "all":
        return before not in ("at", "after", "above", "of") and after not in ("time", "-", "right", "but")
    if word in ("lot", "majority", "handful", "minority"):
        return after == "of"
    if word in ("certain", "whole", "entire", "various"):
        return tokens[index].dep in ("amod", "det")
    if word in ("both", "neither"):  # not both … and
        head, near = tokens[index].head, tokens[index + 1 : index + REACH]
        joined = any(token.dep == "conj" and token.head == head for token in near)
        return not joined and tokens[index].dep not in ("preconj", "cc")
    if word == "some":
        return not after[:1].isdecimal()
    return after != "other"


def _word(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text.lower() if 0 <= index < len(tokens) else ""
