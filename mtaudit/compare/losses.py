"""Words of one side of a unit that the other side does not say: what was lost, or seen the other way, what was added.

A word without a partner is usually a paraphrase. What tells a loss is that nothing else stands in its place, that the
words around it now adjoin, and that the other text breaks off there ("the was found").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

from mtaudit.compare.forms import fold
from mtaudit.compare.lexicon import hypernym, related, synonyms
from mtaudit.compare.names import TITLES
from mtaudit.compare.sides import Side
from mtaudit.compare.wording import CONTENT
from mtaudit.model import LinkKind, Token

# A link at least this sure says the word; below, only something similar stands there.
SAID = 0.55
# Words there that may say the same in another place; more than a sentence has, so that a text that is none stays cheap.
MANY = 40

# Verbs, adverbs and nouns of so little meaning that a paraphrase does without them.
LIGHT = frozenset(
    {"be", "have", "do", "make", "take", "get", "go", "give", "come", "put", "set", "let", "use", "include", "become"}
    | {"seem", "remain", "occur", "happen", "also", "very", "just", "so", "then", "however", "there", "thus", "now"}
    | {"therefore", "well", "quite", "even", "still", "already", "really", "about", "indeed", "actually", "rather"}
    | {"simply", "only", "too", "such", "own", "same", "other", "certain", "various", "several", "many", "much", "more"}
    | {
        "most",
        "some",
        "possible",
        "able",
        "whole",
        "entire",
        "different",
        "particular",
        "one",
        "people",
        "kind",
        "sort",
    }
    | {"type", "way", "thing", "part", "number", "lot", "fact", "case"}
)


@dataclass(frozen=True, slots=True)
class Loss:
    """Words at token indices `words` that are not said there, with the probability that something is missing."""

    words: tuple[int, ...]
    probability: float


# Logistic regression on deletions in machine translations (DEMETR, development half) against untouched ones.
_BIAS = -0.5
_WEIGHTS = {
    "breaks off": 2.7,
    "another word in its place": -1.64,
    "neighbours adjoin": 0.72,
    "said elsewhere": -0.75,
    "words there to spare": -0.46,
    "filled": -0.31,
    "subject": 0.64,
    "light": -0.71,
    "PROPN": 1.23,
    "NUM": 0.88,
    "VERB": -0.32,
    "ADJ": -0.12,
    "ADV": -0.88,
}


def losses(side: Side) -> list[Loss]:
    """The phrases here that are not said there, in order."""
    spare = {index for index in _unsaid(side.flipped)}
    chances = {index: _probability(side, index, spare) for index in _unsaid(side)}
    return [Loss(phrase, max(chances[index] for index in phrase)) for phrase in _phrases(side, list(chances))]


def _unsaid(side: Side) -> list[int]:
    return [
        i
        for i, token in enumerate(side.here.tokens)
        if token.pos in CONTENT
        and token.text[0].isalnum()
        and side.support(i) < SAID
        and fold(token.text) not in TITLES
    ]


def _probability(side: Side, index: int, spare: set[int]) -> float:
    token = side.here.tokens[index]
    lemma = token.lemma.lower()
    place = side.place(index, index)
    before, after = _neighbours(side, index)
    evidence = {
        "breaks off": max((_breaks_off(side.there.tokens, seam) for seam in _seams(place, before, after)), default=0.0),
        "another word in its place": any(kind is LinkKind.DIFFERENT for _, kind in side.links[index]),
        "neighbours adjoin": before is not None and after is not None and after - before == 1,
        "said elsewhere": max(
            (_likeness(lemma, side.there.tokens[other].lemma.lower()) for other in sorted(spare)[:MANY]), default=0.0
        ),
        "words there to spare": min(6, len(spare)),
        "filled": min(3, sum(other in spare for other in place)),
        "subject": token.dep in ("nsubj", "nsubjpass"),
        "light": lemma in LIGHT,
        token.pos: 1.0,
    }
    score = _BIAS + sum(_WEIGHTS.get(name, 0.0) * float(value) for name, value in evidence.items())
    return 1 / (1 + exp(-score))


def _neighbours(side: Side, index: int) -> tuple[int | None, int | None]:
    """Partners of the nearest linked words, at most three away; the text's edges are their own partners."""
    here, there = len(side.here.tokens), len(side.there.tokens)
    left = (side.partner(i) for i in range(index - 1, max(-1, index - 4), -1))
    right = (side.partner(i) for i in range(index + 1, min(here, index + 4)))
    before = next((partner for partner in left if partner is not None), -1 if index == 0 else None)
    after = next((partner for partner in right if partner is not None), there if index == here - 1 else None)
    return before, after


def _seams(place: range, before: int | None, after: int | None) -> Iterator[int]:
    """Where in the other text the word would be put in, as the index of the token after it."""
    if before is not None:
        yield before + 1
    if after is not None:
        yield after
    if len(place) < 4:
        yield from place


_AFTER_DETERMINER = frozenset(
    {".", ",", ":", "''", "-RRB-", "CC", "IN", "TO", "VBZ", "VBD", "VBP", "MD", "WDT", "WP", "WRB", "POS", "RB", ""}
)
_AFTER_PREPOSITION = frozenset({".", ",", ":", "-RRB-", "VBZ", "VBD", "VBP", "MD", "CC", ""})
_AFTER_TO = frozenset(
    {"VB", "RB", "DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "JJ", "JJR", "VBG", "WP", "WDT", "WRB"}
)
_AFTER_MODAL = frozenset({"VB", "RB", "PRP", "NN", "NNS", "NNP", "DT"})
_ALONE = frozenset(
    {"this", "that", "these", "those", "all", "some", "any", "each", "both", "another", "either", "neither"}
)


def _breaks_off(tokens: Sequence[Token], seam: int) -> float:
    """How surely a word is missing before token `seam`, by the parts of speech on both sides of it: 0, 0.5 or 1."""
    if not 0 <= seam <= len(tokens):
        return 0.0
    after = tokens[seam].tag if seam < len(tokens) else ""
    if seam == 0:
        return float(after in ("VBD", "VBZ", "MD", ","))
    before = tokens[seam - 1]
    if before.tag in ("DT", "PRP$"):
        return float(after in _AFTER_DETERMINER and before.lemma not in _ALONE)
    if before.tag == "POS":
        return float(after in _AFTER_DETERMINER and after != "RB")
    if before.tag == "IN":
        return 0.5 if after == "IN" else float(after in _AFTER_PREPOSITION)
    if before.tag in (",", "-LRB-"):
        return float(after in (",", ".", "-RRB-"))
    if before.tag == "CC":
        return 0.5 * (after in (",", ".", "VBZ", "VBD", ""))
    if before.tag == "TO":
        return float(after not in _AFTER_TO)
    return float(before.tag == "MD" and after not in _AFTER_MODAL)


def _likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if synonyms(a, b):
        return 0.8
    if related(a, b):
        return 0.7
    return 0.5 * (hypernym(a, b) or hypernym(b, a))


def _phrases(side: Side, unsaid: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Unsaid words that follow each other with only function words between, and hang together in the parse."""
    tokens = side.here.tokens
    phrase: list[int] = []
    for index in unsaid:
        if phrase and not (
            all(tokens[i].pos not in CONTENT and tokens[i].pos != "PUNCT" for i in range(phrase[-1] + 1, index))
            and _hang_together(tokens, phrase, index)
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
