"""Texts under audit inside a message: how to quote them, and how much they say."""

from mtaudit.model import Segment

LIMIT = 60  # characters of a quotation that a reader takes in at a glance
CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"))
ENOUGH = 4  # content words from which on a sentence surely says something of its own


def quote(text: str, limit: int = LIMIT) -> str:
    """The text between curly quotes, white space collapsed; cut at a word's end when longer than `limit` characters."""
    words = " ".join(text[: 4 * limit].split())
    if len(words) > limit or len(text) > 4 * limit:
        cut = words.rfind(" ", limit // 2, limit)
        words = words[: cut if cut > 0 else limit].rstrip(" ,;:—–-") + " …"
    return f"“{words.strip('“”')}”"


def substance(segment: Segment) -> float:
    """How surely the segment says something of its own, 0 to 1: a lone "Yes." hardly does."""
    return min(1.0, (1 + sum(token.pos in CONTENT for token in segment.tokens)) / (1 + ENOUGH))
