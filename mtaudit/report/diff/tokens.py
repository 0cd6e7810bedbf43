"""What the diff has to know of a word: whether it says anything, and where it ends."""

from typing import Final

from mtaudit.model import Segment, Span, Token

CODE: Final = "CODE"
"""The tag of a token that stands for an inline code."""

# Closed-class words that say little by themselves: where nothing else changed, the sentence says the same. Negators,
# quantifiers, modals, "he" and "she", "or", "until" and the like are not among them.
_CONNECT = {"of", "in", "on", "at", "to", "for", "by", "with", "from", "as", "into", "and"}
_POINT = {"a", "an", "the", "that", "which", "who", "whom", "it", "its", "this", "these", "those", "there"}
_LIGHT = frozenset(_CONNECT | _POINT)
_LIGHT_LEMMAS = frozenset(("be", "have"))
_SIGNS = frozenset(("PUNCT", "SPACE"))
_STOPS = frozenset(",.;:!?—–()")
_QUOTES = frozenset('“”„«»"')


def code_token(segment: Segment, span: Span, *, kept: bool) -> Token:
    """An inline code as a token: as light as a sign where both sides have it."""
    text = segment.excerpt(span)
    return Token(span.start, span.end, text, text, "PUNCT" if kept else "X", CODE, "", 0)


def unread_token(segment: Segment, span: Span) -> Token:
    """A stretch of a text that was not annotated, as one word."""
    text = segment.excerpt(span)
    return Token(span.start, span.end, text, text, "X", "", "", 0)


def is_code(token: Token) -> bool:
    """Whether a token stands for an inline code."""
    return token.tag == CODE


def is_light(token: Token) -> bool:
    """Whether a word can come or go without consequence: articles, common prepositions, signs, be and have."""
    if is_code(token):
        return token.pos == "PUNCT"
    if token.pos == "AUX":
        return token.tag != "MD"
    return token.pos in _SIGNS or token.tag == "POS" or token.lemma in _LIGHT_LEMMAS or token.text.lower() in _LIGHT


def is_stop(token: Token) -> bool:
    """Whether a sign parts clauses."""
    return token.text in _STOPS


def is_quote(token: Token) -> bool:
    """Whether a sign opens or closes a quotation."""
    return token.text in _QUOTES


def one_word(before: Token, after: Token) -> bool:
    """Whether two neighbours read as one word: do|n’t, ex|-|Soviet, 86|%."""
    return before.end == after.start and all(_is_written(token) for token in (before, after))


def _is_written(token: Token) -> bool:
    return not is_code(token) and (token.pos not in _SIGNS or token.text == "-")
