"""Errors of form: spelling, letter case, punctuation."""

import random
import re

from mtaudit.annotate import Parse
from training.judge.editing import MINOR, Edit, Planted, Planter, apply, swap
from training.judge.inventory import WORDS, Inventory

HOMOPHONES = [row.split() for row in WORDS["homophones"]]
MARKS = ",,,..;:!?-"


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


def _cased(text: str, made: str) -> Planted | None:
    spans = tuple((i, i + 1) for i, (a, b) in enumerate(zip(text, made, strict=False)) if a != b)
    return Planted(made, spans) if spans and len(text) == len(made) else None


KINDS: dict[str, tuple[int, Planter]] = {
    "misspelt": (MINOR, misspelt),
    "split_word": (MINOR, split_word),
    "letter_case": (MINOR, letter_case),
    "end_mark": (MINOR, end_mark),
    "inner_mark": (MINOR, inner_mark),
    "spaced_marks": (MINOR, spaced_marks),
}
