"""A user's terms, from a table or from TBX (ISO 30042), the format in which terminology tools exchange them.

A text that begins with < is TBX, of either version: <martif> or <tbx>. Any other is a table; its columns are `source`,
`target` and `forbidden`, with | between alternatives, `do_not_translate` and `case_sensitive`, yes or no, and notes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from xml.etree import ElementTree
from xml.parsers import expat

from mtaudit.errors import InputError
from mtaudit.model import Glossary, Term
from mtaudit.readers.table import LineError, rows

NEEDED: Final = ("source", "target")
LISTS: Final = ("target", "forbidden")
FLAGS: Final = ("do_not_translate", "case_sensitive")
COLUMNS: Final = ("source", *LISTS, *FLAGS)
# For people: what tools export besides. Any other column may be a misspelt one, and a rule that is never applied.
NOTES: Final = ("id", "note", "notes", "comment", "comments", "description", "definition", "domain", "part_of_speech")
SEPARATOR: Final = "|"
YES: Final = ("yes", "true", "1", "x")
NO: Final = ("no", "false", "0", "")

ROOTS: Final = ("martif", "tbx")
CONCEPTS: Final = ("termEntry", "conceptEntry")
SECTIONS: Final = ("langSet", "langSec")
GROUPS: Final = ("tig", "ntig", "termSec")
STATUS: Final = ("administrativeStatus", "normativeAuthorization")
BANNED: Final = ("deprecated", "superseded")  # deprecatedTerm-admn-sts, supersededTerm-admn-sts
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
ENGLISH: Final = "en"


def parse(text: str, name: str) -> Glossary:
    """The terms of a glossary; what several entries say of one term is put together.

    Raises InputError, with `name` in it, for anything but a glossary with at least one term.
    """
    try:
        terms = list(_tbx(text) if text.lstrip("\ufeff \t\r\n").startswith("<") else _table(text))
    except LineError as error:
        raise InputError(f"'{name}', {error}.") from None
    if not terms:
        raise InputError(f"'{name}' is a glossary without a term in English.")
    return Glossary(tuple(_united(terms)))


def _united(terms: list[Term]) -> Iterator[Term]:
    """Each term once, in order; what one entry allows, another does not forbid."""
    found: dict[tuple[str, bool, bool], Term] = {}
    for term in terms:
        key = (term.source, term.do_not_translate, term.case_sensitive)
        before = found.get(key, replace(term, allowed=(), forbidden=()))
        allowed = tuple(dict.fromkeys(before.allowed + term.allowed))
        forbidden = tuple(word for word in dict.fromkeys(before.forbidden + term.forbidden) if word not in allowed)
        found[key] = replace(term, allowed=allowed, forbidden=forbidden)
    yield from found.values()


def _table(text: str) -> Iterator[Term]:
    for place, cells in rows(text, NEEDED, "a glossary"):
        known = (*COLUMNS, *NOTES)
        if strange := next((column for column in cells if column and column not in known), None):
            raise LineError(f"line 1: a glossary has no column '{strange}'; it has {', '.join(COLUMNS)}")
        yield _term(place, cells)


def _term(place: str, cells: Mapping[str, str]) -> Term:
    source, (allowed, forbidden) = cells["source"], (_alternatives(cells.get(column, "")) for column in LISTS)
    untouched, case_sensitive = (_flag(place, column, cells.get(column, "")) for column in FLAGS)
    if not any(map(str.isalnum, source)):
        raise LineError(f"{place}: there is no source term")
    if untouched and allowed not in ((), (source,)):
        raise LineError(f"{place}: '{source}' is not to be translated, and yet has a target")
    if not (allowed or forbidden or untouched):
        raise LineError(f"{place}: nothing is said of '{source}': give a target, a forbidden word, or do_not_translate")
    if twice := next((word for word in allowed if word in forbidden), None):
        raise LineError(f"{place}: '{twice}' is both target and forbidden")
    return Term(source, () if untouched else allowed, forbidden, untouched, case_sensitive)


def _alternatives(cell: str) -> tuple[str, ...]:
    words = (word.strip() for word in cell.split(SEPARATOR))
    return tuple(dict.fromkeys(word for word in words if any(map(str.isalnum, word))))


def _flag(place: str, column: str, cell: str) -> bool:
    if cell.lower() not in YES + NO:
        raise LineError(f"{place}: {column} is yes or no, not '{cell[:40]}'")
    return cell.lower() in YES


def _tbx(text: str) -> Iterator[Term]:
    """The terms of each concept: those that are not deprecated stand for each other, the others are forbidden."""
    root = _root(text)
    if _local(root.tag) not in ROOTS:
        raise LineError(f"this is XML, but no TBX: its root is <{_local(root.tag)[:40]}>, not <martif> or <tbx>")
    for concept in root.iter():
        if _local(concept.tag) in CONCEPTS:
            words = list(_words(concept))
            allowed = tuple(word for word, banned in words if not banned)
            forbidden = tuple(word for word, banned in words if banned)
            yield from (Term(word, allowed, forbidden) for word in allowed)


def _words(concept: ElementTree.Element) -> Iterator[tuple[str, bool]]:
    """The English terms of a concept, and whether each is deprecated or superseded."""
    for section in concept:
        language = section.get(LANGUAGE, section.get("lang", ""))
        if _local(section.tag) in SECTIONS and language.lower().split("-")[0] == ENGLISH:
            for group in section:
                term = next((part for part in group.iter() if _local(part.tag) == "term"), None)
                word = " ".join("".join(term.itertext()).split()) if term is not None else ""
                if _local(group.tag) in GROUPS and any(map(str.isalnum, word)):
                    yield word, _status(group).startswith(BANNED)


def _status(group: ElementTree.Element) -> str:
    """The administrative status of a term, "" where none is given; versions 2 and 3 say it in different elements."""
    for part in group.iter():
        if _local(part.tag) in STATUS or part.get("type") in STATUS:
            return "".join(part.itertext()).strip()
    return ""


def _local(tag: object) -> str:
    """An element's name without its namespace; "" for comments and processing instructions."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _root(text: str) -> ElementTree.Element:
    """The root element of an XML text without entities of its own, which can grow beyond all bounds."""

    def refuse(name: str, *_: object) -> None:
        raise LineError(f"line {guard.CurrentLineNumber}: it declares the entity '{name[:40]}', which is not allowed")

    guard = expat.ParserCreate()
    guard.EntityDeclHandler = refuse
    try:
        guard.Parse(text, True)
        return ElementTree.fromstring(text)
    except (expat.ExpatError, ElementTree.ParseError, ValueError) as error:  # ValueError: a character of no encoding
        raise LineError(f"this is no XML ({error})") from None
