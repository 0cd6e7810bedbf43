"""Errors that change what is said: opposites, numbers, names, roles, bounds, wrong words."""

import random
import re
from collections.abc import Callable

from mtaudit.annotate import Parse
from mtaudit.model import Token
from training.judge.editing import Edit, Planted, apply, drop, like, subtree, swap
from training.judge.inventory import CONTENT, WORDS, Inventory

Planter = Callable[[str, Parse, Inventory, random.Random], Planted | None]

AUXILIARIES = WORDS["auxiliaries"].split()
GENDERED = [row.split() for row in WORDS["gendered"]]
PERSONS = [row.split() for row in WORDS["persons"]]
CALENDAR = [row.split() for row in WORDS["calendar"]]
UNITS = [row.split() for row in WORDS["units"]]
NUMBER_WORDS = WORDS["numbers"].split()
ORDINALS = WORDS["ordinals"].split()
MODALS: dict[str, list[str]] = WORDS["modals"]
BOUNDS: dict[str, list[str]] = WORDS["bounds"]

BASE_DO = {"VBZ": "does", "VBP": "do", "VBD": "did"}


def negation(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A denial more or less."""
    tokens = parse.tokens
    ways: list[list[Edit]] = []
    for index, token in enumerate(tokens):
        word, after = token.text.lower(), tokens[index + 1] if index + 1 < len(tokens) else None
        if word in ("not", "n't", "n’t", "never"):
            if word != "never" and text[token.start - 1 : token.start] != " " and index:
                stem = {"ca": "can", "wo": "will"}.get(tokens[index - 1].text.lower())
                ways += [
                    [Edit(tokens[index - 1].start, token.end, like(tokens[index - 1].text, stem))]
                    if stem
                    else [drop(token)]
                ] * 3
            else:
                ways += [[drop(token)]] * 3
        elif (
            token.tag in ("MD", "VBZ", "VBP", "VBD")
            and word in AUXILIARIES
            and token.start
            and not word.startswith("'")
        ):
            if after and after.text.lower() not in ("not", "n't", "n’t") and text[token.end : token.end + 1] == " ":
                ways.append(
                    [
                        Edit(
                            token.end,
                            token.end,
                            rng.choice(
                                (" not", " not", "n't" if word not in ("may", "can", "might") else " not", " never")
                            ),
                        )
                    ]
                )
        elif token.pos == "VERB" and token.tag in BASE_DO and token.dep in ("ROOT", "ccomp", "conj", "advcl", "relcl"):
            if token.lemma.isalpha() and not any(t.head == index and t.dep in ("aux", "auxpass") for t in tokens):
                ways.append(
                    [
                        Edit(
                            token.start,
                            token.end,
                            rng.choice((f"{BASE_DO[token.tag]} not ", f"{BASE_DO[token.tag]}n't ")) + token.lemma,
                        )
                    ]
                )
        elif word == "no" and after and after.pos in ("NOUN", "ADJ"):
            ways.append([swap(token, rng.choice(("some", "any", "a")))])
        elif word in ("a", "an", "some") and token.dep == "det" and tokens[token.head].dep in ("dobj", "attr"):
            ways.append([swap(token, "no")])
    return _one(text, ways, rng)


def antonym(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A word turned into its opposite."""
    return _replace(
        text, parse, rng, lambda token: _inflected(stock, token, stock.antonym(token.lemma.lower(), token.pos, rng))
    )


def hypernym(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A broader word."""
    return _replace(
        text, parse, rng, lambda token: _inflected(stock, token, stock.hypernym(token.lemma.lower(), token.pos, rng))
    )


def wrong_sense(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A word for another sense of the same word, as a literal translation has it."""
    return _replace(
        text, parse, rng, lambda token: _inflected(stock, token, stock.wrong_sense(token.lemma.lower(), token.pos, rng))
    )


def sibling(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A word for another thing of the same kind."""
    return _replace(
        text, parse, rng, lambda token: _inflected(stock, token, stock.sibling(token.lemma.lower(), token.pos, rng))
    )


def unrelated(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A word that has nothing to do with it, in the right form."""
    return _replace(text, parse, rng, lambda token: _inflected(stock, token, stock.any_word(token.pos, rng)))


def garbled(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A phrase rendered word by word: several neighbouring words in another sense, prepositions changed."""
    places = [i for i, t in enumerate(parse.tokens) if t.pos in CONTENT and t.text.isalpha() and t.start]
    rng.shuffle(places)
    for place in places[:8]:
        edits = []
        for token in parse.tokens[place : place + 5]:
            if token.tag == "IN" and token.dep == "prep":
                edits.append(swap(token, rng.choice(("in", "on", "of", "with", "for", "under", "over", "from"))))
            elif token.pos in CONTENT and token.text.isalpha():
                lemma = token.lemma.lower()
                word = stock.wrong_sense(lemma, token.pos, rng) or stock.sibling(lemma, token.pos, rng)
                if form := _inflected(stock, token, word):
                    edits.append(swap(token, form))
        if len(edits) >= 2:
            return apply(text, edits[:4])
    return None


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
    return _one(text, ways, rng)


def date(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Another month, weekday or part of the day."""
    return _in_rows(text, parse, rng, CALENDAR)


def unit(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Another unit, currency, magnitude, direction or colour."""
    return _in_rows(text, parse, rng, UNITS)


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
    return _one(text, ways, rng)


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
    return _one(text, ways, rng)


def pronoun(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Another person: we for they, my for your."""
    return _in_rows(text, parse, rng, PERSONS)


def modality(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A duty that became a possibility, a hedge that became a certainty."""
    ways = [
        [swap(token, rng.choice(MODALS[token.text.lower()]))] for token in parse.tokens if token.text.lower() in MODALS
    ]
    return _one(text, ways, rng)


def bound(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A quantifier, bound or connective that says something else."""
    ways = []
    for phrase, others in BOUNDS.items():
        for found in re.finditer(rf"\b{phrase}\b", text, re.IGNORECASE):
            ways.append([Edit(found.start(), found.end(), like(found[0], rng.choice(others)))])
    return _one(text, ways, rng)


def roles(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Who did it and to whom, exchanged."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        if token.dep not in ("nsubj", "nsubjpass", "poss", "pobj", "conj"):
            continue
        for other in range(len(tokens)):
            later = tokens[other]
            near = later.head == token.head or tokens[later.head].head == token.head or token.head == later.head
            if (
                other > index
                and near
                and later.dep in ("dobj", "pobj", "attr")
                and {token.pos, later.pos} <= {"NOUN", "PROPN"}
            ):
                a, b = subtree(tokens, index), subtree(tokens, other)
                if a and b and a[-1] < b[0] and len(a) <= 6 and len(b) <= 6:
                    first, second = (tokens[a[0]].start, tokens[a[-1]].end), (tokens[b[0]].start, tokens[b[-1]].end)
                    one, two = text[slice(*first)], text[slice(*second)]
                    if one.lower() != two.lower():
                        if tokens[a[0]].pos != "PROPN" and a[0] == 0:
                            one = one[0].lower() + one[1:]
                        ways.append(
                            [
                                Edit(*first, like(text[first[0] : first[1]], two) if a[0] == 0 else two),
                                Edit(*second, one),
                            ]
                        )
    return _one(text, ways, rng)


def tense(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Another tense or aspect."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        lemma, word = token.lemma.lower(), token.text.lower()
        if not token.text.isalpha() or token.pos not in ("VERB", "AUX"):
            continue
        helpers = [t for t in tokens if t.head == index and t.dep in ("aux", "auxpass")]
        subject = next(
            (tokens[i] for i, t in enumerate(tokens) if t.head == index and t.dep.startswith("nsubj") for i in [i]),
            None,
        )
        plural = subject is not None and (
            subject.tag in ("NNS", "NNPS") or subject.text.lower() in ("they", "we", "you", "i", "these", "those")
        )
        if word in ("is", "are", "was", "were", "has", "have", "had", "will", "would"):
            other = {
                "is": ("was", "will be"),
                "are": ("were", "will be"),
                "was": ("is", "had been"),
                "were": ("are", "will be"),
                "has": ("had", "will have"),
                "have": ("had",),
                "had": ("has",),
                "will": ("would",),
                "would": ("will",),
            }[word]
            ways.append([swap(token, rng.choice(other))])
        if (
            token.tag in ("VBZ", "VBP", "VBD")
            and token.pos == "VERB"
            and not helpers
            and lemma not in ("be", "have", "do")
        ):
            present = stock.in_form(lemma, "VBP" if plural else "VBZ")
            done, going = stock.in_form(lemma, "VBN"), stock.in_form(lemma, "VBG")
            forms = [f"will {lemma}", f"would {lemma}"]
            if done and going:
                forms += [
                    f"{'have' if plural else 'has'} {done}",
                    f"had {done}",
                    f"{'are' if plural else 'is'} {going}",
                    f"{'were' if plural else 'was'} {going}",
                ]
            past = stock.inflect(lemma, "VBD")
            simple = present if token.tag == "VBD" else past
            forms += [simple] * 4 if simple else []
            ways += [[swap(token, form)] for form in forms if form != word]
        if len(helpers) == 1 and helpers[0].end + 1 == token.start:
            helper = helpers[0]
            helping = helper.text.lower()
            past, present = stock.inflect(lemma, "VBD"), stock.in_form(lemma, "VBP" if plural else "VBZ")
            if token.tag == "VBG" and present and past:
                ways += [
                    [Edit(helper.start, token.end, form)]
                    for form in ((past, f"had {past}") if helping in ("was", "were") else (present, past))
                ] * 2
            elif token.tag == "VBN" and helping in ("has", "have", "had", "'ve") and past and present:
                ways += [[Edit(helper.start, token.end, form)] for form in (past, present, f"will {lemma}")]
            elif token.tag == "VB" and helping == "will" and past and present:
                ways += [[Edit(helper.start, token.end, form)] for form in (past, present)]
    return _one(text, ways, rng)


def _replace(text: str, parse: Parse, rng: random.Random, word: Callable[[Token], str | None]) -> Planted | None:
    places = [t for t in parse.tokens if t.pos in CONTENT and t.text.isalpha() and not t.entity and len(t.text) > 2]
    rng.shuffle(places)
    for token in places:
        form = word(token)
        if form and form.lower() != token.text.lower():
            return apply(text, [swap(token, form)])
    return None


def _inflected(stock: Inventory, token: Token, lemma: str | None) -> str | None:
    if lemma is None:
        return None
    if token.tag in ("JJR", "JJS", "RBR", "RBS"):
        return stock.inflect(lemma, token.tag)
    return stock.in_form(lemma.replace("_", " "), token.tag)


def _in_rows(text: str, parse: Parse, rng: random.Random, rows: list[list[str]]) -> Planted | None:
    ways = []
    for token in parse.tokens:
        for row in rows:
            if token.text in row or token.text.lower() in row:
                other = rng.choice([word for word in row if word.lower() != token.text.lower()])
                ways.append([Edit(token.start, token.end, other if other[:1].isupper() else like(token.text, other))])
    return _one(text, ways, rng)


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


def _one(text: str, ways: list[list[Edit]], rng: random.Random) -> Planted | None:
    if not ways:
        return None
    made = apply(text, rng.choice(ways))
    return made if made.text != text else None


CRITICAL: dict[str, Planter] = {
    "negation": negation,
    "antonym": antonym,
    "number": number,
    "date": date,
    "unit": unit,
    "name": name,
    "gender": gender,
    "roles": roles,
    "unrelated": unrelated,
    "garbled": garbled,
}
MAJOR: dict[str, Planter] = {
    "modality": modality,
    "bound": bound,
    "wrong_sense": wrong_sense,
    "sibling": sibling,
    "pronoun": pronoun,
    "tense": tense,
    "hypernym": hypernym,
}
