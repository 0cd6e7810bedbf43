"""Errors of when: another tense or aspect."""

import random

from mtaudit.annotate import Parse
from mtaudit.model import Token
from training.judge.editing import MAJOR, Edit, Planted, Planter, choose, swap
from training.judge.inventory import Inventory
from training.judge.syntax import Agreement, agreement

FINITE = ("VBZ", "VBP", "VBD")
PERFECT = {"was": "had been", "were": "had been", "is": "has been", "are": "have been"}  # of passives
LIGHT = ("be", "have", "do")
OTHER_TIME = {
    "is": ("was", "will be"),
    "are": ("were", "will be"),
    "was": ("is", "had been"),
    "were": ("are", "will be"),
    "has": ("had", "will have"),
    "have": ("had",),
    "had": ("has",),
    "will": ("would",),
    "would": ("will",),
}


def tense(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Another tense or aspect."""
    tokens = parse.tokens
    ways: list[list[Edit]] = []
    for index, token in enumerate(tokens):
        if not token.text.isalpha() or token.pos not in ("VERB", "AUX"):
            continue
        helpers = [t for t in tokens if t.head == index and t.dep in ("aux", "auxpass")]
        subject = agreement(tokens, index)
        word = token.text.lower()
        if word in OTHER_TIME:
            ways.append([swap(token, rng.choice(OTHER_TIME[word]))])
        if token.tag in FINITE and token.pos == "VERB" and not helpers and token.lemma not in LIGHT:
            ways += [[swap(token, form)] for form in _finite(token, subject, stock) if form != word]
        if len(helpers) == 1 and helpers[0].end + 1 == token.start:
            forms = _without(helpers[0].text.lower(), token, subject, stock)
            ways += [[Edit(helpers[0].start, token.end, form)] for form in forms]
    return choose(text, ways, rng)


def _finite(token: Token, subject: Agreement, stock: Inventory) -> list[str]:
    """Other tenses of a finite verb without auxiliaries, the other simple one four times."""
    present = stock.in_form(token.lemma, subject.present)
    done, going = stock.in_form(token.lemma, "VBN"), stock.in_form(token.lemma, "VBG")
    forms = [f"will {token.lemma}", f"would {token.lemma}"]
    if done and going:
        forms += [f"{subject.have} {done}", f"had {done}", f"{subject.be} {going}", f"{subject.was} {going}"]
    simple = present if token.tag == "VBD" else stock.inflect(token.lemma, "VBD")
    return forms + [simple] * 4 if simple else forms


def _without(helper: str, token: Token, subject: Agreement, stock: Inventory) -> list[str]:
    """Other tenses of a verb with one auxiliary right before it."""
    past, present = stock.inflect(token.lemma, "VBD"), stock.in_form(token.lemma, subject.present)
    if not past or not present:
        return []
    if token.tag == "VBG":
        return [past, f"had {past}" if helper in ("was", "were") else present] * 2
    if token.tag == "VBN" and helper in ("has", "have", "had", "'ve"):
        return [past, present, f"will {token.lemma}"]
    return [past, present] if token.tag == "VB" and helper == "will" else []


def aspect(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Going on, over or merely so: was reading for read, has been built for was built, be doing for do."""
    tokens = parse.tokens
    ways: list[list[Edit]] = []
    for index, token in enumerate(tokens):
        if token.pos != "VERB" or not token.text.isalpha() or token.lemma in LIGHT:
            continue
        helpers = [t for t in tokens if t.head == index and t.dep in ("aux", "auxpass")]
        helping = helpers[-1].text.lower() if helpers else ""
        ways += [[swap(token, form)] for form in _aspects(token, helping, agreement(tokens, index), stock)]
        if len(helpers) == 1 and token.tag == "VBN" and helping in PERFECT:
            ways.append([swap(helpers[0], PERFECT[helping])])
        elif len(helpers) == 1 and helping in ("has", "have", "had") and helpers[0].end + 1 == token.start:
            past = stock.in_form(token.lemma, "VBD")
            ways += [[Edit(helpers[0].start, token.end, past)]] if past else []
    return choose(text, ways, rng)


def _aspects(token: Token, helping: str, subject: Agreement, stock: Inventory) -> list[str]:
    """What may stand in a verb's place, after its last auxiliary, for another aspect."""
    done, going = stock.in_form(token.lemma, "VBN"), stock.in_form(token.lemma, "VBG")
    if not done or not going:
        return []
    if not helping and token.tag == "VBD":
        return [f"{subject.was} {going}", f"had {done}", f"{subject.have} {done}"]
    if not helping and token.tag in ("VBZ", "VBP"):
        return [f"{subject.be} {going}", f"{subject.have} {done}"]
    if token.tag == "VB" and helping in ("to", "will", "would", "could", "may", "might", "must", "should"):
        return [f"be {going}", f"have {done}"]
    if token.tag == "VBN" and helping in PERFECT:
        return [f"being {token.text}"]
    if token.tag in ("VBG", "VBN") and helping in ("has", "have", "had", "been"):
        return [done if helping == "been" else f"been {going}"]
    return []


KINDS: dict[str, tuple[int, Planter]] = {
    "tense": (MAJOR, tense),
    "aspect": (MAJOR, aspect),
}
