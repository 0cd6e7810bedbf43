"""Errors of grammar: word order, agreement, part of speech, function words."""

import random
import re

from mtaudit.annotate import Parse
from training.judge import senses
from training.judge.editing import CRITICAL, MAJOR, MINOR, Edit, Planted, Planter, apply, choose, drop, swap
from training.judge.inventory import CONTENT, WORDS, Inventory
from training.judge.syntax import child

PRONOUNS = [row.split() for row in WORDS["pronouns"]]
CONFUSABLE = [row.split() for row in WORDS["confusable"]]
PREPOSITIONS = WORDS["prepositions"].split()


def shuffled(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """The words of the sentence, or a stretch of it, in any order."""
    words = text.split(" ")
    if len(words) < 4:
        return None
    size = len(words) if rng.random() < 0.5 else rng.randint(3, min(7, len(words)))
    start = rng.randrange(len(words) - size + 1)
    part = words[start : start + size]
    rng.shuffle(part)
    changed = " ".join(words[:start] + part + words[start + size :])
    first = len(" ".join(words[:start])) + (start > 0)
    return Planted(changed, ((first, first + len(" ".join(part))),)) if changed != text else None


def swapped(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Two neighbouring words in the wrong order."""
    pairs = [m for m in re.finditer(r"(?=(\b[\w'-]+) ([\w'-]+\b))", text) if m[1].lower() != m[2].lower()]
    if not pairs:
        return None
    pair = rng.choice(pairs)
    one, two = pair[1], pair[2]
    if pair.start() == 0 and rng.random() < 0.5:
        one, two = one[0].lower() + one[1:], two[0].upper() + two[1:]
    return apply(text, [Edit(pair.start(1), pair.end(2), f"{two} {one}")])


def no_question(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A question told, or a statement asked."""
    if text.endswith("?"):
        return Planted(text[:-1] + ".", ((len(text) - 1, len(text)),))
    tokens = parse.tokens
    root = next((i for i, t in enumerate(tokens) if t.dep == "ROOT"), None)
    if root is not None and child(tokens, root, "nsubj") == 0:
        auxiliary = child(tokens, root, "aux")
        place = root if auxiliary is None and tokens[root].pos == "AUX" else auxiliary
        if place is not None and place > 0 and tokens[place].text.isalpha():
            subject, helper = tokens[0], tokens[place]
            first = subject.text
            if subject.pos != "PROPN" and first != "I":
                first = first[0].lower() + first[1:]
            between, rest = text[subject.end : helper.start].rstrip(), text[helper.end :].rstrip(".")
            made = f"{helper.text.capitalize()} {first}{between}{rest}?"
            return Planted(made, ((0, len(helper.text)), (len(made) - 1, len(made))))
    if text.endswith("."):
        return Planted(text[:-1] + "?", ((len(text) - 1, len(text)),))
    return None


def verb_form(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A verb or noun in a form that does not agree."""
    ways = []
    for token in parse.tokens:
        others = {
            "VBZ": ("VB", "VBG"),
            "VBP": ("VBZ", "VBG"),
            "VBD": ("VBG", "VB"),
            "VBG": ("VB", "VBN"),
            "VBN": ("VB", "VBG"),
            "VB": ("VBZ", "VBG", "VBD"),
            "NNS": ("NN",),
            "NN": ("NNS",),
        }.get(token.tag, ())
        for tag in others:
            form = stock.in_form(token.lemma.lower(), tag) if token.text.isalpha() else None
            if form and form != token.text.lower():
                ways.append([swap(token, form)])
    return choose(text, ways, rng)


def part_of_speech(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A word of the same stem and another part of speech: decide for decision, beauty for beautiful."""
    ways = []
    for token in parse.tokens:
        if token.pos in CONTENT and token.text.isalpha() and not token.entity:
            for word in senses.derivations(token.lemma.lower())[:6]:
                if word != token.text.lower() and word.isalpha():
                    ways.append([swap(token, word)])
            if token.pos == "ADV" and token.text.endswith("ly") and len(token.text) > 5:
                ways.append([swap(token, token.text[:-2])])
            elif token.pos == "ADJ" and len(token.text) > 3:
                ways.append([swap(token, token.text + "ly")])
    return choose(text, ways, rng)


def function_word(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A wrong preposition, article or particle, or one too many."""
    ways = []
    for token in parse.tokens:
        word = token.text.lower()
        if word in PREPOSITIONS:
            ways.append([swap(token, rng.choice([p for p in PREPOSITIONS if p != word]))])
        elif word in ("the", "a", "an"):
            ways.append([swap(token, "a" if word == "the" else "the")])
        elif token.pos in ("NOUN", "VERB") and token.start and rng.random() < 0.3:
            ways.append([Edit(token.start, token.start, rng.choice(("the ", "a ", "to ", "of ", "it ")))])
        elif word in ("who", "which", "that", "what") and token.dep in ("nsubj", "mark", "dobj", "nsubjpass"):
            ways.append([swap(token, rng.choice([w for w in ("who", "which", "that", "what", "where") if w != word]))])
        elif word in ("and", "but", "or", "so", "as", "if", "while", "when"):
            ways.append(
                [swap(token, rng.choice([w for w in ("and", "but", "or", "so", "as", "if", "while") if w != word]))]
            )
    return choose(text, ways, rng)


def near_function_word(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A function word by the one learners take for it, or an article lost."""
    ways: list[list[Edit]] = []
    for token in parse.tokens:
        word = token.text.lower()
        if token.pos in ("ADP", "DET", "SCONJ", "PART", "PRON", "ADJ"):
            for row in CONFUSABLE:
                if word in row:
                    ways.append([swap(token, rng.choice([other for other in row if other != word]))])
            if word in ("the", "a", "an"):
                ways.append([drop(token)])
    return choose(text, ways, rng)


def pronoun_form(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """The right person in the wrong grammatical case: him for his, they for them."""
    ways = []
    for token in parse.tokens:
        for row in PRONOUNS:
            if token.text.lower() in row:
                ways.append([swap(token, rng.choice([word for word in row if word != token.text.lower()]))])
    return choose(text, ways, rng)


KINDS: dict[str, tuple[int, Planter]] = {
    "shuffled": (CRITICAL, shuffled),
    "swapped": (MINOR, swapped),
    "no_question": (MAJOR, no_question),
    "verb_form": (MAJOR, verb_form),
    "part_of_speech": (MINOR, part_of_speech),
    "function_word": (MINOR, function_word),
    "near_function_word": (MINOR, near_function_word),
    "pronoun_form": (MINOR, pronoun_form),
}
