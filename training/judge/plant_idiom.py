"""Errors of set phrases and of words with several meanings, read word by word."""

import random
from itertools import pairwise

from mtaudit.annotate import Parse
from mtaudit.model import Token
from training.judge.editing import MAJOR, Edit, Planted, Planter, choose, drop, like, swap
from training.judge.inventory import WORDS, Inventory

LITERAL = {tuple(phrase.split()): others for phrase, others in WORDS["literal"].items()}
POLYSEMES = {tuple(word.split()): others for word, others in WORDS["polysemes"].items()}
PARTICLES = WORDS["particles"].split()


def literal(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A phrasal verb or an idiom read literally: transported outside for carried out."""
    tokens = parse.tokens
    lemmas = [token.lemma.lower() for token in tokens]
    ways = []
    for index, token in enumerate(tokens):
        for phrase, others in LITERAL.items():
            size = len(phrase)
            if lemmas[index] == phrase[0] and tuple(lemmas[index : index + size]) == phrase:
                form = _in_form_of(token, rng.choice(others), stock)
                ways.append([Edit(token.start, tokens[index + size - 1].end, like(token.text, form))])
    return choose(text, ways, rng)


def polyseme(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A word with several meanings taken in the wrong one: phrase for sentence, herb for plant."""
    ways = []
    for token in parse.tokens:
        others = POLYSEMES.get((token.lemma.lower(), token.pos))
        if others and not token.entity and token.tag not in ("JJR", "JJS", "RBR", "RBS"):
            ways.append([swap(token, _in_form_of(token, rng.choice(others), stock))])
    return choose(text, ways, rng)


def particle(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """The particle of a phrasal verb lost or another one."""
    ways: list[list[Edit]] = []
    for verb, token in pairwise(parse.tokens):
        if token.dep == "prt" and verb.pos == "VERB":
            other = rng.choice([word for word in PARTICLES if word != token.text.lower()])
            ways += [[swap(token, other)], [swap(token, other)], [drop(token)]]
    return choose(text, ways, rng)


def _in_form_of(token: Token, words: str, stock: Inventory) -> str:
    """Words of which the first takes the form of the token; of a noun phrase, the last."""
    first, space, rest = words.partition(" ")
    if token.pos == "NOUN":
        *before, last = words.split(" ")
        return " ".join([*before, stock.in_form(last, token.tag) or last])
    if token.pos not in ("VERB", "AUX"):
        return words
    return (stock.in_form(first, token.tag) or first) + space + rest


KINDS: dict[str, tuple[int, Planter]] = {
    "literal": (MAJOR, literal),
    "polyseme": (MAJOR, polyseme),
    "particle": (MAJOR, particle),
}
