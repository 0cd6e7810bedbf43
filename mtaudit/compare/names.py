"""Proper names: where they stand in a text.

Capital letters and part-of-speech tags decide what is a name; the labels of a small entity recogniser are only a hint.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mtaudit.compare.forms import OPEN_TAGS, PARTICLES, fold
from mtaudit.compare.once import once
from mtaudit.model import Segment, Token

NAMING = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
# Capitalised, and yet no part of what tells names apart.
HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "lord", "lady", "jr", "sr", "esq"}
)
TITLES = HONORIFICS | frozenset(
    {"professor", "president", "premier"}
    | {"prime", "minister", "ministers", "chancellor", "secretary", "senator", "sen", "rep", "gov", "governor", "mayor"}
    | {"king", "queen", "prince", "princess", "pope", "st", "saint", "rev", "general", "gen", "col", "colonel", "capt"}
    | {"captain", "lt", "lieutenant", "sgt", "sergeant", "maj", "major", "chief", "director", "chairman", "judge"}
    | {"justice", "inc", "ltd", "corp", "co", "plc", "gmbh", "llc", "ag", "deputy", "vice", "foreign"}
)
CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {"april", "may", "june", "july", "august", "september", "october", "november", "december", "mon", "tue", "tues"}
    | {"wed", "thu", "thur", "thurs", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep"}
    | {"sept", "oct", "nov", "dec", "bc", "ad", "bce", "ce", "am", "pm", "gmt", "utc", "est", "cet"}
)
JOINING = PARTICLES - {"and", "to", "in", "on", "at", "/", "."}
OPENERS = frozenset('.!?:;“”"‘«»([{—–…•')


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `first` to `last` (inclusive); `words` are the indices of those that tell it apart from others.

    `certain` is False where only a tagger's guess speaks for it: at a sentence's start, or in a title set in capitals.
    """

    first: int
    last: int
    words: tuple[int, ...]
    certain: bool


@once
def names(segment: Segment) -> Sequence[Name]:
    """The names of a segment in order: runs of capitalised words, with the particles between them.

    A title begins a name of its own (“California | Governor Jerry Brown”), and so does another kind of entity.
    """
    tokens = segment.tokens
    headline = _is_headline(tokens)
    marks = [_name_word(tokens, index) for index in range(len(tokens))]
    found = []
    index = 0
    while index < len(tokens):
        if not marks[index]:
            index += 1
            continue
        first = last = index
        index += 1
        while index < len(tokens) and index - last <= 3:
            if marks[index]:
                if _begins(tokens, last, index):
                    break
                last = index
            elif tokens[index].text.lower() not in JOINING:
                break
            index += 1
        index = last + 1
        words = tuple(i for i in range(first, last + 1) if marks[i] and _tells_apart(tokens[i]))
        if words:
            certain = not headline and any(_mid_sentence(tokens, i) or tokens[i].entity in NAMING for i in words)
            found.append(Name(first, last, words, certain))
    return found


def _begins(tokens: Sequence[Token], last: int, index: int) -> bool:
    """Whether the capitalised word at `index` begins a new name, after one that reached to `last`."""
    before, after = fold(tokens[last].text), fold(tokens[index].text)
    kinds = {tokens[last].entity, tokens[index].entity} & NAMING
    return (len(kinds) == 2 and index == last + 1) or (after in TITLES and before not in TITLES)


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether most content words are capitalised, so that a capital says nothing."""
    content = [token for token in tokens if token.pos in OPEN_TAGS and token.text[0].isalpha()]
    return len(content) > 3 and sum(token.text[0].isupper() for token in content) > 0.8 * len(content)


def _mid_sentence(tokens: Sequence[Token], index: int) -> bool:
    if index == 0:
        return False
    before = tokens[index - 1]
    dash = before.text == "-" and before.end < tokens[index].start
    return not dash and before.text[-1] not in OPENERS


def _name_word(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    text = token.text
    if not any(map(str.isupper, text)) or fold(text) in CALENDAR or token.pos not in OPEN_TAGS:
        return False
    if _mid_sentence(tokens, index) or not text[1:].islower():
        return token.pos in ("PROPN", "ADJ", "NOUN", "X") or token.entity in NAMING
    return token.pos == "PROPN"


def _tells_apart(token: Token) -> bool:
    folded = fold(token.text)
    return len(folded) > 1 and folded not in TITLES and folded not in PARTICLES and not set(folded) <= set("ivx")
