"""Changes that leave the meaning alone: a judge must not punish them."""

import random
import re

from mtaudit.annotate import Parse
from training.judge.editing import Edit, Planted, apply, like, subtree, swap
from training.judge.inventory import WORDS, Inventory
from training.judge.plant_loss import add_intensifier
from training.judge.plant_meaning import NUMBER_WORDS, Planter, _one

CONTRACTIONS = [row.split("=") for row in WORDS["contractions"]]
VARIANTS = [row.split("=") for row in WORDS["variants"]]

QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def contraction(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Do not → don't, and back."""
    return _either(text, CONTRACTIONS, rng)


def variant(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Another spelling, abbreviation or set phrase of the same meaning."""
    return _either(text, VARIANTS, rng)


def synonym(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """One to three words by words that nearly always mean the same."""
    edits = []
    for token in parse.tokens:
        if token.pos in ("NOUN", "VERB", "ADJ", "ADV") and token.text.isalpha() and not token.entity:
            word = stock.synonym(token.lemma.lower(), token.pos, rng)
            form = stock.in_form(word, token.tag) if word else None
            if form and form != token.text.lower():
                edits.append(swap(token, form))
    return apply(text, rng.sample(edits, min(len(edits), rng.randint(1, 3)))) if edits else None


def number_format(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Five → 5, 12000 → 12,000, 2,000,000 → 2 million, 5% → 5 percent."""
    ways = []
    for token in parse.tokens:
        word = token.text
        if word.lower() in NUMBER_WORDS[1:]:
            ways.append([Edit(token.start, token.end, str(NUMBER_WORDS.index(word.lower()) + 1))])
        elif word.isdigit() and 2 <= int(word) <= 12 and token.start and token.entity != "DATE":
            ways.append([Edit(token.start, token.end, NUMBER_WORDS[int(word) - 1])])
        elif re.fullmatch(r"\d{5,9}", word):
            ways.append([Edit(token.start, token.end, f"{int(word):,}")])
        elif re.fullmatch(r"\d{1,3}(,\d{3})+", word):
            plain = word.replace(",", "")
            ways.append([Edit(token.start, token.end, plain)])
            if plain.endswith("000000"):
                ways.append([Edit(token.start, token.end, plain[:-6] + " million")])
        elif word == "%":
            ways.append([Edit(token.start, token.end, " percent")])
    return _one(text, ways, rng)


def fronted(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """An adverbial from the front to the end, or from the end to the front."""
    tokens = parse.tokens
    root = next((i for i, t in enumerate(tokens) if t.dep == "ROOT"), None)
    if root is None or tokens[root].pos not in ("VERB", "AUX") or text[-1:] != ".":
        return None
    for index, token in enumerate(tokens):
        if token.head != root or token.dep not in ("prep", "npadvmod", "advcl"):
            continue
        place = subtree(tokens, index)
        if not 2 <= len(place) <= 12:
            continue
        first, last = tokens[place[0]], tokens[place[-1]]
        phrase = text[first.start : last.end]
        if place[0] == 0 and last.end + 2 < len(text) and text[last.end] == ",":
            rest = text[last.end + 1 : -1].strip()
            head = phrase if tokens[0].pos == "PROPN" else phrase[0].lower() + phrase[1:]
            return Planted(f"{rest[0].upper()}{rest[1:]} {head}.")
        if last.end == len(text) - 1 and place[0] > root:
            rest = text[: first.start].rstrip(" ,")
            body = (
                rest
                if tokens[0].pos == "PROPN" or tokens[0].text == "I" or tokens[0].entity
                else rest[0].lower() + rest[1:]
            )
            return Planted(f"{phrase[0].upper()}{phrase[1:]}, {body}.")
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
        ):
            ways.append([Edit(head.start, token.end, f"{token.text} {tokens[index - 1].text} {head.text}")])
    return _one(text, ways, rng)


def voice(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Active → passive."""
    tokens = parse.tokens
    for index, token in enumerate(tokens):
        if token.dep != "ROOT" or token.tag != "VBD":
            continue
        subject = next((i for i, t in enumerate(tokens) if t.head == index and t.dep == "nsubj"), None)
        thing = next((i for i, t in enumerate(tokens) if t.head == index and t.dep == "dobj"), None)
        done = stock.in_form(token.lemma.lower(), "VBN")
        if (
            subject is None
            or thing is None
            or done is None
            or tokens[subject].pos == "PRON"
            or tokens[thing].pos == "PRON"
        ):
            continue
        who, what = subtree(tokens, subject), subtree(tokens, thing)
        if not who or not what or who[-1] != index - 1 or what[0] != index + 1:
            continue
        a, b = text[tokens[who[0]].start : tokens[who[-1]].end], text[tokens[what[0]].start : tokens[what[-1]].end]
        a = a if tokens[who[0]].pos == "PROPN" or who[0] else a[0].lower() + a[1:]
        be = "were" if tokens[thing].tag in ("NNS", "NNPS") else "was"
        start, end = tokens[who[0]].start, tokens[what[-1]].end
        return Planted(f"{text[:start]}{like(text[start], b) if who[0] == 0 else b} {be} {done} by {a}{text[end:]}")
    return None


def genitive(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """The mayor of the city → the city's mayor."""
    pattern = r"\bthe (\w+) of ((?:the )?[\w]+)\b(?= (?:is|was|has|in|on|said|will|and)\b|[.,])"
    found = list(re.finditer(pattern, text, re.IGNORECASE))
    if not found:
        return None
    match = rng.choice(found)
    return apply(text, [Edit(match.start(), match.end(), like(match[0], f"{match[2]}'s {match[1]}"))])


def that(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Said that → said, and back."""
    if found := re.search(r"\b(said|believes?|thinks?|knows?|added|noted|hopes?) that ", text):
        return Planted(text[: found.end(1)] + text[found.end() - 1 :])
    if found := re.search(r"\b(said|believes?|thinks?|added|noted|hopes?) (?=(?:he|she|it|they|we|the)\b)", text):
        return Planted(text[: found.end()] + "that " + text[found.end() :])
    return None


def marks(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Straight quotation marks and dashes for curly ones, or the other way round."""
    plain = text.translate(QUOTES)
    if plain != text:
        return Planted(plain)
    curly = re.sub(r'(?<!\S)"', "“", text).replace('"', "”").replace("'", "’")
    return Planted(curly) if curly != text else None


def series_comma(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A, B and C → A, B, and C, and back; a comma after an opening adverbial more or less."""
    if found := re.search(r"(?<=\w), (and|or|but) ", text):
        return Planted(text[: found.start()] + text[found.start() + 1 :])
    if found := re.search(r"(?<=, )(\w+) (and|or) (?=\w)", text):
        return Planted(text[: found.end(1)] + "," + text[found.end(1) :])
    return None


def _either(text: str, rows: list[list[str]], rng: random.Random) -> Planted | None:
    ways = []
    for a, b in rows:
        for old, new in ((a, b), (b, a)):
            for found in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text, re.IGNORECASE):
                ways.append([Edit(found.start(), found.end(), like(found[0], new))])
    return _one(text, ways, rng)


HARMLESS: dict[str, Planter] = {
    "contraction": contraction,
    "variant": variant,
    "synonym": synonym,
    "number_format": number_format,
    "fronted": fronted,
    "conjuncts": conjuncts,
    "voice": voice,
    "genitive": genitive,
    "that": that,
    "marks": marks,
    "series_comma": series_comma,
    "add_intensifier": add_intensifier,
}
