"""Sentences in, our own tokens and entities out; but for `pipeline`, the only file that knows spaCy.

Each sentence is parsed once, in batches. A stretch too long to be a sentence is parsed in windows, so that memory stays
bounded on hostile input.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.annotate.package import broken, installed
from mtaudit.annotate.pipeline import Pipeline
from mtaudit.model import Entity, Segment, Span, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

WINDOW = 2_000  # characters; the longest real sentence we met has 1,300
BATCH = 64  # texts parsed together
BATCH_CHARACTERS = 16_000  # of them together, or windows of punctuation alone would take 1 GB of memory

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")  # the model learned from straight ones, and takes “It for a word
_SURROGATE = re.compile("[\ud800-\udfff]")


class Parse(NamedTuple):
    """The annotation of one text; character offsets and token indices count from its start."""

    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]


class Annotator:
    """Loads an installed spaCy pipeline package once. Raises ConfigError when `model` names none, or a broken one."""

    def __init__(self, model: str) -> None:
        package = installed(model)
        try:
            self._pipeline = Pipeline(package.load().load)
        except Exception as error:  # of imports, of files, of another release of spaCy
            raise broken(model, " ".join(str(error).split())) from None

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """The annotation of each text, in order."""
        return list(self.parses(texts))

    def parses(self, texts: Sequence[str]) -> Iterator[Parse]:
        """As `parse`, each as soon as it is there."""
        windows = [(number, window) for number, text in enumerate(texts) for window in _windows(text)]
        batches = _batches([_plain(window.of(texts[number])) for number, window in windows])
        docs = chain.from_iterable(map(self._pipeline.docs, batches))
        for number, parts in groupby(zip(windows, docs, strict=True), key=lambda part: part[0][0]):
            tokens: list[Token] = []
            entities: list[Entity] = []
            for (_, window), doc in parts:
                base = len(tokens)
                index = {token.i: base + place for place, token in enumerate(t for t in doc if not t.is_space)}
                tokens.extend(_tokens(doc, texts[number], window.start, index))
                entities.extend(_entities(doc, index))
            yield Parse(tuple(tokens), tuple(entities))


def make_segment(text: str, sentences: Iterable[tuple[int, Span, Parse]]) -> Segment:
    """One segment of the document `text` out of consecutive sentences: number, range in the document, annotation."""
    numbers: list[int] = []
    spans: list[Span] = []
    tokens: list[Token] = []
    entities: list[Entity] = []
    for number, span, parse in sentences:
        base = len(tokens)
        numbers.append(number)
        spans.append(span)
        tokens.extend(_moved(parse.tokens, span.start, base))
        entities.extend(Entity(e.first + base, e.last + base, e.label) for e in parse.entities)
    start, end = spans[0].start, spans[-1].end
    return Segment(start, end, text[start:end], tuple(numbers), tuple(tokens), tuple(entities))


def _moved(tokens: Sequence[Token], offset: int, base: int) -> Iterable[Token]:
    """The tokens where their text begins at an offset, and they after so many others."""
    if not offset and not base:
        return tokens
    return (
        Token(t.start + offset, t.end + offset, t.text, t.lemma, t.pos, t.tag, t.dep, t.head + base, t.entity)
        for t in tokens
    )


def _windows(text: str) -> Iterator[Span]:
    start = 0
    while len(text) - start > WINDOW:
        cut = text.rfind(" ", start + WINDOW // 2, start + WINDOW) + 1 or start + WINDOW
        yield Span(start, cut)
        start = cut
    yield Span(start, len(text))


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The texts in order, as many together as may be parsed together."""
    start = characters = 0
    for place, text in enumerate(texts):
        if place - start == BATCH or (place > start and characters + len(text) > BATCH_CHARACTERS):
            yield texts[start:place]
            start, characters = place, 0
        characters += len(text)
    if start < len(texts):
        yield texts[start:]


def _plain(text: str) -> str:
    """The text as spaCy reads it best, character for character: straight quotation marks, no lone surrogates."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text.translate(_STRAIGHT))


def _tokens(doc: "Doc", text: str, offset: int, index: dict[int, int]) -> Iterator[Token]:
    """The words of a window; equal strings are one in memory, which a long text has many of."""
    for token in doc:
        if token.is_space:
            continue
        start = offset + token.idx
        end = start + len(token.text)
        yield Token(
            start=start,
            end=end,
            text=intern(text[start:end]),
            lemma=intern(token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower()),
            pos=intern(token.pos_),
            tag=intern(token.tag_),
            dep=intern(token.dep_),
            head=index.get(token.head.i, index[token.i]),
            entity=intern(token.ent_type_),
        )


def _entities(doc: "Doc", index: dict[int, int]) -> Iterator[Entity]:
    for entity in doc.ents:
        inside = [index[i] for i in range(entity.start, entity.end) if i in index]
        if inside:
            yield Entity(inside[0], inside[-1], entity.label_)
