"""Words of one side of a unit that the other side does not say: what was lost, or seen the other way, what was added.

A word without a partner is usually a paraphrase. What tells a loss is that nothing else stands in its place, that the
words around it now adjoin, and that the other text would read better with it ("the was found"). Each piece of evidence
is a named number; logistic regression weighs them (`training/losses.py`), apart for words lost and words added.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from mtaudit.compare.forms import fold
from mtaudit.compare.lexicon import hypernym, related, synonyms
from mtaudit.compare.names import HONORIFICS
from mtaudit.compare.sequences import gain_with, gain_without, sequence, word_class
from mtaudit.compare.sides import Side
from mtaudit.compare.wording import CONTENT
from mtaudit.model import LinkKind, Token

# A link at least this sure says the word; below, only something similar stands there.
SAID = 0.55
# Words there that may say the same in another place; more than a sentence has, so that a text that is none stays cheap.
MANY = 40
NEAR = 6  # words from the place where the word would stand
LONGEST = 12  # words of a phrase that may govern the next one

# Words of so little meaning that a paraphrase does without them.
LIGHT = frozenset(
    {"be", "have", "do", "make", "take", "get", "go", "give", "come", "put", "set", "let", "use", "include", "become"}
    | {"seem", "remain", "occur", "happen", "also", "very", "just", "so", "then", "however", "there", "thus", "now"}
    | {"therefore", "well", "quite", "even", "still", "already", "really", "about", "indeed", "actually", "rather"}
    | {"simply", "only", "too", "such", "own", "same", "other", "certain", "various", "several", "many", "much", "more"}
    | {"most", "some", "possible", "able", "whole", "entire", "different", "particular", "one", "people", "kind"}
    | {"sort", "type", "way", "thing", "part", "number", "lot", "fact", "case"}
)
MODIFIERS = frozenset({"amod", "advmod", "compound"})
CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl"})


@dataclass(frozen=True, slots=True)
class Loss:
    """Words at token indices `words` that are not said there, with the probability that something is missing."""

    words: tuple[int, ...]
    probability: float


def losses(side: Side, kind: str) -> list[Loss]:
    """The phrases here that are not said there, in order. `kind` is "omission" or "addition"."""
    weights = _weights()[kind]
    chances = {}
    for index, evidence in unsaid(side).items():
        score = weights["bias"] + sum(weights[name] * value for name, value in evidence.items())
        chances[index] = 1 / (1 + exp(-score))
    return [Loss(phrase, max(chances[index] for index in phrase)) for phrase in _phrases(side, list(chances))]


def weighs_little(side: Side, loss: Loss) -> bool:
    """Whether what is lost is a word of little meaning, or a lone modifier of a word that is said."""
    tokens = [side.here.tokens[index] for index in loss.words]
    modifier = len(tokens) == 1 and tokens[0].dep in MODIFIERS and side.partner(tokens[0].head) is not None
    return modifier or all(token.lemma.lower() in LIGHT or token.pos == "ADV" for token in tokens)


def unsaid(side: Side) -> dict[int, dict[str, float]]:
    """The content words here without a partner that says them, by token index, with the evidence on each."""
    ours, theirs = _lonely(side), _lonely(side.flipped)
    sequences = sequence(side.here.tokens), sequence(side.there.tokens)
    runs = _run_lengths(side.here.tokens, ours)
    freedom = {
        "share of lonely words there": len(theirs) / (1 + _content_words(side.there.tokens)),
        "share of words said alike": _alike(side) / max(1, _content_words(side.here.tokens) - 1),
    }
    return {
        index: _evidence(side, index, theirs, sequences) | {"in a row": min(4.0, runs[index])} | freedom
        for index in ours
    }


def _content_words(tokens: Sequence[Token]) -> int:
    return sum(token.pos in CONTENT for token in tokens)


def _alike(side: Side) -> int:
    """How many content words here return in the same form, or another form of it."""
    return sum(
        token.pos in CONTENT and any(kind in (LinkKind.IDENTICAL, LinkKind.VARIANT) for _, kind in side.links[index])
        for index, token in enumerate(side.here.tokens)
    )


def _lonely(side: Side) -> list[int]:
    return [
        i
        for i, token in enumerate(side.here.tokens)
        if token.pos in CONTENT
        and token.text[0].isalnum()
        and side.support(i) < SAID
        and fold(token.text) not in HONORIFICS
    ]


def _evidence(side: Side, index: int, spare: list[int], sequences: tuple[list[str], list[str]]) -> dict[str, float]:
    """What speaks for and against a loss of the word; `spare` are the lonely words there, in order."""
    token = side.here.tokens[index]
    lemma = token.lemma.lower()
    place = side.place(index, index)
    around = range(max(0, place.start - NEAR), place.start + NEAR)
    before, after = _neighbours(side, index)
    here, there = sequences
    name = word_class(token)
    gap = max((gain_with(there, seam + 2, name) for seam in _seams(place, before, after)), default=-8.0)
    surplus = gain_without(here, index + 2)
    return {
        "another word in its place": float(any(kind is LinkKind.DIFFERENT for _, kind in side.links[index])),
        "neighbours adjoin": float(_adjoin(side.there.tokens, before, after)),
        "said elsewhere": max(
            (_likeness(lemma, side.there.tokens[other].lemma.lower()) for other in spare[:MANY]), default=0.0
        ),
        "lonely words in its place": min(3.0, bisect_left(spare, place.stop) - bisect_left(spare, place.start)),
        "lonely words near its place": min(3.0, bisect_left(spare, around.stop) - bisect_left(spare, around.start)),
        "reads better with it": max(0.0, gap),
        "reads worse with it": max(-8.0, min(0.0, gap)),
        "reads better without it": max(0.0, surplus),
        "reads worse without it": max(-8.0, min(0.0, surplus)),
        "head is said": float(token.head != index and side.partner(token.head) is not None),
        "modifier": float(token.dep in MODIFIERS),
        "predicate": float(token.dep in CLAUSES),
        "subject": float(token.dep in ("nsubj", "nsubjpass")),
        "light": float(lemma in LIGHT),
    } | {pos: float(token.pos == pos) for pos in ("PROPN", "NUM", "VERB", "ADV")}


def _neighbours(side: Side, index: int) -> tuple[int | None, int | None]:
    """Partners of the nearest linked words, at most three away; the text's edges are their own partners."""
    here, there = len(side.here.tokens), len(side.there.tokens)
    left = (side.partner(i) for i in range(index - 1, max(-1, index - 4), -1))
    right = (side.partner(i) for i in range(index + 1, min(here, index + 4)))
    before = next((partner for partner in left if partner is not None), -1 if index == 0 else None)
    after = next((partner for partner in right if partner is not None), there if index == here - 1 else None)
    return before, after


def _adjoin(tokens: Sequence[Token], before: int | None, after: int | None) -> bool:
    """Whether nothing but a function word or two stands between the partners of the word's neighbours."""
    if before is None or after is None or not 0 < after - before <= 3:
        return False
    return all(tokens[index].pos not in CONTENT for index in range(before + 1, after))


def _seams(place: range, before: int | None, after: int | None) -> Iterator[int]:
    """Where in the other text the word would be put in, as the index of the token after it."""
    if before is not None:
        yield before + 1
    if after is not None:
        yield after
    if len(place) < 4:
        yield from place


def _likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if synonyms(a, b):
        return 0.8
    if related(a, b):
        return 0.7
    return 0.5 * (hypernym(a, b) or hypernym(b, a))


def _run_lengths(tokens: Sequence[Token], lonely: Sequence[int]) -> dict[int, int]:
    """For each lonely word, how many there are in a row, function words aside."""
    lengths: dict[int, int] = {}
    run: list[int] = []
    missing = set(lonely)
    for index, token in enumerate(tokens):
        if index in missing:
            run.append(index)
        elif token.pos in CONTENT:
            run = []
        lengths.update(dict.fromkeys(run[-5:], len(run)))
    return lengths


def _phrases(side: Side, lonely: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Lonely words that follow each other with only function words between, and hang together in the parse."""
    tokens = side.here.tokens
    phrase: list[int] = []
    for index in lonely:
        if phrase and not (
            all(tokens[i].pos not in CONTENT and tokens[i].pos != "PUNCT" for i in range(phrase[-1] + 1, index))
            and _hang_together(tokens, phrase[-LONGEST:], index)
        ):
            yield tuple(phrase)
            phrase = []
        phrase.append(index)
    if phrase:
        yield tuple(phrase)


def _hang_together(tokens: Sequence[Token], phrase: Sequence[int], index: int) -> bool:
    """Whether the word governs one of the phrase or is governed by one, directly or through a function word."""

    def heads(word: int) -> set[int]:
        head = tokens[word].head
        return {head} if tokens[head].pos in CONTENT else {head, tokens[head].head}

    return not heads(index).isdisjoint(phrase) or any(index in heads(word) for word in phrase)


@cache
def _weights() -> dict[str, dict[str, float]]:
    text = files("mtaudit.compare").joinpath("losses.json").read_text("ascii")
    weights: dict[str, dict[str, float]] = json.loads(text)
    return weights
