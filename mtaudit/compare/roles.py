"""Who does what to whom: the doer and the undergoer of each verb, whatever the voice.

The two roles are the proto-agent and proto-patient of Dowty, "Thematic proto-roles and argument selection" (1991), read
from dependencies: the subject of an active verb and the by-phrase of a passive one do; its object and the subject of a
passive undergo. A relative pronoun stands for the noun that its clause belongs to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mtaudit.model import Token


@dataclass(frozen=True, slots=True)
class Event:
    """A verb with the head words of its two main arguments, as token indices; None where it has none."""

    verb: int
    doer: int | None
    undergoer: int | None

    @property
    def whole(self) -> bool:
        """Whether both arguments are said."""
        return self.doer is not None and self.undergoer is not None


SUBJECT = frozenset({"nsubj", "nsubjpass"})
RELATIVE = frozenset({"who", "whom", "which", "that"})
# Each does it to the other, so that exchanging them changes nothing.
_RECIPROCAL = """
adjoin border complement contact contradict date divorce encounter equal face fight hug intersect kiss marry match meet
mirror neighbor neighbour overlap parallel resemble touch
"""
RECIPROCAL = frozenset(_RECIPROCAL.split())
CHAIN = 4  # coordinated verbs that share one subject


def events(tokens: Sequence[Token]) -> tuple[Event, ...]:
    """The verbs of a segment that have a doer or an undergoer, in text order. Linear in the number of tokens."""
    children: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.head != index:
            children.setdefault(token.head, []).append(index)
    found = (_event(tokens, children, index) for index, token in enumerate(tokens) if token.pos == "VERB")
    return tuple(event for event in found if event.doer is not None or event.undergoer is not None)


def _event(tokens: Sequence[Token], children: dict[int, list[int]], verb: int) -> Event:
    own = children.get(verb, ())
    participle = tokens[verb].dep == "acl" and tokens[verb].tag == "VBN"
    passive = participle or any(tokens[index].dep in ("auxpass", "nsubjpass") for index in own)
    subject = tokens[verb].head if tokens[verb].dep == "acl" else _subject(tokens, children, verb)
    by = [inner for index in own if tokens[index].dep == "agent" for inner in children.get(index, ())]
    objects = [index for index in own if tokens[index].dep == "dobj"]
    other = next(iter(by if passive else objects), None)
    if other is not None:
        other = _meant(tokens, other, verb)
    return Event(verb, other, subject) if passive else Event(verb, subject, other)


def _subject(tokens: Sequence[Token], children: dict[int, list[int]], verb: int) -> int | None:
    """The subject of a verb, or of the first of the coordinated verbs it belongs to."""
    for _ in range(CHAIN):
        for index in children.get(verb, ()):
            if tokens[index].dep in SUBJECT:
                return _meant(tokens, index, verb)
        if tokens[verb].dep != "conj":
            return None
        verb = tokens[verb].head
    return None


def _meant(tokens: Sequence[Token], index: int, verb: int) -> int:
    """The noun that a relative pronoun stands for; any other word itself."""
    relative = tokens[verb].dep == "relcl" and tokens[index].text.casefold() in RELATIVE
    return tokens[verb].head if relative else index
