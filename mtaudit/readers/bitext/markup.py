"""XML of localisation files: a store of translate-toolkit, and the text of an element with its inline codes.

The toolkit's parser resolves no entities, loads no DTD and reaches no network, and libxml2 bounds the depth of elements
and the length of a text (10 MB). Before it sees a file, one that declares entities of its own is refused: a few lines
of them can fill the memory.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any, Final, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from mtaudit.model import Code, CodeKind, SegmentText
from mtaudit.readers.table import LineError

XML: Final = "{http://www.w3.org/XML/1998/namespace}"
LANGUAGE: Final = f"{XML}lang"
SPACE: Final = f"{XML}space"
TRANSPARENT: Final = frozenset({"mrk", "sm", "em"})  # annotations, which mark words and are no part of the text
HALVES: Final = frozenset({"bx", "ex", "bpt", "ept", "it", "sc", "ec", "ut"})  # a start or an end by itself
STANDALONE: Final = frozenset({"x", "ph", "cp"})
DESCRIPTIONS: Final = frozenset(  # of a code, for people; tools word them as they like
    {"equiv-text", "equiv", "equivStart", "equivEnd", "disp", "dispStart", "dispEnd", "xid"}
)
SPACES: Final = re.compile("[ \t\r\n]+")
Piece = tuple[str, CodeKind | None]  # None: words


class Root(NamedTuple):
    """The first tag of a document: its name, without a prefix, and the version that it states, or ""."""

    name: str
    version: str


class _FoundError(Exception):
    """The root element was reached; nothing after it can declare an entity."""


def root(data: bytes) -> Root:
    """The root element. Raises LineError for what is no XML, and where entities are declared before it."""
    found: list[Root] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append(Root(name.rpartition(":")[2], attributes.get("version", "")))
        raise _FoundError

    def refuse(name: str, *_: object) -> None:
        raise LineError(f"line {parser.CurrentLineNumber}: it declares the entity '{name[:40]}', which is not allowed")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EntityDeclHandler = start, refuse
    try:
        parser.Parse(data, True)
    except _FoundError:
        return found[0]
    except expat.ExpatError as error:
        raise LineError(f"line {error.lineno}: this is no XML ({expat.ErrorString(error.code)})") from None
    except (LookupError, ValueError) as error:  # an encoding that is none, or that expat does not read
        raise LineError(f"line 1: this is no XML ({error})") from None
    raise LineError("line 1: this is no XML (no element)")


def parsed(store: Any, data: bytes, form: str) -> Any:
    """A store of the toolkit, by its class, with the units of a file.

    Raises LineError for what is none of its format.
    """
    try:
        return store(BytesIO(data))
    except etree.XMLSyntaxError as error:
        reason = (error.msg or "unknown error").partition(", line ")[0]
        raise LineError(f"line {error.lineno or 1}: this is no XML ({reason})") from None
    except (AssertionError, StopIteration, ValueError, AttributeError) as error:  # all that the toolkit says of others
        raise LineError(f"line 1: this is no {form} ({str(error) or 'a part that it must have is missing'})") from None


def text_of(element: Any, *, preserve: bool) -> SegmentText:
    """The text of an element, inline elements as they are written in the file and marked as codes.

    White space is as in the file with `preserve`, or where xml:space says so; else each run of it is one blank, and
    none stands at either end.
    """
    spaces = (each.get(SPACE) for each in (element, *element.iterancestors()))
    preserve = next((space == "preserve" for space in spaces if space), preserve)
    pieces = list(_joined(_pieces(element)))
    parts: list[str] = []
    codes: list[Code] = []
    at = 0
    for text, kind in pieces if preserve else _trimmed(pieces):
        if kind is not None:
            codes.append(Code(at, at + len(text), text, kind))
        parts.append(text)
        at += len(text)
    return SegmentText("".join(parts), tuple(codes), element.sourceline)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    trimmed = [(text if kind is not None else SPACES.sub(" ", text), kind) for text, kind in pieces]
    for index, strip in ((0, str.lstrip), (-1, str.rstrip)):
        text, kind = trimmed[index]
        trimmed[index] = (strip(text), None) if kind is None else (text, kind)
    return trimmed


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Texts that follow one another as one."""
    for is_text, group in groupby(pieces, key=lambda piece: piece[1] is None):
        if is_text:
            yield "".join(text for text, _ in group), None
        else:
            yield from group


def _pieces(element: Any) -> Iterator[Piece]:
    """Texts, and codes with their kinds, in order. What stands inside a code that marks no words is part of it."""
    yield element.text or "", None
    walk = _walk(element)
    next(walk)  # the start of the element itself
    for event, node in walk:
        if node is element:
            return
        if event != "start":
            if event == "end" and _is_pair(node):
                yield _end(node), CodeKind.TAG
            yield node.tail or "", None
        elif _is_pair(node):
            yield _start(node), CodeKind.TAG
            yield node.text or "", None
        elif _name(node) in TRANSPARENT:
            yield node.text or "", None
        else:
            walk.skip_subtree()
            yield _written(node), CodeKind.TAG if _name(node) in HALVES else CodeKind.PLACEHOLDER


def _walk(element: Any) -> Any:
    return etree.iterwalk(element, events=("start", "end", "comment", "pi"))


def _is_pair(node: Any) -> bool:
    """Whether an inline element stands around words that belong to the text."""
    return _name(node) not in TRANSPARENT | HALVES | STANDALONE and not _is_empty(node)


def _is_empty(node: Any) -> bool:
    return not node.text and not len(node)


def _name(node: Any) -> str:
    if not isinstance(node.tag, str):
        raise LineError(f"line {node.sourceline}: the entity '{node.text[:40]}' is not declared")
    return node.tag.rpartition("}")[2]


def _written(element: Any) -> str:
    """A code with what is in it, as it stands in its file."""
    parts: list[str] = []
    for event, node in _walk(element):
        if event == "start":
            parts += _start(node), escape(node.text or "")
        elif event == "end" and not _is_empty(node):
            parts.append(_end(node))
        if event != "start" and node is not element:
            parts.append(escape(node.tail or ""))
    return "".join(parts)


def _start(node: Any) -> str:
    """A tag with its attributes, but for descriptions and those that a tool adds in a namespace of its own."""
    attributes = (
        f" {name}={quoteattr(value)}"
        for name, value in node.items()
        if not name.startswith("{") and name not in DESCRIPTIONS
    )
    return f"<{_qualified(node)}{''.join(attributes)}{'/' * _is_empty(node)}>"


def _end(node: Any) -> str:
    return f"</{_qualified(node)}>"


def _qualified(node: Any) -> str:
    return f"{node.prefix}:{_name(node)}" if node.prefix else _name(node)
