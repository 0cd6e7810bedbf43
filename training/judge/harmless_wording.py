"""Harmless changes of wording, spelling and number format."""

import random
import re

from mtaudit.annotate import Parse
from training.judge import senses
from training.judge.editing import Edit, Planted, Planter, apply, choose, like, swap
from training.judge.inventory import CONTENT, WORDS, Inventory
from training.judge.plant_excess import add_intensifier
from training.judge.plant_fact import CALENDAR, NUMBER_WORDS
from training.judge.syntax import agreement, child


def _pairs(rows: list[str]) -> list[tuple[str, str]]:
    """Old and new of each row: either way for "=", the first by the second for ">"."""
    pairs = [tuple(re.split("[=>]", row)) for row in rows]
    return [(a, b) for a, b in pairs] + [(b, a) for (a, b), row in zip(pairs, rows, strict=True) if "=" in row]


CONTRACTIONS = _pairs(WORDS["contractions"])
VARIANTS = _pairs(WORDS["variants"])
QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
MONTHS = "|".join(CALENDAR[0])
SAID = "(?:said|believes?|thinks?|knows?|added|noted|hopes?)"


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
        full = token.pos in ("NOUN", "VERB", "ADJ") or token.text.endswith("ly")
        if full and token.pos in CONTENT and token.text.isalpha() and not token.entity:
            word = senses.synonym(stock, token.lemma.lower(), token.pos, rng)
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
    return choose(text, ways, rng)


def date_order(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """July 4 → 4 July, and back."""
    ways = [
        [Edit(m.start(), m.end(), f"{m[2]} {m[1]}")] for m in re.finditer(rf"\b({MONTHS}) (\d\d?)\b(?!,? \d)", text)
    ]
    ways += [[Edit(m.start(), m.end(), f"{m[2]} {m[1]}")] for m in re.finditer(rf"\b(\d\d?) ({MONTHS})\b", text)]
    return choose(text, ways, rng)


def clock(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """3 p.m. → 3pm."""
    ways = []
    for found in re.finditer(r"\b(\d\d?(?::\d\d)?) ?([ap])(\.?)m\b(?:\.(?= \w))?", text, re.IGNORECASE):
        forms = (
            f"{found[1]}{found[2].lower()}m",
            f"{found[1]} {found[2].upper()}M",
            f"{found[1]} {found[2].lower()}.m.",
        )
        ways += [[Edit(found.start(), found.end(), form)] for form in forms if form != found[0]]
    return choose(text, ways, rng)


def future(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Will → is going to, and back."""
    tokens = parse.tokens
    ways = [[Edit(m.start(), m.end(), "will")] for m in re.finditer(r"\b(?:is|are) going to\b(?! the\b| a\b)", text)]
    for token in tokens:
        subject = child(tokens, token.head, "nsubj", "nsubjpass")
        if token.text == "will" and token.tag == "MD" and subject is not None and tokens[subject].end < token.start:
            ways.append([swap(token, f"{agreement(tokens, token.head).be} going to")])
    return choose(text, ways, rng)


def relative(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """That → which or who in a relative clause, and back; which was built → built."""
    tokens = parse.tokens
    ways: list[list[Edit]] = []
    for index, token in enumerate(tokens):
        clause = tokens[token.head]
        if clause.dep != "relcl" or token.dep not in ("nsubj", "nsubjpass", "dobj") or token.tag not in ("WDT", "WP"):
            continue
        comma = text[: token.start].rstrip().endswith(",")
        person = tokens[clause.head].entity == "PERSON" or token.text == "who"
        if not comma:
            ways.append([swap(token, "that" if token.text != "that" else "who" if person else "which")])
        after = tokens[index + 1] if index + 1 < len(tokens) else token
        if token.dep == "nsubjpass" and after.dep == "auxpass" and after.text in ("is", "was", "are", "were"):
            ways.append([Edit(token.start, after.end, "")])
    return choose(text, ways, rng)


def that(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Said that → said, and back."""
    ways = [[Edit(m.start(1), m.end(1), "")] for m in re.finditer(rf"\b{SAID} (that) ", text)]
    found = re.finditer(rf"\b{SAID} (?=(?:he|she|it|they|we|the)\b)", text)
    return choose(text, ways or [[Edit(m.end(), m.end(), "that ")] for m in found], rng)


def marks(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Straight quotation marks and dashes for curly ones, or the other way round."""
    plain = text.translate(QUOTES)
    if plain != text:
        return Planted(plain)
    curly = re.sub(r'(?<!\S)"', "“", text).replace('"', "”").replace("'", "’")
    return Planted(curly) if curly != text else None


def series_comma(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """A, B and C → A, B, and C, and back."""
    ways = [[Edit(m.start(), m.end(), "")] for m in re.finditer(r"(?<=\w),(?= (?:and|or|but) )", text)]
    found = re.finditer(r"(?<=, )\w+(?= (?:and|or) \w)", text)
    return choose(text, ways or [[Edit(m.end(), m.end(), ",")] for m in found], rng)


def _either(text: str, rows: list[tuple[str, str]], rng: random.Random) -> Planted | None:
    ways = []
    for old, new in rows:
        for found in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text, re.IGNORECASE):
            ways.append([Edit(found.start(), found.end(), like(found[0], new))])
    return choose(text, ways, rng)


WORDING: dict[str, Planter] = {
    "contraction": contraction,
    "variant": variant,
    "synonym": synonym,
    "number_format": number_format,
    "date_order": date_order,
    "clock": clock,
    "future": future,
    "relative": relative,
    "that": that,
    "marks": marks,
    "series_comma": series_comma,
    "add_intensifier": add_intensifier,
}
