"""Words lost."""

import random
from collections.abc import Callable

from mtaudit.annotate import Parse
from mtaudit.model import Token
from training.judge.editing import CRITICAL, MAJOR, MINOR, Edit, Planted, Planter, apply, drop, like
from training.judge.inventory import Inventory
from training.judge.syntax import subtree


def omit_modifier(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """An adjective or adverb lost."""
    return _omit(
        text,
        parse,
        rng,
        lambda t: t.pos in ("ADJ", "ADV") and t.dep in ("amod", "advmod", "acomp") and t.text.isalpha(),
    )


def omit_verb(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A verb lost."""
    return _omit(text, parse, rng, lambda t: t.pos == "VERB")


def omit_noun(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A noun lost."""
    return _omit(text, parse, rng, lambda t: t.pos == "NOUN")


def omit_subject(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A subject lost, its whole phrase or its noun."""
    return _omit(text, parse, rng, lambda t: t.dep in ("nsubj", "nsubjpass"), whole=0.5)


def omit_name(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A name, number or date lost."""
    ways = [(parse.tokens[e.first], parse.tokens[e.last]) for e in parse.entities if e.last - e.first < 6]
    return _gap(text, ways, rng)


def omit_phrase(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A phrase or subordinate clause lost."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        if token.dep in ("prep", "relcl", "advcl", "acl", "appos", "conj", "npadvmod", "agent"):
            place = subtree(tokens, index)
            if 2 <= len(place) <= max(4, len(tokens) // 2):
                ways.append((tokens[place[0]], tokens[place[-1]]))
    return _gap(text, ways, rng)


def omit_function(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A conjunction, preposition, article, auxiliary or pronoun lost."""
    pos = ("CCONJ", "SCONJ", "ADP", "DET", "AUX", "PART", "PRON")
    return _omit(text, parse, rng, lambda t: t.pos in pos and t.text.isalpha())


def omit_connective(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A conjunction lost."""
    return _omit(text, parse, rng, lambda t: t.pos in ("CCONJ", "SCONJ") or t.dep == "mark")


def cut_short(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """The end lost."""
    tokens = parse.tokens
    if len(tokens) < 8:
        return None
    first = rng.randrange(len(tokens) // 2, len(tokens) - 2)
    return _gap(text, [(tokens[first], tokens[-2] if tokens[-1].pos == "PUNCT" else tokens[-1])], rng)


def cut_modifier(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A modifier lost that nothing else needs: the text stays grammatical."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        head, after = tokens[token.head], tokens[index + 1] if index + 1 < len(tokens) else token
        before = tokens[index - 1] if index else token
        attached = text[token.end : token.end + 1] == " " and text[token.start - 1 : token.start] in ("", " ")
        if not token.text.isalnum() or not attached or after.pos in ("PUNCT", "CCONJ") or before.pos == "CCONJ":
            continue
        noun = token.dep in ("amod", "compound", "nummod", "nmod") and head.pos == "NOUN"
        before_noun = noun and token.head > index and not any(t.head == index for t in tokens)
        adverb = token.dep == "advmod" and token.pos == "ADV" and token.tag != "WRB" and head.pos in ("VERB", "ADJ")
        if before_noun or (adverb and not any(t.head == index and t is not token for t in tokens)):
            ways.append((token, token))
    return _gap(text, ways, rng)


def cut_verb(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A governing verb lost, so that what was begun, wanted or denied is done: left for decided to leave."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        verb = tokens[token.head]
        if token.dep != "xcomp" or token.tag != "VB" or verb.tag not in ("VBD", "VBZ", "VBP", "VB"):
            continue
        if token.head != index - 2 or verb.pos != "VERB" or token.lemma == "be":
            continue
        form = stock.in_form(token.lemma.lower(), verb.tag)
        if tokens[index - 1].text.lower() == "to" and form:
            ways.append((verb, token, form))
    if not ways:
        return None
    verb, token, form = rng.choice(ways)
    made = apply(text, [Edit(verb.start, token.end, like(verb.text, form))])
    return Planted(made.text, (), ((verb.start, verb.end),), made.spans)


def cut_coordinate(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """One of several things lost with its conjunction: A for A and B."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        link = next((i for i, t in enumerate(tokens) if t.dep == "cc" and token.head < i < index), None)
        place = subtree(tokens, index)
        while place and tokens[place[-1]].pos == "PUNCT":
            place = place[:-1]
        if token.dep == "conj" and link is not None and place and place[0] == link + 1 and len(place) <= 12:
            ways.append((tokens[link - 1 if tokens[link - 1].text == "," else link], tokens[place[-1]]))
    return _gap(text, ways, rng)


def _omit(
    text: str, parse: Parse, rng: random.Random, fits: Callable[[Token], bool], whole: float = 0.0
) -> Planted | None:
    """The text without a fitting token, or now and then the `whole` phrase under it."""
    ways = []
    for index, token in enumerate(parse.tokens):
        if fits(token):
            place = subtree(parse.tokens, index) if rng.random() < whole else range(0)
            ways.append((parse.tokens[place[0]], parse.tokens[place[-1]]) if place else (token, token))
    return _gap(text, ways, rng)


def _gap(text: str, ways: list[tuple[Token, Token]], rng: random.Random) -> Planted | None:
    """The text without one of several stretches, first and last token each; None where little would be left."""
    if not ways:
        return None
    made = apply(text, [drop(*rng.choice(ways))])
    return made if len(made.text) > 3 else None


KINDS: dict[str, tuple[int, Planter]] = {
    "omit_modifier": (CRITICAL, omit_modifier),
    "omit_verb": (CRITICAL, omit_verb),
    "omit_noun": (CRITICAL, omit_noun),
    "omit_subject": (CRITICAL, omit_subject),
    "omit_name": (CRITICAL, omit_name),
    "cut_short": (CRITICAL, cut_short),
    "cut_modifier": (CRITICAL, cut_modifier),
    "cut_verb": (CRITICAL, cut_verb),
    "omit_phrase": (MAJOR, omit_phrase),
    "cut_coordinate": (MAJOR, cut_coordinate),
    "omit_function": (MINOR, omit_function),
    "omit_connective": (MINOR, omit_connective),
}
