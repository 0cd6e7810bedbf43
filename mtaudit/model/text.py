"""Texts and what they are made of: spans, documents, sentences, tokens, segments."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mtaudit.model.bitext import Code


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A character range, end-exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no character range: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shift(self, offset: int) -> "Span":
        """The same range, `offset` characters further on."""
        return Span(self.start + offset, self.end + offset)


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read; `text` is never edited afterwards.

    Where it was `extracted` from a page, offsets into it say nothing of places in the file.
    """

    name: str
    text: str
    extracted: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """A stretch of page furniture that is neither aligned nor checked, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class SegmentedDocument:
    """A document cut into sentences; `sentences` and `set_aside` are in text order and never overlap."""

    document: Document
    sentences: tuple[Span, ...]
    set_aside: tuple[SetAside, ...] = ()

    def sentence_texts(self) -> list[str]:
        """The sentences' characters, in order."""
        return [span.of(self.document.text) for span in self.sentences]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or punctuation mark with its linguistic annotation.

    `pos` is a Universal POS tag, `tag` a Penn Treebank tag, `dep` a dependency relation to the token at index `head` of
    the same segment (its own index for a root). `entity` is the OntoNotes label of the entity the token is part of, or
    "". `lemma` is lower-cased except for proper nouns.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""

    @property
    def span(self) -> Span:
        """Character range in the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity, date or quantity: tokens `first` to `last` (inclusive) of its segment, with OntoNotes label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Segment:
    """One side of a unit: consecutive sentences of one document, annotated once the pipeline got that far.

    `codes` are those of an already aligned segment, and `line` is where it begins in its file, from 1. While checks
    read it, `text` is without them; in a report it has them.
    """

    start: int
    end: int
    text: str
    sentences: tuple[int, ...]
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    entities: tuple[Entity, ...] = field(default=(), repr=False)
    codes: tuple[Code, ...] = ()
    line: int | None = None

    @property
    def span(self) -> Span:
        """Character range in the document."""
        return Span(self.start, self.end)

    def cover(self, indices: Iterable[int]) -> Span:
        """The character range from the first to the last of the tokens at `indices` (at least one)."""
        tokens = [self.tokens[index] for index in indices]
        return Span(min(token.start for token in tokens), max(token.end for token in tokens))

    def excerpt(self, span: Span) -> str:
        """The characters of a document range that lies within this segment."""
        return self.text[span.start - self.start : span.end - self.start]
