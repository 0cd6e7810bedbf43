"""A or an: the article goes by the sound that the next word begins with."""

import re
from collections.abc import Sequence

from mtaudit.model import Token

# Written with a vowel and spoken with a consonant, and the other way round.
_CONSONANT = re.compile(
    r"(?:eu|ew|uni(?!n|mp)|us[aeiu]|usu|ut[eio]|ur[aeio]n|ubi|uk|ufo|ouija|once|one(?!i)|u(?=$|-))(?!nin)",
    re.IGNORECASE,
)
_VOWEL = re.compile(r"(?:hour|heir|honest|honou?r|honorar)", re.IGNORECASE)
_EITHER = re.compile(r"(?:h|uh|um|[a-z]$|herb|us$|un$)", re.IGNORECASE)
_NUMBER = re.compile(r"(8|11(?!\d\d\b)|18(?!\d\d\b))")


def wrong_article(tokens: Sequence[Token], index: int) -> str | None:
    """The other article, where the one at `index` does not fit the next word; None where it does, or nobody can tell.

    Acronyms, single letters and words in h- are let be: some speak them one way, some the other.
    """
    article = tokens[index].text.lower()
    if article not in ("a", "an") or tokens[index].tag != "DT" or index + 1 == len(tokens):
        return None
    following = tokens[index + 1].text
    if tokens[index].text[0].isupper() and following[0].isupper():
        return None  # An Lu
    if following in ('"', "“", "'", "‘") and index + 2 < len(tokens):
        following = tokens[index + 2].text
    needed = _article(following)
    return needed if needed not in (None, article) else None


def _article(word: str) -> str | None:
    if word[0].isdecimal():
        return "an" if _NUMBER.match(word) else "a"
    if not word[0].isascii() or not word[0].isalpha() or word[1:].upper() == word[1:]:
        return None
    if _VOWEL.match(word):
        return "an"
    if _EITHER.match(word):
        return None
    return "an" if word[0] in "aeiouAEIOU" and not _CONSONANT.match(word) else "a"
