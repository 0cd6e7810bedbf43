"""Errors of fact: numbers, dates, units, names."""

import random
import re

from mtaudit.annotate import Parse
from training.judge.editing import CRITICAL, Edit, Planted, Planter, choose, exchange, swap, within_rows
from training.judge.inventory import NAMES, WORDS, Inventory

CALENDAR = [row.split() for row in WORDS["calendar"]]
UNITS = [row.split() for row in WORDS["units"]]
NUMBER_WORDS = WORDS["numbers"].split()
TIMES = ("DATE", "TIME")
LISTED = re.compile(r"(?:,|\s|and|or|the)+")  # between things whose order says nothing
ORDINALS = WORDS["ordinals"].split()


def number(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A number that is nearly the right one."""
    ways = []
    for token in parse.tokens:
        word = token.text
        if any(c.isdigit() for c in word):
            ways += [[Edit(token.start, token.end, _near(word, rng))]] * 2
        for words in (NUMBER_WORDS, ORDINALS):
            if word.lower() in words and word.lower() not in ("one", "first"):
                other = rng.choice([w for w in words if w != word.lower() and w != "one"])
                ways.append([swap(token, other)])
    return choose(text, ways, rng)


def date(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Another month, weekday or part of the day."""
    return within_rows(text, parse, rng, CALENDAR)


def unit(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Another unit, currency, magnitude, direction or colour."""
    return within_rows(text, parse, rng, UNITS)


def name(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Another name of the same kind, whole or its last word."""
    ways = []
    for entity in parse.entities:
        if others := stock.names.get(entity.label):
            first, last = parse.tokens[entity.first], parse.tokens[entity.last]
            if first.lemma == "the" and entity.first < entity.last:
                first = parse.tokens[entity.first + 1]
            if last.text in ("'s", "’s") and entity.last > entity.first:
                last = parse.tokens[entity.last - 1]
            if text[first.start : first.start + 1].isupper():
                other = rng.choice(others)
                start = last.start if rng.random() < 0.3 else first.start
                if start != first.start:
                    other = other.split()[-1]
                ways.append([Edit(start, last.end, other)])
    return choose(text, ways, rng)


def exchanged(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Two numbers or two names of a kind in each other's place."""
    tokens = parse.tokens
    places = [(entity.label, (tokens[entity.first].start, tokens[entity.last].end)) for entity in parse.entities]
    places += [("digits", (t.start, t.end)) for t in tokens if t.text[:1].isdigit() and t.entity not in TIMES]
    ways = [
        exchange(text, first, second, name=label in NAMES)
        for label, first in places
        for other, second in places
        if label == other
        and first[1] < second[0]
        and text[slice(*first)].lower() != text[slice(*second)].lower()
        and not LISTED.fullmatch(text[first[1] : second[0]])
    ]
    return choose(text, ways, rng)


def _near(word: str, rng: random.Random) -> str:
    places = [i for i, c in enumerate(word) if c.isdigit()]
    way = rng.random()
    if way < 0.2 and len(places) >= 2 and word[places[0]] != word[places[1]] and word[places[1]] != "0":
        a, b = places[0], places[1]
        return word[:a] + word[b] + word[a + 1 : b] + word[a] + word[b + 1 :]
    if way < 0.35:
        return word + "0" if way < 0.27 or len(places) < 2 else word[: places[-1]] + word[places[-1] + 1 :]
    if way < 0.5 and word.isdigit() and len(word) < 6:
        return str(max(1, int(word) + rng.choice((-10, -2, -1, 1, 2, 5, 10, 100)))) if word != "1" else "7"
    place = rng.choice(places)
    digit = rng.choice([d for d in "123456789" if d != word[place]])
    return word[:place] + digit + word[place + 1 :]


KINDS: dict[str, tuple[int, Planter]] = {
    "number": (CRITICAL, number),
    "date": (CRITICAL, date),
    "unit": (CRITICAL, unit),
    "name": (CRITICAL, name),
    "exchanged": (CRITICAL, exchanged),
}
