"""Words lost, added, repeated or left in another language."""

import random

from mtaudit.annotate import Parse
from mtaudit.model import Token
from training.judge.editing import Edit, Planted, apply, drop, subtree
from training.judge.inventory import CONTENT, WORDS, Inventory
from training.judge.plant_meaning import Planter

FOREIGN = WORDS["foreign"].split()
ENDINGS = WORDS["foreign_endings"].split()
FILLERS = WORDS["fillers"]
INTENSIFIERS = WORDS["intensifiers"].split()


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
    return _gap(text, [rng.choice(ways)]) if ways else None


def omit_phrase(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A phrase or subordinate clause lost."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        if token.dep in ("prep", "relcl", "advcl", "acl", "appos", "conj", "npadvmod", "agent"):
            place = subtree(tokens, index)
            if 2 <= len(place) <= max(4, len(tokens) // 2):
                ways.append((tokens[place[0]], tokens[place[-1]]))
    return _gap(text, [rng.choice(ways)]) if ways else None


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
    return _gap(text, [(tokens[first], tokens[-2] if tokens[-1].pos == "PUNCT" else tokens[-1])])


def add_word(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A word or phrase that fits and was never said."""
    tokens = parse.tokens
    ways: list[Edit] = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        if (
            token.pos == "NOUN"
            and (adjectives := stock.adjectives.get(token.lemma))
            and before
            and before.pos not in ("PUNCT",)
        ):
            ways.append(Edit(token.start, token.start, rng.choice(adjectives) + " "))
        if token.pos == "NOUN" and (others := stock.coordinates.get(token.lemma)):
            ways.append(Edit(token.end, token.end, f" {rng.choice(('and', 'and', 'or'))} {rng.choice(others)}"))
        if (
            token.pos == "VERB"
            and (adverbs := stock.adverbs.get(token.lemma))
            and before
            and before.pos not in ("PART",)
        ):
            ways.append(Edit(token.start, token.start, rng.choice(adverbs) + " "))
        if token.pos in ("NOUN", "VERB") and token.text.isalpha():
            phrases = stock.phrases.get(token.lemma) if rng.random() < 0.7 else stock.phrases.get(token.pos)
            if phrases:
                ways.append(Edit(token.end, token.end, " " + rng.choice(phrases)))
    if not ways:
        return None
    return _trim(apply(text, [rng.choice(ways)]))


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


def _omit(text: str, parse: Parse, rng: random.Random, fits: object, whole: float = 0.0) -> Planted | None:
    ways = [index for index, token in enumerate(parse.tokens) if fits(token)]  # type: ignore[operator]
    if not ways:
        return None
    index = rng.choice(ways)
    if rng.random() < whole and (place := subtree(parse.tokens, index)):
        return _gap(text, [(parse.tokens[place[0]], parse.tokens[place[-1]])])
    return _gap(text, [(parse.tokens[index], parse.tokens[index])])


def _gap(text: str, ranges: list[tuple[Token, Token]]) -> Planted | None:
    made = apply(text, [drop(first, last) for first, last in ranges])
    return made if len(made.text) > 3 else None


def _trim(made: Planted) -> Planted:
    """Spans without the spaces around the words."""
    spans = []
    for start, end in made.spans:
        words = made.text[start:end]
        spans.append((start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())))
    return Planted(made.text, tuple(spans), made.lost, made.blurred)


CRITICAL: dict[str, Planter] = {
    "omit_modifier": omit_modifier,
    "omit_verb": omit_verb,
    "omit_noun": omit_noun,
    "omit_subject": omit_subject,
    "omit_name": omit_name,
    "add_word": add_word,
    "untranslated": untranslated,
    "elsewhere": elsewhere,
    "cut_short": cut_short,
}
MAJOR: dict[str, Planter] = {"omit_phrase": omit_phrase}
MINOR: dict[str, Planter] = {"omit_function": omit_function, "omit_connective": omit_connective, "repeat": repeat}
