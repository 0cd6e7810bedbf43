"""Where the terms of a user's glossary stand in a text: word by word, inflected or not, the longest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mtaudit.compare.forms import fold
from mtaudit.compare.lexicon import known
from mtaudit.model import Glossary, Segment, Term

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")  # C.I.A. is one word, AT&T and Coca-Cola two
# Inflections, as WordNet's morphology detaches them: the ending, and what the base form has in its place.
_ENDINGS = (
    *(("ies", "y"), ("men", "man"), ("s", ""), ("es", ""), ("es", "e")),
    *(("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
)
_SHORTEST = 3  # letters of a base form


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is written, the forms it is known by, and the index of its token in a text."""

    written: str
    forms: frozenset[str]
    token: int

    def matches(self, other: "_Word", case_sensitive: bool) -> bool:
        """Whether the two are one word, inflections aside."""
        return not self.forms.isdisjoint(other.forms) and (
            not case_sensitive
            or all(a.isupper() == b.isupper() for a, b in zip(self.written, other.written, strict=False))
        )


class Text:
    """A segment in which terms are looked up."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._words = [
            word for index, token in enumerate(segment.tokens) for word in _words(token.text, token.lemma, index)
        ]
        self._starts: dict[str, list[int]] = {}
        for start, word in enumerate(self._words):
            for form in word.forms:
                self._starts.setdefault(form, []).append(start)

    def terms(self, glossary: Glossary) -> list[tuple[Term, range]]:
        """The terms of a glossary that the text has, with their tokens; of two that overlap the earlier, or longer."""
        index = _index(glossary)
        found: list[tuple[Term, range]] = []
        start = 0
        while start < len(self._words):
            likely = {term: None for form in sorted(self._words[start].forms) for term in index.get(form, ())}
            matching = [(term, length) for term in likely if (length := self._length(start, term.source, term))]
            longest = max((length for _, length in matching), default=0)
            found += [(term, self._tokens(start, length)) for term, length in matching if length == longest]
            start += longest or 1
        return found

    def renderings(self, phrase: str, term: Term) -> list[range]:
        """The tokens of each place that has a phrase, a rendering of `term`."""
        first = _phrase(phrase)[0].forms if _phrase(phrase) else ()
        starts = sorted({start for form in first for start in self._starts.get(form, ())})
        lengths = ((start, self._length(start, phrase, term)) for start in starts)
        return [self._tokens(start, length) for start, length in lengths if length]

    def _length(self, start: int, phrase: str, term: Term) -> int:
        """How many words the phrase has, if it begins at the word `start`, 0 if it does not."""
        sought = _phrase(phrase)
        words = self._words[start : start + len(sought)]
        strict = term.case_sensitive or term.do_not_translate
        if len(words) < len(sought) or not all(a.matches(b, strict) for a, b in zip(words, sought, strict=True)):
            return 0
        return 0 if term.do_not_translate and not self._as_written(start, phrase) else len(sought)

    def _as_written(self, start: int, phrase: str) -> bool:
        """Whether the text goes on as the phrase does, letter by letter; white space and apostrophes may differ."""
        token = self._segment.tokens[self._words[start].token]
        first = token.start - self._segment.start
        return _even(self._segment.text[first : first + 2 * len(phrase)]).startswith(_even(phrase))

    def _tokens(self, start: int, length: int) -> range:
        return range(self._words[start].token, self._words[start + length - 1].token + 1)


def _words(text: str, lemma: str, token: int) -> Iterator[_Word]:
    found = _WORD.findall(text)
    for written in found:
        forms = _forms(written)
        yield _Word(written, forms | {fold(lemma)} if len(found) == 1 else forms, token)


@lru_cache(maxsize=20_000)
def _phrase(text: str) -> tuple[_Word, ...]:
    return tuple(_Word(written, _forms(written), 0) for written in _WORD.findall(text))


@lru_cache(maxsize=20_000)
def _forms(word: str) -> frozenset[str]:
    """The word and, unless it is a base form itself, what it may be an inflection of."""
    folded = fold(word)
    if known(folded):
        return frozenset({folded})
    bases = {folded[: -len(end)] + other for end, other in _ENDINGS if folded.endswith(end)}
    sure = {base for base in bases if known(base)}
    unlisted = {folded[:-1]} if folded.endswith("s") and len(folded) > _SHORTEST else set()
    return frozenset({folded} | (sure or unlisted))


@lru_cache(maxsize=4)
def _index(glossary: Glossary) -> dict[str, list[Term]]:
    """The terms by each form of their first words."""
    index: dict[str, list[Term]] = {}
    for term in glossary.terms:
        for form in _phrase(term.source)[0].forms if _phrase(term.source) else ():
            index.setdefault(form, []).append(term)
    return index


def _even(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
