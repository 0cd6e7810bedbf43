"""Errors of what is claimed: denials, hedges, bounds, comparisons, causes, times."""

import random
import re

from mtaudit.annotate import Parse
from training.judge import senses
from training.judge.editing import CRITICAL, MAJOR, Edit, Planted, Planter, choose, drop, exchange, like, swap
from training.judge.inventory import WORDS, Inventory
from training.judge.syntax import child, phrase, subtree

AUXILIARIES = WORDS["auxiliaries"].split()
MODALS: dict[str, list[str]] = WORDS["modals"]
BOUNDS: dict[str, list[str]] = WORDS["bounds"]
TIMES: dict[str, list[str]] = WORDS["times"]
CAUSES: dict[str, list[str]] = WORDS["causes"]
OPPOSITE_DEGREES = {"more": "less", "less": "more", "fewer": "more", "most": "least", "least": "most"}
FIXED = ("soon", "well", "long", "far", "much", "many", "such")  # as soon as compares nothing
LINKS = ("because", "since", "after", "before", "if", "unless", "although", "though", "while", "until", "so")
DENIALS = ("not", "n't", "n’t", "never")
STEMS = {"ca": "can", "wo": "will"}  # of can't and won't
CLAUSES = ("ROOT", "ccomp", "conj", "advcl", "relcl")  # relations of finite verbs
BASE_DO = {"VBZ": "does", "VBP": "do", "VBD": "did"}


def negation(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A denial more or less."""
    tokens = parse.tokens
    ways: list[list[Edit]] = []
    for index, token in enumerate(tokens):
        word, before, after = token.text.lower(), tokens[max(0, index - 1)], tokens[min(index + 1, len(tokens) - 1)]
        if word in DENIALS:
            stem = STEMS.get(before.text.lower()) if before.end == token.start else None
            ways += [[Edit(before.start, token.end, like(before.text, stem)) if stem else drop(token)]] * 3
        elif token.tag in ("MD", *BASE_DO) and word in AUXILIARIES and token.start:
            if after.text.lower() not in DENIALS and text[token.end : token.end + 1] == " ":
                short = " not" if word in ("may", "can", "might") else "n't"
                ways.append([Edit(token.end, token.end, rng.choice((" not", " not", short, " never")))])
        elif token.pos == "VERB" and token.tag in BASE_DO and token.dep in CLAUSES:
            if token.lemma.isalpha() and child(tokens, index, "aux", "auxpass") is None:
                do = BASE_DO[token.tag]
                ways.append([Edit(token.start, token.end, rng.choice((f"{do} not ", f"{do}n't ")) + token.lemma)])
        elif word == "no" and after.pos in ("NOUN", "ADJ"):
            ways.append([swap(token, rng.choice(("some", "any", "a")))])
        elif word in ("a", "an", "some") and token.dep == "det" and tokens[token.head].dep in ("dobj", "attr"):
            ways.append([swap(token, "no")])
    return choose(text, ways, rng)


def modality(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A duty that became a possibility, a hedge that became a certainty."""
    ways = [
        [swap(token, rng.choice(MODALS[token.text.lower()]))] for token in parse.tokens if token.text.lower() in MODALS
    ]
    return choose(text, ways, rng)


def bound(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A quantifier, bound or connective that says something else."""
    return _by_table(text, BOUNDS, rng)


def time(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Earlier for as early as, next for last, since for until."""
    return _by_table(text, TIMES, rng)


def cause(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Because of for despite; cause and effect, condition and consequence, before and after exchanged."""
    tokens = parse.tokens
    for index, token in enumerate(tokens):
        root = tokens[token.head]
        if token.dep == "advcl" and root.dep == "ROOT" and text[-1:] in ".!?" and rng.random() < 0.7:
            place = subtree(tokens, index)
            if len(place) < 3 or tokens[place[0]].text.lower() not in LINKS or place[0] < 3:
                continue
            if tokens[place[-1]].end not in (len(text), len(text) - 1):
                continue
            main, link = text[: tokens[place[0]].start].rstrip(" ,"), tokens[place[0]]
            clause = text[tokens[place[1]].start : len(text) - 1]
            opening = main if tokens[0].pos == "PROPN" or tokens[0].text == "I" else main[0].lower() + main[1:]
            made = f"{clause[0].upper()}{clause[1:]} {link.text} {opening}{text[-1]}"
            return Planted(made, ((0, len(made) - 1),))
    return _by_table(text, CAUSES, rng)


def comparison(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Higher for lower, most for least, not as for as; the two things compared exchanged."""
    tokens = parse.tokens
    ways: list[list[Edit]] = []
    for index, token in enumerate(tokens):
        if token.tag in ("JJR", "RBR", "JJS", "RBS"):
            other = OPPOSITE_DEGREES.get(token.text.lower()) or stock.like(
                token, senses.antonym(stock, token.lemma.lower(), token.pos, rng)
            )
            ways += [[swap(token, other)]] * 2 if other else []
        elif token.text.lower() == "as" and [t.text.lower() for t in tokens[index + 2 : index + 3]] == ["as"]:
            if tokens[index + 1].tag in ("JJ", "RB") and tokens[index + 1].text.lower() not in FIXED:
                ways.append([swap(token, rng.choice(("not as", "more", "less")))])
        elif token.text.lower() == "than":
            thing = child(tokens, index, "pobj")
            subject = next((i for i, t in enumerate(tokens) if t.dep == "nsubj" and i < index), None)
            if thing is not None and subject is not None:
                one, two = subtree(tokens, subject), subtree(tokens, thing)
                if one and two and one[-1] < two[0] and "PRON" not in (tokens[subject].pos, tokens[thing].pos):
                    ways.append(exchange(text, phrase(tokens, one), phrase(tokens, two)))
    return choose(text, ways, rng)


def _by_table(text: str, table: dict[str, list[str]], rng: random.Random) -> Planted | None:
    ways = []
    for words, others in table.items():
        for found in re.finditer(rf"\b{words}\b", text, re.IGNORECASE):
            ways.append([Edit(found.start(), found.end(), like(found[0], rng.choice(others)))])
    return choose(text, ways, rng)


KINDS: dict[str, tuple[int, Planter]] = {
    "negation": (CRITICAL, negation),
    "comparison": (CRITICAL, comparison),
    "modality": (MAJOR, modality),
    "bound": (MAJOR, bound),
    "time": (MAJOR, time),
    "cause": (MAJOR, cause),
}
