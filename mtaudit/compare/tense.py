"""The finite verb groups of a text, and when and how each says that something happens.

Tense and aspect follow Quirk, Greenbaum, Leech and Svartvik, "A Comprehensive Grammar of the English Language" (1985),
chapter 4: the first verb of a group marks the tense, have + participle the perfect, be + -ing the progressive. Voice is
left aside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from mtaudit.model import Token


class Tense(StrEnum):
    """What a verb group says of the time, aspect left aside but for the perfect, which in English tells time too."""

    PAST = "past"
    PAST_PERFECT = "past perfect"
    PRESENT = "present"
    PRESENT_PERFECT = "present perfect"
    FUTURE = "future"  # will, shall, be going to, be set to
    FUTURE_PERFECT = "future perfect"
    CONDITIONAL = "conditional"  # would
    CONDITIONAL_PERFECT = "conditional perfect"
    POSSIBLE = "possible"  # can, may, must, should
    POSSIBLE_PERFECT = "possible past"
    REMOTE = "remotely possible"  # could, might
    REMOTE_PERFECT = "remotely possible past"
    UNMARKED = "present or past"  # put, cut, let
    CLITIC = "present or present perfect"  # 's done: is or has


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A finite verb with its auxiliaries: token indices in text order, the main verb at `head`."""

    head: int
    words: tuple[int, ...]
    tense: Tense
    progressive: bool

    @property
    def form(self) -> str:
        """The grammatical name: "present perfect progressive"."""
        return f"{self.tense} progressive" if self.progressive else str(self.tense)


PERFECT = {
    Tense.PAST: Tense.PAST_PERFECT,
    Tense.PRESENT: Tense.PRESENT_PERFECT,
    Tense.FUTURE: Tense.FUTURE_PERFECT,
    Tense.CONDITIONAL: Tense.CONDITIONAL_PERFECT,
    Tense.POSSIBLE: Tense.POSSIBLE_PERFECT,
    Tense.REMOTE: Tense.REMOTE_PERFECT,
}
MODALS = {
    Tense.FUTURE: frozenset({"will", "wo", "'ll", "’ll", "shall", "sha"}),
    Tense.CONDITIONAL: frozenset({"would", "'d", "’d"}),
    Tense.POSSIBLE: frozenset({"can", "ca", "may", "must", "should", "ought"}),
    Tense.REMOTE: frozenset({"could", "might"}),
}
IS_OR_HAS = frozenset({"'s", "’s"})
CLITICS = {"'ve": "have", "’ve": "have", "'re": "be", "’re": "be", "'m": "be", "’m": "be"}
AUXILIARY = frozenset({"aux", "auxpass"})
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
IMPERATIVE = frozenset({"ROOT", "ccomp", "parataxis"})  # where a bare infinitive without a subject gives an order
ANNOUNCING = frozenset({"going", "set", "due", "about", "scheduled", "slated"})  # be … to: what is to come
MOST = 6  # auxiliaries of one verb; English has at most four, more are a parser's mistake


_ALIKE = {
    Tense.UNMARKED: frozenset({Tense.PRESENT, Tense.PAST}),
    Tense.CLITIC: frozenset({Tense.PRESENT, Tense.PRESENT_PERFECT}),
}
_BACKSHIFT = {
    Tense.PRESENT: Tense.PAST,
    Tense.PRESENT_PERFECT: Tense.PAST_PERFECT,
    Tense.FUTURE: Tense.CONDITIONAL,
    Tense.FUTURE_PERFECT: Tense.CONDITIONAL_PERFECT,
    Tense.POSSIBLE: Tense.REMOTE,
    Tense.POSSIBLE_PERFECT: Tense.REMOTE_PERFECT,
}


def may_equal(a: Tense, b: Tense) -> bool:
    """Whether two tenses are the same, as far as their forms tell."""
    return a is b or b in _ALIKE.get(a, ()) or a in _ALIKE.get(b, ())


def shifts_back(a: Tense, b: Tense) -> bool:
    """Whether one tense becomes the other in reported speech after a past verb (Quirk et al., 14.31): is, was."""
    return _BACKSHIFT.get(a) is b or _BACKSHIFT.get(b) is a or {a, b} == {Tense.PAST, Tense.PAST_PERFECT}


def verb_groups(tokens: Sequence[Token]) -> tuple[VerbGroup, ...]:
    """The finite verb groups of a segment, by their main verbs in text order. Linear in the number of tokens."""
    auxiliaries: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.dep in AUXILIARY and token.head != index:
            auxiliaries.setdefault(token.head, []).append(index)
    with_subject = {token.head for token in tokens if token.dep in SUBJECT}
    intended = _announcing(tokens, auxiliaries)
    found: dict[int, VerbGroup] = {}
    for head, token in enumerate(tokens):
        if token.pos not in ("VERB", "AUX") or token.dep in AUXILIARY:
            continue
        words = sorted((*auxiliaries.get(head, [])[:MOST], head))
        if head in intended:
            group = _futurate(tokens, words, intended[head])
        elif len(words) == 1 and head not in with_subject and _shares(tokens, head, found):
            group = _sharing(token, head, found.get(token.head))
        else:
            group = _finite(tokens, words, head, head in with_subject)
        if group:
            found[head] = group
    return tuple(found.values())


def _announcing(tokens: Sequence[Token], auxiliaries: dict[int, list[int]]) -> dict[int, int]:
    """Where a verb only announces the future, and the verb that follows: is going to leave, is set to leave."""
    return {
        token.head: index
        for index, token in enumerate(tokens)
        if token.dep == "xcomp"
        and token.tag == "VB"
        and tokens[token.head].text.casefold() in ANNOUNCING
        and token.head in auxiliaries
    }


def _futurate(tokens: Sequence[Token], words: list[int], verb: int) -> VerbGroup | None:
    tense = _tense(tokens[words[0]], has_subject=True)
    if tense not in (Tense.PRESENT, Tense.PAST):
        return None
    return VerbGroup(verb, (*words, verb), Tense.FUTURE if tense is Tense.PRESENT else Tense.CONDITIONAL, False)


def _shares(tokens: Sequence[Token], head: int, found: Mapping[int, VerbGroup]) -> bool:
    """Whether a verb without auxiliary or subject gets its form from the one it is coordinated with."""
    token, first = tokens[head], found.get(tokens[head].head)
    if token.dep != "conj":
        return False
    bare = token.tag == "VBP" and token.text.casefold() == token.lemma.casefold()
    after_auxiliary = len(first.words) > 1 if first else tokens[token.head].tag == "VB"
    return token.tag in ("VBN", "VBG", "VB") or (bare and after_auxiliary)


def _sharing(token: Token, head: int, first: VerbGroup | None) -> VerbGroup | None:
    """A coordinated verb that shares the auxiliaries of the first: was built and used."""
    if first is None:
        return None
    bare = len(first.words) == 1
    if bare and token.tag == "VBN":  # a past form that the tagger took for a participle
        return VerbGroup(head, (head,), Tense.PAST, False)
    return None if bare and token.tag == "VBG" else VerbGroup(head, (head,), first.tense, first.progressive)


def _finite(tokens: Sequence[Token], words: list[int], head: int, has_subject: bool) -> VerbGroup | None:
    tense = None if any(tokens[index].tag == "TO" for index in words) else _tense(tokens[words[0]], has_subject)
    if tense is None:
        return None
    progressive = False
    if tokens[words[0]].text.casefold() in IS_OR_HAS and tokens[words[-1]].tag in ("VBN", "VBD") and len(words) == 2:
        tense = Tense.CLITIC
    for index, after in pairwise(words):
        lemma = _auxiliary(tokens[index])
        if lemma == "have" and tokens[after].tag != "VB":
            tense = PERFECT.get(tense, tense)
        progressive |= lemma == "be" and tokens[after].tag == "VBG"
    return VerbGroup(head, tuple(words), tense, progressive)


def _tense(first: Token, has_subject: bool) -> Tense | None:
    """The tense that the first verb of a group marks; None when it is not finite."""
    word, lemma = first.text.casefold(), first.lemma.casefold()
    if first.tag == "MD":
        return next((tense for tense, words in MODALS.items() if word in words), None)
    if first.tag == "VBD":
        return Tense.UNMARKED if word == lemma else Tense.PAST
    if first.tag == "VBN" and has_subject and first.dep in IMPERATIVE:
        return Tense.PAST  # a past form that the tagger took for a participle
    if first.tag in ("VBZ", "VBP") or (first.tag == "VB" and not has_subject and _orders(first)):
        return Tense.PRESENT
    return None


def _orders(token: Token) -> bool:
    return token.dep in IMPERATIVE or token.dep in AUXILIARY


def bounded(tokens: Sequence[Token], head: int) -> bool:
    """Whether the verb has an object of a certain amount, so that doing it comes to an end: moved the 90,000 troops.

    Krifka, "Nominal reference, temporal constitution and quantification in event semantics" (1989).
    """
    objects = {index for index, token in enumerate(tokens) if token.head == head and token.dep in ("dobj", "nsubjpass")}
    return any(token.head in objects and token.dep in ("det", "poss", "nummod") for token in tokens)


def _auxiliary(token: Token) -> str:
    return CLITICS.get(token.text.casefold(), token.lemma.casefold())
