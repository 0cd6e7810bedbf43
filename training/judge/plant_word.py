"""Errors of one word, or a few in a row: opposites, other senses, other things of the kind, look-alikes."""

import random
from collections.abc import Callable

from mtaudit.annotate import Parse
from training.judge import senses
from training.judge.editing import CRITICAL, MAJOR, Edit, Planted, Planter, apply, swap
from training.judge.inventory import CONTENT, Inventory

PREPOSITIONS = ("in", "on", "of", "with", "for", "under", "over", "from")


def replaced(choose: Callable[[Inventory, str, str, random.Random], str | None]) -> Planter:
    """A planter that puts a chosen word in the place of one content word, in its form."""

    def planter(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
        places = [t for t in parse.tokens if t.pos in CONTENT and t.text.isalpha() and not t.entity and len(t.text) > 2]
        rng.shuffle(places)
        for token in places:
            form = stock.like(token, choose(stock, token.lemma.lower(), token.pos, rng))
            if form and form.lower() != token.text.lower():
                return apply(text, [swap(token, form)])
        return None

    return planter


def garbled(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A phrase rendered word by word: several neighbouring words in another sense, prepositions changed."""
    places = [i for i, t in enumerate(parse.tokens) if t.pos in CONTENT and t.text.isalpha() and t.start]
    rng.shuffle(places)
    for place in places[:8]:
        edits: list[Edit] = []
        for token in parse.tokens[place : place + 5]:
            if token.tag == "IN" and token.dep == "prep":
                edits.append(swap(token, rng.choice(PREPOSITIONS)))
            elif token.pos in CONTENT and token.text.isalpha():
                key = stock, token.lemma.lower(), token.pos, rng
                if form := stock.like(token, senses.wrong_sense(*key) or senses.sibling(*key)):
                    edits.append(swap(token, form))
        if len(edits) >= 2:
            return apply(text, edits[:4])
    return None


def collocate(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Another verb, object or adjective that goes well with its neighbour and was not said."""
    ways = []
    for token in parse.tokens:
        head = parse.tokens[token.head]
        if token.dep == "dobj" and token.pos == "NOUN" and head.pos == "VERB" and not token.entity:
            ways += [(token, stock.objects.get(head.lemma)), (head, stock.governors.get(token.lemma))]
        elif token.dep == "amod" and token.tag == "JJ" and head.pos == "NOUN":
            ways.append((token, stock.adjectives.get(head.lemma)))
    rng.shuffle(ways)
    for token, others in ways:
        words = [word for word in others or () if senses.unlike(token.lemma.lower(), word)]
        if words and (form := stock.like(token, rng.choice(words))):
            return apply(text, [swap(token, form)])
    return None


KINDS: dict[str, tuple[int, Planter]] = {
    "antonym": (CRITICAL, replaced(senses.antonym)),
    "prefix": (CRITICAL, replaced(senses.unprefixed)),
    "lookalike": (CRITICAL, replaced(senses.lookalike)),
    "unrelated": (CRITICAL, replaced(senses.unrelated)),
    "collocate": (CRITICAL, collocate),
    "garbled": (CRITICAL, garbled),
    "wrong_sense": (MAJOR, replaced(senses.wrong_sense)),
    "far_sense": (MAJOR, replaced(senses.far_sense)),
    "sibling": (MAJOR, replaced(senses.sibling)),
    "hypernym": (MAJOR, replaced(senses.broader)),
    "narrower": (MAJOR, replaced(senses.narrower)),
}
