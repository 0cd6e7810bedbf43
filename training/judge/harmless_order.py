"""Harmless changes of word order and construction."""

import random
import re

from mtaudit.annotate import Parse
from training.judge.editing import Edit, Planted, Planter, choose, exchange
from training.judge.inventory import WORDS, Inventory
from training.judge.syntax import child, phrase, subtree

PARTITIVE = frozenset(WORDS["partitive"].split())
STATIVE = frozenset(WORDS["stative"].split())
FOLLOWS = r"(?= (?:is|was|has|in|on|said|will|and)\b|[.,])"


def fronted(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """An adverbial from the front to the end, or from the end to the front."""
    tokens = parse.tokens
    root = next((i for i, t in enumerate(tokens) if t.dep == "ROOT"), None)
    if root is None or tokens[root].pos not in ("VERB", "AUX") or text[-1:] != "." or tokens[0].pos == "CCONJ":
        return None
    for index, token in enumerate(tokens):
        if token.head != root or token.dep not in ("prep", "npadvmod", "advcl"):
            continue
        place = subtree(tokens, index)
        if not 2 <= len(place) <= 12:
            continue
        first, last = tokens[place[0]], tokens[place[-1]]
        adverbial = text[first.start : last.end]
        if place[0] == 0 and last.end + 2 < len(text) and text[last.end] == ",":
            rest = text[last.end + 1 : -1].strip()
            head = adverbial if tokens[0].pos == "PROPN" else adverbial[0].lower() + adverbial[1:]
            return Planted(f"{rest[0].upper()}{rest[1:]} {head}.")
        if last.end == len(text) - 1 and place[0] > root:
            rest = text[: first.start].rstrip(" ,")
            body = (
                rest
                if tokens[0].pos == "PROPN" or tokens[0].text == "I" or tokens[0].entity
                else rest[0].lower() + rest[1:]
            )
            return Planted(f"{adverbial[0].upper()}{adverbial[1:]}, {body}.")
    return None


def conjuncts(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A and B → B and A."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        head = tokens[token.head]
        if (
            token.dep == "conj"
            and token.head == index - 2
            and tokens[index - 1].text in ("and", "or")
            and head.tag == token.tag
            and head.start
            and token.pos in ("NOUN", "ADJ", "PROPN")
            and head.dep not in ("compound", "nmod")
            and all(t.dep in ("cc", "conj", "punct") for t in tokens if t.head in (index, index - 2) and t is not head)
        ):
            ways.append([Edit(head.start, token.end, f"{token.text} {tokens[index - 1].text} {head.text}")])
    return choose(text, ways, rng)


def voice(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Active → passive."""
    tokens = parse.tokens
    root = next((i for i, t in enumerate(tokens) if t.dep == "ROOT" and t.tag == "VBD"), None)
    if root is None or tokens[root].lemma in STATIVE or not (done := stock.in_form(tokens[root].lemma, "VBN")):
        return None
    subject, thing = child(tokens, root, "nsubj"), child(tokens, root, "dobj")
    if subject is None or thing is None or "PRON" in (tokens[subject].pos, tokens[thing].pos):
        return None
    who, what = subtree(tokens, subject), subtree(tokens, thing)
    if not who or not what or who[-1] != root - 1 or what[0] != root + 1:
        return None
    (start, middle), (_, end) = phrase(tokens, who), phrase(tokens, what)
    edits = exchange(text, (start, middle), phrase(tokens, what), name=tokens[who[0]].pos == "PROPN")
    several = tokens[thing].tag in ("NNS", "NNPS") or child(tokens, thing, "conj") is not None
    verb = "were" if several else "was"
    if any(edit.text.count('"') % 2 for edit in edits):
        return None
    return Planted(f"{text[:start]}{edits[0].text} {verb} {done} by {edits[1].text}{text[end:]}")


def genitive(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """The mayor of the city → the city's mayor, and back."""
    ways = []
    for found in re.finditer(rf"\bthe (\w+) of (the \w+[^\Ws]|[A-Z]\w+[^\Ws])\b{FOLLOWS}", text):
        if found[1] not in PARTITIVE:
            ways.append([Edit(found.start(), found.end(), f"{found[2]}'s {found[1]}")])
    marked = {token.start for token in parse.tokens if token.tag == "POS"}
    for found in re.finditer(rf"\b([Tt]he )?(\w+)['’]s ([a-z]\w+)\b{FOLLOWS}", text):
        if found.end(2) in marked and (found[1] or found[2].istitle()):
            owner = (found[1] or "").lower() + found[2]
            the = "The" if found[1] == "The " or not found.start() else "the"
            ways.append([Edit(found.start(), found.end(), f"{the} {found[3]} of {owner}")])
    return choose(text, ways, rng)


def reported(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Said Smith → Smith said, and back, after a quotation."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        subject = child(tokens, index, "nsubj")
        if token.text not in ("said", "says", "added", "explained", "noted") or subject is None:
            continue
        place = subtree(tokens, subject)
        if place and text[: tokens[min(index, place[0])].start].rstrip().endswith((",", '"', "”")):
            who, verb = phrase(tokens, place), (token.start, token.end)
            if place[0] == index + 1 or (place[-1] == index - 1 and tokens[subject].pos == "PROPN"):
                one, two = sorted((who, verb))
                ways.append(exchange(text, one, two))
    return choose(text, ways, rng)


def adverb(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Quickly left → left quickly, and back."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        if token.dep != "advmod" or not token.text.endswith("ly") or not token.text.islower():
            continue
        verb = tokens[token.head]
        objects = any(t.head == token.head and t.dep in ("dobj", "xcomp", "ccomp", "prt") for t in tokens)
        if verb.pos == "VERB" and abs(token.head - index) == 1 and not objects and verb.text.islower():
            one, two = sorted(((token.start, token.end), (verb.start, verb.end)))
            ways.append(exchange(text, one, two))
    return choose(text, ways, rng)


SWAPS: dict[str, Planter] = {"conjuncts": conjuncts, "genitive": genitive, "reported": reported, "adverb": adverb}
MOVES: dict[str, Planter] = {"fronted": fronted, "voice": voice}
"""Changes so large that the parse does not fit the text any longer."""
