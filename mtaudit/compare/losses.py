"""Words of one side of a unit that the other side does not say: what was lost, or seen the other way, what was added.

The evidence on each word (`evidence.py`) and on each place of a copy that reads as if a word were missing (`holes.py`)
is weighed by logistic regression (`training/losses.py`), once with what the judge says of the words, once without.
Words that hang together are one phrase.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mtaudit.compare.evidence import LIGHT, MODIFIERS, unsaid
from mtaudit.compare.figures import in_figures
from mtaudit.compare.gaps import gaps
from mtaudit.compare.holes import Copy, holes, unsaid_between
from mtaudit.compare.logistic import chance, score
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.word_risks import word_risks
from mtaudit.compare.wording import CONTENT
from mtaudit.model import Token, Unit

LONGEST = 12  # words of a phrase that may govern the next one
BESIDE = 2  # tokens between two places that are one hole


@dataclass(frozen=True, slots=True)
class Loss:
    """Words at token indices `words` that are not said there, with the probability that something is missing."""

    words: tuple[int, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Hole:
    """A place of the copy, as the token after it, where a word is missing with some probability.

    `words` are the source's tokens that stand there and have no partner; there may be none.
    """

    place: int
    words: tuple[int, ...]
    probability: float


def lost(unit: Unit) -> tuple[list[Loss], list[Hole]]:
    """The phrases of the source that the target does not say, and the holes in it that none of them explains."""
    both = sides(unit)
    if both is None:
        return [], []
    source, copy = both
    risks, _ = word_risks(unit)
    missing = gaps(copy.here.tokens)
    odds = {place: weigh(evidence, "hole") for place, evidence in holes(copy, missing, risks).items()}
    words = unsaid(source, risks, Copy(missing, odds))
    phrases = _losses(source, {index: weigh(evidence, "omission") for index, evidence in words.items()})
    explained = {index for loss in phrases for index in loss.words}
    figured, _ = in_figures(unit)
    return (
        [loss for loss in phrases if not figured.issuperset(_content(source, loss))],
        [hole for hole in _holes(copy, odds) if explained.isdisjoint(hole.words)],
    )


def added(unit: Unit) -> list[Loss]:
    """The phrases of the target that the source does not say."""
    both = sides(unit)
    if both is None:
        return []
    _, copy = both
    _, risks = word_risks(unit)
    words = unsaid(copy, risks)
    phrases = _losses(copy, {index: weigh(evidence, "addition") for index, evidence in words.items()})
    _, figured = in_figures(unit)
    return [gain for gain in phrases if not figured.issuperset(_content(copy, gain))]


def weigh(evidence: Mapping[str, float], kind: str) -> float:
    """Log-odds of an "omission", an "addition" or a "hole", by the judge's evidence too if there is any."""
    return score(_weights()[kind]["judge" if "unit: major" in evidence else "rules"], evidence)


def weighs_little(side: Side, loss: Loss) -> bool:
    """Whether what is lost is a word of little meaning, or a lone modifier of a word that is said."""
    tokens = [side.here.tokens[index] for index in _content(side, loss)]
    modifier = len(tokens) == 1 and tokens[0].dep in MODIFIERS and side.partner(tokens[0].head) is not None
    return modifier or all(token.lemma.lower() in LIGHT or token.pos == "ADV" for token in tokens)


def _content(side: Side, loss: Loss) -> list[int]:
    return [index for index in loss.words if side.here.tokens[index].pos in CONTENT]


def _losses(side: Side, odds: Mapping[int, float]) -> list[Loss]:
    phrases = _phrases(side, list(odds))
    return [Loss(_whole(side, phrase), chance(max(odds[index] for index in phrase))) for phrase in phrases]


def _holes(copy: Side, odds: Mapping[int, float]) -> Iterator[Hole]:
    """The places that are likelier than those beside them."""
    for place, found in odds.items():
        beside = range(place - BESIDE, place + BESIDE + 1)
        if found >= max(odds.get(other, found) for other in beside):
            yield Hole(place, tuple(unsaid_between(copy, place)), chance(found))


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


def _whole(side: Side, phrase: tuple[int, ...]) -> tuple[int, ...]:
    """The phrase with the function words before it that went with it: prepositions, articles, auxiliaries."""
    tokens = side.here.tokens
    words = list(phrase)
    while words[0] and tokens[words[0] - 1].pos not in CONTENT | {"PUNCT"} and side.partner(words[0] - 1) is None:
        before = words[0] - 1
        if tokens[before].head not in words and not any(tokens[word].head == before for word in words):
            break
        words.insert(0, before)
    return tuple(words)


def _hang_together(tokens: Sequence[Token], phrase: Sequence[int], index: int) -> bool:
    """Whether the word governs one of the phrase or is governed by one, directly or through a function word."""

    def heads(word: int) -> set[int]:
        head = tokens[word].head
        return {head} if tokens[head].pos in CONTENT else {head, tokens[head].head}

    return not heads(index).isdisjoint(phrase) or any(index in heads(word) for word in phrase)


@cache
def _weights() -> dict[str, dict[str, dict[str, float]]]:
    text = files("mtaudit.compare").joinpath("losses.json").read_text("ascii")
    weights: dict[str, dict[str, dict[str, float]]] = json.loads(text)
    return weights
