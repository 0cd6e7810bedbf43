"""Words of one side of a unit that the other side does not say: what was lost, or seen the other way, what was added.

The evidence on each word (`evidence.py`) is weighed by logistic regression (`training/losses.py`), apart for words lost
and words added; words that hang together are one phrase.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from mtaudit.compare.evidence import LIGHT, MODIFIERS, missing, unsaid
from mtaudit.compare.sides import Side
from mtaudit.compare.wording import CONTENT
from mtaudit.model import Token

LONGEST = 12  # words of a phrase that may govern the next one


@dataclass(frozen=True, slots=True)
class Loss:
    """Words at token indices `words` that are not said there, with the probability that something is missing."""

    words: tuple[int, ...]
    probability: float


def losses(side: Side, kind: str) -> list[Loss]:
    """The phrases here that are not said there, in order. `kind` is "omission" or "addition"."""
    weights = _weights()[kind]
    chances = {}
    for index, evidence in evidence_of(side, kind).items():
        score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in evidence.items())
        chances[index] = 1 / (1 + exp(-score))
    return [Loss(phrase, max(chances[index] for index in phrase)) for phrase in _phrases(side, list(chances))]


def evidence_of(side: Side, kind: str) -> dict[int, dict[str, float]]:
    """What `losses` weighs. Only a copy, not what a person wrote, is read for missing words."""
    found = unsaid(side)
    if not found or kind == "addition":
        return found
    return {index: found[index] | gap for index, gap in zip(found, missing(side, found), strict=True)}


def weighs_little(side: Side, loss: Loss) -> bool:
    """Whether what is lost is a word of little meaning, or a lone modifier of a word that is said."""
    tokens = [side.here.tokens[index] for index in loss.words]
    modifier = len(tokens) == 1 and tokens[0].dep in MODIFIERS and side.partner(tokens[0].head) is not None
    return modifier or all(token.lemma.lower() in LIGHT or token.pos == "ADV" for token in tokens)


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
