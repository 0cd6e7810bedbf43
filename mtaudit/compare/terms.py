"""Where the terms of a user's glossary stand in a text: word by word, inflected or not, the longest first."""

import re
from collections.abc import Iterable, Iterator
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
            likely = index.beginning(self._words[place] for place in range(start, len(self._words)))
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


class _Index:
    """A trie of terms by the forms of their words: what looking up a place costs does not grow with the glossary."""

    def __init__(self) -> None:
        self._terms: list[Term] = []
        self._children: dict[frozenset[str], _Index] = {}
        self._by_form: dict[str, list[_Index]] = {}

    def add(self, term: Term) -> None:
        """Put a term where its words lead; one without words is nowhere."""
        node = self
        for word in _phrase(term.source):
            node = node._child(word.forms)
        if node is not self:
            node._terms.append(term)

    def beginning(self, words: Iterable[_Word]) -> Iterator[Term]:
        """The terms that some of the words begin with, as far as forms go, each once."""
        nodes = [self]
        for word in words:
            nodes = list({id(node): node for before in nodes for node in before._next(word)}.values())
            if not nodes:
                return
            for node in nodes:
                yield from node._terms

    def _child(self, forms: frozenset[str]) -> "_Index":
        if forms not in self._children:
            self._children[forms] = child = _Index()
            for form in forms:
                self._by_form.setdefault(form, []).append(child)
        return self._children[forms]

    def _next(self, word: _Word) -> Iterator["_Index"]:
        for form in sorted(word.forms):
            yield from self._by_form.get(form, ())


@lru_cache(maxsize=4)
def _index(glossary: Glossary) -> _Index:
    index = _Index()
    for term in glossary.terms:
        index.add(term)
    return index


def _even(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
