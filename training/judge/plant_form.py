"""Errors of form: word order, grammar, spelling, letter case, punctuation."""

import random
import re

from mtaudit.annotate import Parse
from training.judge.editing import Edit, Planted, apply, swap
from training.judge.inventory import WORDS, Inventory
from training.judge.plant_meaning import Planter, _one

HOMOPHONES = [row.split() for row in WORDS["homophones"]]
PRONOUNS = [row.split() for row in WORDS["pronouns"]]
PREPOSITIONS = WORDS["prepositions"].split()

MARKS = ",,,..;:!?-"


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
    return _one(text, ways, rng)


def part_of_speech(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A word of the same stem and another part of speech: decide for decision, beauty for beautiful."""
    ways = []
    for token in parse.tokens:
        if token.pos in ("NOUN", "VERB", "ADJ", "ADV") and token.text.isalpha() and not token.entity:
            for word in stock.derivations.get(token.lemma.lower(), ())[:6]:
                if word != token.text.lower() and word.isalpha():
                    ways.append([swap(token, word)])
            if token.pos == "ADV" and token.text.endswith("ly") and len(token.text) > 5:
                ways.append([swap(token, token.text[:-2])])
            elif token.pos == "ADJ" and len(token.text) > 3:
                ways.append([swap(token, token.text + "ly")])
    return _one(text, ways, rng)


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
    return _one(text, ways, rng)


def pronoun_form(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """The right person in the wrong grammatical case: him for his, they for them."""
    ways = []
    for token in parse.tokens:
        for row in PRONOUNS:
            if token.text.lower() in row:
                ways.append([swap(token, rng.choice([word for word in row if word != token.text.lower()]))])
    return _one(text, ways, rng)


def misspelt(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A letter lost, doubled, changed or two exchanged; or a word that sounds the same."""
    for token in parse.tokens:
        for row in HOMOPHONES:
            if token.text.lower() in row and rng.random() < 0.15:
                return apply(text, [swap(token, next(w for w in row if w != token.text.lower()))])
    places = [t for t in parse.tokens if len(t.text) >= 3 and t.text.isalpha()]
    if not places:
        return None
    token = rng.choice(places)
    word = token.text
    at = rng.randrange(len(word) - 1)
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
    made = rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + letter + word[at + 1 :],
            word[:at] + letter + word[at:],
        )
    )
    return apply(text, [Edit(token.start, token.end, made)]) if made != word else None


def split_word(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A word broken in two, or two run together."""
    if rng.random() < 0.5:
        places = [m.start() for m in re.finditer(r"(?<=\w) (?=\w)", text)]
        if places:
            place = rng.choice(places)
            left, right = text.rfind(" ", 0, place) + 1, text.find(" ", place + 1)
            return Planted(text[:place] + text[place + 1 :], ((left, (right if right > 0 else len(text)) - 1),))
    words = [t for t in parse.tokens if len(t.text) >= 5 and t.text.isalpha()]
    if not words:
        return None
    token = rng.choice(words)
    cut = rng.randrange(2, len(token.text) - 1)
    return apply(text, [Edit(token.start, token.end, token.text[:cut] + " " + token.text[cut:])])


def letter_case(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Capitals lost or too many: of the sentence, of a name, of any word, of all."""
    way = rng.random()
    if way < 0.25:
        return _cased(text, text.lower())
    if way < 0.5 and text[:1].isupper():
        return _cased(text, text[0].lower() + text[1:])
    names = [t for t in parse.tokens if t.text[:1].isupper() and t.start and t.text.isalpha()]
    if way < 0.75 and names:
        token = rng.choice(names)
        return apply(text, [Edit(token.start, token.end, token.text.lower())])
    words = [t for t in parse.tokens if t.text.islower() and t.text.isalpha() and len(t.text) > 1]
    if not words:
        return None
    token = rng.choice(words)
    return apply(text, [Edit(token.start, token.end, token.text.upper() if way < 0.85 else token.text.capitalize())])


def end_mark(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """The final mark lost or another one."""
    if text[-1:] not in (".", "!", "?"):
        return Planted(text + rng.choice(".!?"), ((len(text), len(text) + 1),)) if rng.random() < 0.3 else None
    if rng.random() < 0.6:
        return Planted(text[:-1], (), (), ((len(text) - 3, len(text) - 1),))
    return Planted(text[:-1] + rng.choice([m for m in "!?,;:" if m != text[-1]]), ((len(text) - 1, len(text)),))


def inner_mark(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A mark where none belongs, or one lost inside."""
    marks = list(re.finditer(r"(?<=\w)[,;:](?= )", text))
    if marks and rng.random() < 0.4:
        mark = rng.choice(marks)
        return Planted(text[: mark.start()] + text[mark.end() :], (), (), ((mark.start() - 2, mark.start() + 2),))
    places = [m.start() for m in re.finditer(r"(?<=\w) (?=\w)|(?<=\w)(?=\.)|$", text)]
    place = rng.choice(places)
    return apply(text, [Edit(place, place, rng.choice(MARKS) * rng.choice((1, 1, 1, 2)))])


def spaced_marks(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Marks with white space before them, as a tokenizer leaves them."""
    marks = list(re.finditer(r"(?<=\w)(?:[,;:.!?%)]|['’]s|n['’]t)(?= |$|[.,])", text))
    if not marks:
        return None
    chosen = marks if rng.random() < 0.6 else [rng.choice(marks)]
    made = apply(text, [Edit(m.start(), m.start(), " ") for m in chosen])
    return Planted(made.text, tuple((a, b + 1) for a, b in made.spans))


def no_question(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A question told, or a statement asked."""
    if text.endswith("?"):
        return Planted(text[:-1] + ".", ((len(text) - 1, len(text)),))
    for index, token in enumerate(parse.tokens):
        if token.dep == "ROOT":
            subject = next((i for i, t in enumerate(parse.tokens) if t.head == index and t.dep == "nsubj"), None)
            helper = next(
                (
                    t
                    for t in parse.tokens
                    if (t.head == index and t.dep == "aux") or (t is token and token.pos == "AUX")
                ),
                None,
            )
            if subject == 0 and helper and parse.tokens[0].end < helper.start and helper.text.isalpha():
                first = text[: parse.tokens[0].end]
                first = first if parse.tokens[0].pos == "PROPN" or first == "I" else first[0].lower() + first[1:]
                middle = text[parse.tokens[0].end : helper.start]
                made = f"{helper.text.capitalize()} {first}{middle.rstrip()}{text[helper.end :].rstrip('.')}?"
                return Planted(made, ((0, len(helper.text)), (len(made) - 1, len(made))))
    if text.endswith("."):
        return Planted(text[:-1] + "?", ((len(text) - 1, len(text)),))
    return None


def _cased(text: str, made: str) -> Planted | None:
    spans = tuple((i, i + 1) for i, (a, b) in enumerate(zip(text, made, strict=False)) if a != b)
    return Planted(made, spans) if spans and len(text) == len(made) else None


CRITICAL: dict[str, Planter] = {"shuffled": shuffled}
MAJOR: dict[str, Planter] = {"no_question": no_question, "verb_form": verb_form}
MINOR: dict[str, Planter] = {
    "swapped": swapped,
    "part_of_speech": part_of_speech,
    "function_word": function_word,
    "pronoun_form": pronoun_form,
    "misspelt": misspelt,
    "split_word": split_word,
    "letter_case": letter_case,
    "end_mark": end_mark,
    "inner_mark": inner_mark,
    "spaced_marks": spaced_marks,
}
