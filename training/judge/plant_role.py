"""Errors of who: gender, person, and who did what to whom."""

import random

from mtaudit.annotate import Parse
from training.judge.editing import (
    CRITICAL,
    MAJOR,
    Edit,
    Planted,
    Planter,
    apply,
    choose,
    exchange,
    like,
    swap,
    within_rows,
)
from training.judge.inventory import ROLES, WORDS, Inventory
from training.judge.syntax import agreement, child, phrase, subtree

GENDERED = [row.split() for row in WORDS["gendered"]]
PERSONS = [row.split() for row in WORDS["persons"]]
SAYINGS: dict[str, list[str]] = WORDS["sayings"]
SPEAKERS: list[str] = WORDS["speakers"]


def gender(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """He for she, her for his."""
    ways = []
    for token in parse.tokens:
        word = token.text.lower()
        if word == "his":
            ways.append([swap(token, "her" if token.tag == "PRP$" else "hers")])
        elif word == "her":
            ways.append([swap(token, "his" if token.tag == "PRP$" else "him")])
        for a, b in GENDERED:
            if word in (a, b) and word != "her":
                ways.append([swap(token, b if word == a else a)])
    if len(ways) > 1 and rng.random() < 0.4:
        return apply(text, [edit for way in ways for edit in way])
    return choose(text, ways, rng)


def pronoun(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Another person: we for they, my for your."""
    return within_rows(text, parse, rng, PERSONS)


def roles(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Who did it and to whom, exchanged."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        if token.dep not in ("nsubj", "nsubjpass", "poss", "pobj", "conj"):
            continue
        for other in range(index + 1, len(tokens)):
            later = tokens[other]
            near = token.head in (later.head, tokens[later.head].head, other)
            nouns = {token.pos, later.pos} <= {"NOUN", "PROPN"}
            if not near or not nouns or later.dep not in ("dobj", "pobj", "attr"):
                continue
            a, b = subtree(tokens, index), subtree(tokens, other)
            if a and b and a[-1] < b[0] and len(a) <= 6 and len(b) <= 6:
                first, second = phrase(tokens, a), phrase(tokens, b)
                if text[slice(*first)].lower() != text[slice(*second)].lower():
                    ways.append(exchange(text, first, second, name=tokens[a[0]].pos == "PROPN"))
    return choose(text, ways, rng)


def voice_kept(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Active for passive or passive for active, with everybody left in place: A attacked B → A was attacked by B."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        if (
            child(tokens, index, "nsubj", "nsubjpass") is None
            or token.pos != "VERB"
            or token.lemma in ("have", "get", "be", "mean")
        ):
            continue
        thing, agent = child(tokens, index, "dobj"), child(tokens, index, "agent")
        helper, passive = child(tokens, index, "aux"), child(tokens, index, "auxpass")
        if thing is not None and helper is None and token.tag in ("VBD", "VBZ", "VBP"):
            done, place = stock.in_form(token.lemma, "VBN"), subtree(tokens, thing)
            if done and place and place[0] == index + 1:
                be = agreement(tokens, index).was if token.tag == "VBD" else agreement(tokens, index).be
                ways.append([Edit(token.start, token.end, f"{be} {done} by")])
        elif token.tag == "VBN" and passive == index - 1 and agent == index + 1:
            tag = {"was": "VBD", "were": "VBD", "is": "VBZ", "are": "VBP"}.get(tokens[passive].text.lower())
            if tag and (form := stock.in_form(token.lemma, tag)):
                ways.append([Edit(tokens[passive].start, tokens[agent].end, form)])
    return choose(text, ways, rng)


def attribution(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Words put into another's mouth, or another way of saying them."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        if token.pos != "VERB" or token.lemma.lower() not in SAYINGS:
            continue
        if form := stock.like(token, rng.choice(SAYINGS[token.lemma.lower()])):
            ways.append([swap(token, form)])
        subject = child(tokens, index, "nsubj")
        place = subtree(tokens, subject) if subject is not None else range(0)
        if place and len(place) <= 6:
            start, end = phrase(tokens, place)
            names = stock.names.get(tokens[place[-1]].entity) or stock.names.get("PERSON") or SPEAKERS
            other = rng.choice(rng.choice((names, SPEAKERS)))
            ways += [[Edit(start, end, like(text[start], other))]] * 2
    return choose(text, ways, rng)


def noun_phrase(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A noun phrase of another text, or from elsewhere in this one, where one of the same role belongs."""
    tokens = parse.tokens
    places = []
    for index, token in enumerate(tokens):
        if token.dep in ROLES and token.pos == "NOUN" and (place := subtree(tokens, index)) and len(place) <= 6:
            places.append((index, phrase(tokens, place)))
    if not places:
        return None
    index, (start, end) = rng.choice(places)
    others = stock.noun_phrases[tokens[index].dep, tokens[index].tag]
    near = [text[a:b] for i, (a, b) in places if (b < start or a > end) and tokens[i].tag == tokens[index].tag]
    if not others and not near:
        return None
    other = rng.choice(near if near and rng.random() < 0.3 else others or near)
    if other.lower() == text[start:end].lower():
        return None
    if start:
        other = other if other[:2].isupper() else other[0].lower() + other[1:]
    return apply(text, [Edit(start, end, like(text[start], other) if not start else other)])


KINDS: dict[str, tuple[int, Planter]] = {
    "gender": (CRITICAL, gender),
    "roles": (CRITICAL, roles),
    "voice_kept": (CRITICAL, voice_kept),
    "attribution": (CRITICAL, attribution),
    "noun_phrase": (CRITICAL, noun_phrase),
    "pronoun": (MAJOR, pronoun),
}
