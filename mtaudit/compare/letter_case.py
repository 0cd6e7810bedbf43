"""Where a text lost capitals that the other text has: in names, and at its start."""

from mtaudit.compare.sides import Side
from mtaudit.compare.strange import starts
from mtaudit.compare.words import is_listed, is_word

REACH = 3  # tokens in which a first word is looked for, behind quotation marks and the like
PARTICLES = frozenset({"von", "van", "de", "al", "el", "bin", "da", "di"})


def lost_capitals(side: Side) -> list[tuple[int, int]]:
    """Words here in small letters that are names there, as (index here, index there).

    A name has a capital in mid-sentence, and is no word in small letters, or dictionaries have it with a capital alone.
    """
    names: dict[str, int] = {}
    small = set()
    for index, token in enumerate(side.there.tokens):
        if token.text == token.text.lower():
            small.add(token.text)
        elif token.text[0].isupper() and token.text.isalpha() and not starts(side.there.tokens, index):
            names.setdefault(token.text.lower(), index)
    return [
        (index, names[token.text])
        for index, token in enumerate(side.here.tokens)
        if token.text in names and token.text not in small and len(token.text) > 1 and _is_name(token.text)
    ]


def _is_name(word: str) -> bool:
    return not is_listed(word) and (is_listed(word.capitalize()) or not is_word(word))


def small_start(side: Side) -> tuple[int, int] | None:
    """The first word here, if it begins with a small letter, and the one there, if it begins with a capital."""
    first, other = (
        next((i for i, token in enumerate(tokens[:REACH]) if token.text[0].isalnum()), None)
        for tokens in (side.here.tokens, side.there.tokens)
    )
    if first is None or other is None:
        return None
    word, capital = side.here.tokens[first].text, side.there.tokens[other].text
    aside = first > 0 and side.here.tokens[first - 1].text in ("(", "[")  # (laughter)
    is_small = word[0].islower() and not any(map(str.isupper, word)) and not aside  # iPhone
    return (first, other) if is_small and capital[0].isupper() and word not in PARTICLES else None
