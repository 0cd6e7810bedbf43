"""What the diff has to know of a word: whether it says anything, and where it ends."""

from mtaudit.model import Token

# Closed-class words that say little by themselves: where nothing else changed, the sentence says the same. Negators,
# quantifiers, modals, "he" and "she", "or", "until" and the like are not among them.
_CONNECT = {"of", "in", "on", "at", "to", "for", "by", "with", "from", "as", "into", "and"}
_POINT = {"a", "an", "the", "that", "which", "who", "whom", "it", "its", "this", "these", "those", "there"}
_LIGHT = frozenset(_CONNECT | _POINT)
_LIGHT_LEMMAS = frozenset(("be", "have"))
_SIGNS = frozenset(("PUNCT", "SPACE"))
_STOPS = frozenset(",.;:!?—–()")
_QUOTES = frozenset('“”„«»"')


def is_light(token: Token) -> bool:
    """Whether a word can come or go without consequence: articles, common prepositions, signs, be and have."""
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
    return before.end == after.start and all(t.pos not in _SIGNS or t.text == "-" for t in (before, after))
