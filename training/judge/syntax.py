"""Questions about a sentence's dependency tree, as token indices."""

from typing import NamedTuple

from mtaudit.model import Token


class Agreement(NamedTuple):
    """Forms that agree with a subject, and the Penn tag of other verbs' present."""

    be: str
    was: str
    have: str
    present: str


FIRST = Agreement("am", "was", "have", "VBP")
SINGULAR = Agreement("is", "was", "has", "VBZ")
PLURAL = Agreement("are", "were", "have", "VBP")


def child(tokens: tuple[Token, ...], head: int, *deps: str) -> int | None:
    """The first token that depends on `head` in one of these ways."""
    return next((i for i, token in enumerate(tokens) if token.head == head and token.dep in deps), None)


def agreement(tokens: tuple[Token, ...], verb: int) -> Agreement:
    """What agrees with the subject of a verb; the singular where it has none."""
    subject = child(tokens, verb, "nsubj", "nsubjpass")
    if subject is None:
        return SINGULAR
    word = tokens[subject].text.lower()
    several = tokens[subject].tag in ("NNS", "NNPS") or child(tokens, subject, "conj") is not None
    return FIRST if word == "i" else PLURAL if several or word in ("they", "we", "you", "these", "those") else SINGULAR


def subtree(tokens: tuple[Token, ...], root: int) -> range:
    """The token indices of the phrase under `root`, empty where it is not contiguous."""
    inside = set()
    for index in range(len(tokens)):
        place, steps = index, 0
        while place != root and tokens[place].head != place and steps < 60:
            place, steps = tokens[place].head, steps + 1
        if place == root:
            inside.add(index)
    whole = range(min(inside), max(inside) + 1)
    return whole if len(whole) == len(inside) else range(0)


def phrase(tokens: tuple[Token, ...], place: range) -> tuple[int, int]:
    """The characters of consecutive tokens."""
    return tokens[place[0]].start, tokens[place[-1]].end
