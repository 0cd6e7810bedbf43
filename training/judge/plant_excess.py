"""Words added, repeated, of another text, or left in another language."""

import random
from dataclasses import replace

from mtaudit.annotate import Parse
from training.judge.editing import CRITICAL, MAJOR, MINOR, Edit, Planted, Planter, apply
from training.judge.inventory import CONTENT, WORDS, Inventory
from training.judge.syntax import subtree

FOREIGN = WORDS["foreign"].split()
ENDINGS = WORDS["foreign_endings"].split()
FILLERS: list[str] = WORDS["fillers"]
INTENSIFIERS = WORDS["intensifiers"].split()
QUANTIFIERS: list[str] = WORDS["quantifiers"]
DETAILS: list[str] = WORDS["details"]
COMMENTS = WORDS["comments"].split()


def add_word(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A word or phrase that fits and was never said."""
    tokens = parse.tokens
    ways: list[Edit] = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1].pos if index else "PUNCT"
        if token.pos == "NOUN" and (adjectives := stock.adjectives.get(token.lemma)) and before != "PUNCT":
            ways.append(Edit(token.start, token.start, rng.choice(adjectives) + " "))
        if token.pos == "NOUN" and (others := stock.coordinates.get(token.lemma)):
            ways.append(Edit(token.end, token.end, f" {rng.choice(('and', 'and', 'or'))} {rng.choice(others)}"))
        if token.pos == "VERB" and (adverbs := stock.adverbs.get(token.lemma)) and before not in ("PUNCT", "PART"):
            ways.append(Edit(token.start, token.start, rng.choice(adverbs) + " "))
        if token.pos in ("NOUN", "VERB") and token.text.isalpha():
            phrases = stock.phrases.get(token.lemma) if rng.random() < 0.7 else stock.phrases.get(token.pos)
            if phrases:
                ways.append(Edit(token.end, token.end, " " + rng.choice(phrases)))
    if not ways:
        return None
    return _trim(apply(text, [rng.choice(ways)]))


def add_detail(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A number, time, place or comment nobody gave."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        own = [(i, t) for i, t in enumerate(tokens) if t.head == index and i < index]
        if token.tag == "NNS" and all(t.dep in ("amod", "compound") for _, t in own):
            first = min((i for i, _ in own), default=index)
            if first and tokens[first - 1].pos in ("VERB", "ADP", "SCONJ", "AUX"):
                ways.append(Edit(tokens[first].start, tokens[first].start, rng.choice(QUANTIFIERS) + " "))
        if token.dep in ("dobj", "pobj") and token.pos == "NOUN" and text[token.end : token.end + 1] in (" ", ".", ","):
            ways.append(Edit(token.end, token.end, " " + rng.choice(DETAILS)))
        if token.dep == "ROOT" and token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP") and token.start:
            ways.append(Edit(token.start, token.start, rng.choice(COMMENTS) + " "))
    return _trim(apply(text, [rng.choice(ways)])) if ways else None


def add_intensifier(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A little word that changes next to nothing."""
    ways = [
        Edit(t.start, t.start, rng.choice(INTENSIFIERS) + " ")
        for t in parse.tokens
        if t.tag in ("JJ", "RB") and t.text.isalpha() and text[t.start - 1 : t.start] == " "
    ]
    ways += [Edit(t.start, t.start, rng.choice(FILLERS) + " ") for t in parse.tokens if t.dep == "prep" and t.start]
    if text[-1:] in ".!?":
        ways.append(Edit(len(text) - 1, len(text) - 1, " " + rng.choice(FILLERS)))
    return _trim(apply(text, [rng.choice(ways)])) if ways else None


def repeat(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """One to six words said again, right after or once more at the end."""
    tokens = parse.tokens
    if not tokens:
        return None
    last = len(tokens) - 1 - (tokens[-1].pos == "PUNCT")
    first = rng.choice((max(0, last), rng.randrange(last + 1) if last > 0 else 0))
    end = min(max(last, 0), first + rng.choice((0, 0, 0, 1, 2, 3, 5)))
    words = text[tokens[first].start : tokens[end].end]
    times = rng.choice((1, 1, 1, 2, 3, 4))
    place = tokens[end].end if rng.random() < 0.8 else len(text)
    return _trim(apply(text, [Edit(place, place, "".join(" " + words for _ in range(times)))]))


def untranslated(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Words in another language, or that look like it."""
    places = [t for t in parse.tokens if t.pos in (*CONTENT, "PROPN", "PRON", "ADP") and t.text.isalpha()]
    if not places:
        return None
    chosen = rng.sample(places, min(len(places), rng.choice((1, 1, 2, 3))))
    edits = []
    for token in chosen:
        if rng.random() < 0.75 or len(token.text) < 5:
            word = rng.choice(FOREIGN)
        else:
            word = token.text.lower()[: rng.randint(3, len(token.text) - 1)] + rng.choice(ENDINGS)
        edits.append(Edit(token.start, token.end, word))
    return apply(text, edits)


def elsewhere(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A phrase of another text in place of one here."""
    tokens = parse.tokens
    phrases = stock.phrases.get("NOUN", [])[:4000]
    ways = []
    for index, token in enumerate(tokens):
        if token.dep in ("prep", "dobj", "nsubj"):
            place = subtree(tokens, index)
            if 2 <= len(place) <= 8:
                ways.append((token.dep, tokens[place[0]].start, tokens[place[-1]].end))
    if not ways or not phrases:
        return None
    dep, start, end = rng.choice(ways)
    phrase = rng.choice(phrases)
    if dep != "prep":
        phrase = phrase.partition(" ")[2]
    return apply(text, [Edit(start, end, phrase)])


def _trim(made: Planted) -> Planted:
    """Spans without the spaces around the words."""
    spans = []
    for start, end in made.spans:
        words = made.text[start:end]
        spans.append((start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())))
    return replace(made, spans=tuple(spans))


KINDS: dict[str, tuple[int, Planter]] = {
    "add_word": (CRITICAL, add_word),
    "untranslated": (CRITICAL, untranslated),
    "elsewhere": (CRITICAL, elsewhere),
    "add_detail": (MAJOR, add_detail),
    "repeat": (MINOR, repeat),
}
