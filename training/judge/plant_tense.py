"""Errors of when: another tense or aspect."""

import random

from mtaudit.annotate import Parse
from training.judge.editing import MAJOR, Edit, Planted, Planter, choose, swap
from training.judge.inventory import Inventory


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
    return choose(text, ways, rng)


def aspect(text: str, parse: Parse, stock: Inventory, rng: random.Random) -> Planted | None:
    """Going on, over or merely so: was reading for read, has been built for was built, to be doing for to do."""
    tokens = parse.tokens
    ways = []
    for index, token in enumerate(tokens):
        lemma = token.lemma.lower()
        if token.pos != "VERB" or not token.text.isalpha() or lemma in ("be", "have", "do"):
            continue
        done, going = stock.in_form(lemma, "VBN"), stock.in_form(lemma, "VBG")
        helpers = [t for t in tokens if t.head == index and t.dep in ("aux", "auxpass")]
        helping = helpers[-1].text.lower() if helpers else ""
        forms: list[str | None] = []
        if not helpers and token.tag == "VBD":
            forms = [going and f"was {going}", done and f"had {done}", done and f"has {done}"]
        elif not helpers and token.tag in ("VBZ", "VBP"):
            be, have = ("is", "has") if token.tag == "VBZ" else ("are", "have")
            forms = [going and f"{be} {going}", done and f"{have} {done}"]
        elif token.tag == "VB" and helping in ("to", "will", "would", "could", "may", "might", "must", "should"):
            forms = [going and f"be {going}", done and f"have {done}"]
        elif token.tag == "VBN" and helping in ("was", "were", "is", "are"):
            forms = [f"being {token.text}"]
        elif token.tag in ("VBG", "VBN") and helping in ("has", "have", "had", "been"):
            forms = [going and f"been {going}" if helping != "been" else done]
        ways += [[swap(token, form)] for form in forms if form]
        if helping in ("has", "have", "had") and len(helpers) == 1 and done and helpers[0].end + 1 == token.start:
            past = stock.in_form(lemma, "VBD")
            ways += [[Edit(helpers[0].start, token.end, past)]] if past else []
        elif helping in ("was", "were", "is", "are") and token.tag == "VBN" and len(helpers) == 1:
            perfect = {"was": "had been", "were": "have been", "is": "has been", "are": "have been"}[helping]
            ways.append([swap(helpers[0], perfect)])
    return choose(text, ways, rng)


KINDS: dict[str, tuple[int, Planter]] = {
    "tense": (MAJOR, tense),
    "aspect": (MAJOR, aspect),
}
