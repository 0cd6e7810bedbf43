"""Who did what to whom is exchanged, or a modifier went to another noun.

The doer and the undergoer of each verb, whatever its voice, are compared with those of its counterpart; where each
plays the other's part, the sentence says the reverse. And an adjective or the first part of a hyphenated word whose
counterpart belongs to another noun describes another thing. Both are only seen where all words concerned correspond
surely.

Not seen: converse verbs (buy, sell); which word modifies which in a row (high school team).

Bad:  The dog bit the old man. → The old man bit the dog.
Good: The dog bit the old man. → The old man was bitten by the dog.
"""

from collections.abc import Iterator

from mtaudit.compare.attachment import coordinated, hyphenated, in_one_row, modifiers
from mtaudit.compare.context import SAME, lemma
from mtaudit.compare.doubts import doubted
from mtaudit.compare.roles import RECIPROCAL, Event, events
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, LinkKind, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.CRITICAL

EXCHANGED, LIKE_VERB = 0.95, 0.45  # confidence that the roles of one verb, of a verb of like meaning, are exchanged
HALF = 0.3  # only one of the two is seen in the other's role
WIDEST = 12  # tokens from doer to undergoer that still make one span
NEAR = 6  # tokens between a hyphen and the word that changed places with one of its parts
HYPHENATED = 0.85  # nuclear-capable Western bombers → Western-capable nuclear bombers
MOVED = 0.55  # curious people with questions → people with curious questions
SHARED = 0.6  # training and antitank weapons → antitank training and weapons
DOUBTED = 0.1  # chance of a major error from which on the judge doubts a modifier, too
# Adjectives of amount and order, which go with one noun as well as with its neighbour.
_LOOSE = """
all certain different enough few first further last less little main many more most much next other overall own
particular previous respective same several similar single such total various whole
"""
LOOSE = frozenset(_LOOSE.split())


def propose(unit: Unit) -> Iterator[Candidate]:
    """Verbs whose doer and undergoer are exchanged, and modifiers that belong to another word."""
    both = sides(unit)
    if both is None:
        return
    source, target = both
    yield from _exchanged(source, target)
    yield from _moved(unit, source, target)
    yield from _rejoined(source, target)


def _exchanged(source: Side, target: Side) -> Iterator[Candidate]:
    theirs = {event.verb: event for event in events(target.here.tokens)}
    for ours in events(source.here.tokens):
        for verb, kind in source.links[ours.verb]:
            other = theirs.get(verb)
            if other is None or kind not in SAME or lemma(source.here.tokens[ours.verb]) in RECIPROCAL:
                continue
            crossed = _same(source, ours.doer, other.undergoer) + _same(source, ours.undergoer, other.doer)
            straight = _same(source, ours.doer, other.doer) or _same(source, ours.undergoer, other.undergoer)
            if crossed and not straight and ours.whole and other.whole:
                whole = LIKE_VERB if kind is LinkKind.SYNONYM else EXCHANGED
                yield _exchange(source, target, ours, other, whole if crossed == 2 else HALF)


def _exchange(source: Side, target: Side, ours: Event, other: Event, confidence: float) -> Candidate:
    here, there = source.here.cover(_words(ours)), target.here.cover(_words(other))
    text = f"{quote(source.here.excerpt(here))} became {quote(target.here.excerpt(there))}"
    return Candidate(SEVERITY, confidence, here, there, f"{text}: the doer and the one it is done to changed places.")


def _words(event: Event) -> list[int]:
    """The words of an event; the verb alone where they stand far apart."""
    words = [index for index in (event.doer, event.verb, event.undergoer) if index is not None]
    return words if max(words) - min(words) < WIDEST else [event.verb]


def _same(side: Side, index: int | None, other: int | None) -> bool:
    """Whether two words surely stand for the same."""
    if index is None or other is None or side.here.tokens[index].tag == "WP":
        return False  # "who" stands for nobody: who beat whom, who was beaten by whom
    a, b = side.here.tokens[index], side.there.tokens[other]
    return _linked(side, index, other) or (a.pos == b.pos == "PRON" and lemma(a) == lemma(b))


def _linked(side: Side, index: int, other: int) -> bool:
    return any(there == other and kind in SAME for there, kind in side.links[index])


def _moved(unit: Unit, source: Side, target: Side) -> Iterator[Candidate]:
    """Modifiers whose counterpart modifies another noun."""
    here, there = source.here.tokens, target.here.tokens
    theirs = {modifier.word: modifier for modifier in modifiers(there)}
    for one in modifiers(here):
        word, own = _sure(source, one.word), source.links[one.noun]
        other = theirs.get(word) if word is not None else None
        new = _sure(target, other.noun) if other else None
        if other is None or new is None or not own or any(noun == other.noun for noun, _ in own):
            continue
        old = own[0][0]
        if lemma(here[one.word]) in LOOSE or (one.noun < new and other.noun < old and coordinated(here, one.noun, new)):
            continue  # or before the first of two nouns in both texts, where it may mean both
        if coordinated(here, one.noun, new) and coordinated(there, old, other.noun):
            words = [one.word, one.noun, new], [other.word, other.noun, old]
            yield _attachment(unit, source, *words, SHARED, Severity.MINOR)
        elif (
            here[one.word].dep == there[other.word].dep == "amod"
            and _sure(source, one.noun) is not None
            and not any("PROPN" in (here[i].pos, there[j].pos) for i, j in ((one.noun, old), (new, other.noun)))
            and not in_one_row(here, one.word, new)
            and not in_one_row(there, other.word, old)
        ):
            words = [one.word, one.noun], [other.word, other.noun]
            yield _attachment(unit, source, *words, MOVED, Severity.MAJOR)


def _attachment(
    unit: Unit, source: Side, ours: list[int], theirs: list[int], confidence: float, severity: Severity
) -> Candidate:
    """A candidate on the words concerned, of which the first is the modifier and the second its noun."""
    here, there = source.here, source.there
    word, noun, new = (quote(t.text) for t in (here.tokens[ours[0]], here.tokens[ours[1]], there.tokens[theirs[1]]))
    message = f"{word} describes {noun} in the source, {new} in the target."
    spans = here.cover(ours), there.cover(theirs)
    severity = severity if doubted(unit.judgement, *spans, DOUBTED) else Severity.MINOR
    return Candidate(severity, confidence, *spans, message)


def _rejoined(source: Side, target: Side) -> Iterator[Candidate]:
    """Words with a hyphen whose first part changed places with another word."""
    here, there = source.here, target.here
    theirs = {second: first for first, second in hyphenated(there.tokens).items()}
    for first, second in hyphenated(here.tokens).items():
        partner = _sure(source, second)
        new = theirs.get(partner) if partner is not None else None
        came, went = (_sure(target, new) if new is not None else None), _sure(source, first)
        if new is None or came is None or went is None or went == new:
            continue
        if abs(came - first) <= NEAR and abs(went - new) <= NEAR:
            spans = here.cover([came, first, second]), there.cover([went, new, new + 2])
            text = f"{quote(here.excerpt(spans[0]))} became {quote(there.excerpt(spans[1]))}"
            yield Candidate(
                Severity.MAJOR,
                HYPHENATED,
                *spans,
                f"{text}: the hyphen joins other words, so another thing is described.",
            )


def _sure(side: Side, index: int) -> int | None:
    """The token there that surely stands for the one at `index`."""
    return next((other for other, kind in side.links[index] if kind in SAME), None)
