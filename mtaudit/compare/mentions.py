"""Whom and what a whole text names, and by which shorter names: a surname for the full name, an acronym in brackets."""

from collections.abc import Iterator, Sequence

from mtaudit.compare.common import is_common
from mtaudit.compare.forms import fold, is_acronym
from mtaudit.compare.names import names
from mtaudit.model import Segment, Token, Unit

PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})  # half of a place's name is another place: South Korea
MOST = 50  # full names that share a word; a text with more is none
SHARED = 0.5  # share of the long form's words that stand for it


class Mentions:
    """The full names in the source of a text, and the acronyms that either side introduces."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._full: dict[str, dict[frozenset[str], str]] = {}
        self._long_forms: dict[str, frozenset[str]] = {}
        for unit in units:
            if unit.source:
                for words, written in _full_names(unit.source):
                    for word in words:
                        self._full.setdefault(word, {}).setdefault(words, written)
            for side in filter(None, (unit.source, unit.target)):
                for acronym, words in _introduced(side.tokens):
                    self._long_forms.setdefault(acronym, words)

    def full_name(self, ours: Sequence[str], theirs: Sequence[str]) -> str | None:
        """The full name of which the given words of either side are parts; None where there is none."""
        both = {fold(word) for word in (*ours, *theirs)}
        known = self._full.get(fold(ours[0]), {}) if ours and theirs else {}
        return next((written for words, written in list(known.items())[:MOST] if both <= words), None)

    def stands_for(self, acronym: str, tokens: Sequence[Token]) -> bool:
        """Whether the tokens say what a word abbreviates in this text: most words of its long form."""
        words = self._long_forms.get(fold(acronym), frozenset()) if is_acronym(acronym) else frozenset()
        there = {fold(form) for token in tokens for form in (token.text, token.lemma)} if words else set()
        return bool(words) and len(words & there) > SHARED * len(words)


def _full_names(segment: Segment) -> Iterator[tuple[frozenset[str], str]]:
    """The words, folded, of each name of which every word could stand for the whole, and the name as it is written.

    That is so of people, and of what is named after them; not of places, nor where a word is no name by itself.
    """
    for name in names(segment):
        words = [segment.tokens[index] for index in name.words]
        if len(words) > 1 and not any(token.entity in PLACES or is_common(token.text) for token in words):
            yield frozenset(fold(token.text) for token in words), segment.excerpt(segment.cover(name.words))


def _introduced(tokens: Sequence[Token]) -> Iterator[tuple[str, frozenset[str]]]:
    """Acronyms in brackets behind their long forms: “working group (WG)”; the long form's words are folded.

    The long form is the shortest run of words before the bracket in which the letters are found in order, from the last
    back to the first, which begins a word (Schwartz & Hearst, "A simple algorithm for identifying abbreviation
    definitions in biomedical text", PSB 2003).
    """
    for index in range(2, len(tokens) - 1):
        acronym = tokens[index].text
        if tokens[index - 1].text == "(" and tokens[index + 1].text == ")" and is_acronym(acronym):
            letters = fold(acronym)
            longest = min(len(letters) + 5, 2 * len(letters))
            before = [fold(token.text) for token in tokens[max(0, index - 1 - longest) : index - 1]]
            start = _start(letters, before)
            if start is not None:
                yield letters, frozenset(word for word in before[start:] if len(word) > 2)


def _start(letters: str, words: Sequence[str]) -> int | None:
    """Index of the first word of the long form of an abbreviation, whose letters are given."""
    left = len(letters) - 1
    for index in range(len(words) - 1, -1, -1):
        for place in range(len(words[index]) - 1, -1, -1):
            if words[index][place] == letters[left] and (left > 0 or place == 0):
                left -= 1
                if left < 0:
                    return index
    return None
