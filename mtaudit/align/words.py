"""Word alignment inside a unit: which target words stand for which source words."""

from collections.abc import Sequence

from mtaudit.model import LinkKind, Token, WordAlignment, WordLink


def align_words(source: Sequence[Token], target: Sequence[Token]) -> WordAlignment:
    """Links between the tokens of the two sides, in source order."""
    free: dict[str, list[int]] = {}
    for j, token in enumerate(target):
        free.setdefault(token.lemma.casefold(), []).append(j)
    links = []
    for i, token in enumerate(source):
        places = free.get(token.lemma.casefold())
        if places:
            j = min(places, key=lambda place: abs(place / len(target) - i / len(source)))
            places.remove(j)
            same = token.text.casefold() == target[j].text.casefold()
            links.append(WordLink(i, j, LinkKind.IDENTICAL if same else LinkKind.VARIANT, 1.0 if same else 0.9))
    return WordAlignment(tuple(links))
