"""How a sentence commits itself: what must be, should be, can be, will be, or is only said to be.

The forces follow Palmer, "Mood and Modality" (2nd edition, 2001): deontic necessity in two strengths, possibility with
ability and permission, futurity, and the evidential and epistemic hedges.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mtaudit.model import Token


class Force(StrEnum):
    """What a modal expression says of its predicate."""

    OBLIGATION = "an obligation"  # must, have to, be required to
    ADVICE = "advice"  # should, ought to
    CHANCE = "a chance"  # may, might
    POSSIBILITY = "a possibility"  # can, could, be able to, be allowed to
    FUTURE = "a future"  # will, would, be going to, be set to
    HEDGE = "a guess or hearsay"  # probably, reportedly, seem to, be said to


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal word at token `index` that bears on the predicate at token `scope`."""

    index: int
    scope: int
    force: Force


AUXILIARIES = {
    Force.OBLIGATION: frozenset({"must"}),
    Force.ADVICE: frozenset({"should", "ought"}),
    Force.CHANCE: frozenset({"may", "might"}),
    Force.POSSIBILITY: frozenset({"can", "ca", "could"}),
    Force.FUTURE: frozenset({"will", "wo", "would", "shall", "sha", "'ll", "’ll", "'d", "’d"}),
}
WISHES = frozenset({"like", "love", "prefer"})  # “would like to go” wants to go now
# Words that take an infinitive: have to go, is able to go, seems to go.
INFINITIVE = {
    Force.OBLIGATION: frozenset({"have", "need", "require", "oblige", "force", "compel", "bind", "get"}),
    Force.ADVICE: frozenset({"suppose", "advise", "recommend"}),
    Force.POSSIBILITY: frozenset({"able", "allow", "permit", "possible", "free"}),
    Force.FUTURE: frozenset({"be", "go", "set", "due", "schedule", "plan", "expect", "about"}),
    Force.HEDGE: frozenset({"seem", "appear", "likely", "say", "believe", "think", "report", "allege", "rumour"}),
}
# These say it in the passive only: "is said to go", not "says to go".
_PASSIVE = """
require oblige force compel bind suppose advise recommend allow permit schedule plan expect say believe think report
allege rumour
"""
PASSIVE = frozenset(_PASSIVE.split())
_HEDGES = """
allegedly apparently arguably likely ostensibly presumably probably purportedly reportedly reputedly seemingly
supposedly
"""
ADVERBS = {
    Force.OBLIGATION: frozenset({"necessarily", "obligatorily"}),
    Force.CHANCE: frozenset({"possibly", "perhaps", "maybe", "conceivably"}),
    Force.HEDGE: frozenset(_HEDGES.split()),
}
# Said of a thing that is not certain: the alleged thief.
_ADJECTIVES = "alleged apparent likely possible potential presumed probable purported reputed supposed suspected"
ADJECTIVES = frozenset(_ADJECTIVES.split())


def modals(tokens: Sequence[Token]) -> tuple[Modal, ...]:
    """The modal words of a segment, in text order. Linear in the number of tokens."""
    return tuple(_modals(tokens, _infinitives(tokens)))


def _infinitives(tokens: Sequence[Token]) -> dict[int, int]:
    """For each word that an infinitive with "to" hangs from, the first such infinitive, if no object stands before."""
    found: dict[int, int] = {}
    for place, token in enumerate(tokens):
        to = next((i for i in (place - 1, place - 2) if i >= 0 and tokens[i].text.casefold() == "to"), None)
        if token.tag == "VB" and to is not None and 0 < to - token.head <= 2:
            found.setdefault(token.head, place)
    return found


def _modals(tokens: Sequence[Token], infinitives: dict[int, int]) -> Iterator[Modal]:
    for place, token in enumerate(tokens):
        word, lemma = token.text.casefold(), token.lemma.casefold()
        if token.tag == "MD":
            force = _force(AUXILIARIES, word)
            wish = force is Force.FUTURE and tokens[token.head].lemma in WISHES
            if force and token.head != place and not wish:
                yield Modal(place, token.head, force)
        elif place in infinitives and (force := _force(INFINITIVE, lemma)):
            if lemma in PASSIVE and token.tag != "VBN":
                continue
            yield Modal(place, infinitives[place], force)
        elif token.pos == "ADV" and (force := _force(ADVERBS, word)):
            yield Modal(place, token.head, force)
        elif token.dep == "amod" and word in ADJECTIVES:
            yield Modal(place, token.head, Force.HEDGE)


def _force(words: dict[Force, frozenset[str]], word: str) -> Force | None:
    return next((force for force, members in words.items() if word in members), None)
