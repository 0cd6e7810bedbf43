"""Plants omissions and additions in English sentences: material to learn on, so that DEMETR only measures.

A sentence loses one word or phrase (a noun, a name, a subject, a verb, an adjective or adverb, a prepositional phrase),
or gains a modifier.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpora import rows
from mtaudit.annotate import Parse
from mtaudit.compare.gaps import Missing
from mtaudit.model import Token

LIKED = 0.0  # standardised score of a translation that is good enough to plant an error in
LENGTH = range(30, 300)  # characters
NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
LONGEST = 7  # words of a phrase that is dropped
CAPITALS = 0.7  # how often the sentence gets a capital again when its first word was dropped


@dataclass(frozen=True, slots=True)
class Deletion:
    """A sentence that lost tokens `lost` of what it was; `place` is where, in characters of the new text."""

    kind: str  # a field of Missing
    lost: tuple[int, ...]
    text: str
    place: int


def translations(data: Path, each: int, seed: int) -> list[tuple[str, str]]:
    """Sources with up to `each` of their best-liked translations, in random order."""
    by_source: dict[str, list[tuple[float, str]]] = {}
    for row in rows("da_to_english", data):
        if row["z"] >= LIKED and len(row["target"]) in LENGTH and row["target"].count('"') % 2 == 0:
            by_source.setdefault(row["source"], []).append((row["z"], row["target"]))
    pairs = [(source, text) for source, found in by_source.items() for _, text in sorted(found)[-each:]]
    pairs = sorted(set(pairs))
    random.Random(seed).shuffle(pairs)
    return pairs


def deletion(text: str, parse: Parse, rng: random.Random) -> Deletion | None:
    """The sentence without one of its words or phrases, all kinds equally likely; None where none can go."""
    kinds = [(kind, groups) for kind, groups in _deletions(parse) if groups]
    if not kinds:
        return None
    kind, groups = rng.choice(kinds)
    lost = rng.choice(groups)
    before, after = text[: parse.tokens[lost[0]].start], text[parse.tokens[lost[-1]].end :]
    if before[-1:].isspace() or not before:
        after = after.lstrip() if after[:1].isspace() else after
        before = before.rstrip() if after[:1] in ",.;:!?)" else before
    if not before and rng.random() < CAPITALS:
        after = after[:1].upper() + after[1:]
    new = before + after
    return Deletion(kind, tuple(lost), new, len(before.rstrip())) if any(map(str.isalnum, new)) else None


def insertion(text: str, tokens: Sequence[Token], modifiers: Sequence[Token], rng: random.Random) -> str | None:
    """The sentence with one of the modifiers put where such a one may stand; None where it has no place."""
    nouns = [token for token in tokens if token.pos == "NOUN" and token.text.islower()]
    verbs = [token for token in tokens if token.tag in ("VBD", "VBZ", "VBP", "VBN") and token.pos == "VERB"]
    modifier = rng.choice(modifiers)
    places = verbs if modifier.pos == "ADV" else nouns
    if not places:
        return None
    place = rng.choice(places).start
    return f"{text[:place]}{modifier.text} {text[place:]}"


def modifiers(parses: Sequence[Parse]) -> list[Token]:
    """Adjectives before nouns, nouns that modify nouns, and adverbs in -ly, as often as they occur."""
    return [token for parse in parses for token in parse.tokens if token.text.islower() and _modifies(token)]


def _modifies(token: Token) -> bool:
    adverb = token.pos == "ADV" and token.text.endswith("ly")
    return adverb or (token.pos in ("ADJ", "NOUN") and token.dep in ("amod", "compound") and token.text.isalpha())


def _deletions(parse: Parse) -> Iterator[tuple[str, list[list[int]]]]:
    """For each kind of deletion, the field of Missing it belongs to, and the groups of token indices that may go."""
    tokens = parse.tokens
    noun, verb, modifier, phrase = Missing._fields
    subject = [index for index, token in enumerate(tokens) if token.dep in ("nsubj", "nsubjpass")]
    yield noun, [[index] for index, token in enumerate(tokens) if token.pos == "NOUN" and index not in subject]
    yield noun, [[index] for index in subject if tokens[index].pos in ("NOUN", "PRON")]
    yield noun, [list(range(e.first, e.last + 1)) for e in parse.entities if e.label in NAMES]
    yield verb, [[index] for index, token in enumerate(tokens) if token.pos == "VERB"]
    yield modifier, [[i] for i, token in enumerate(tokens) if token.pos in ("ADJ", "ADV") and token.text.isalpha()]
    groups = [_subtree(tokens, index) for index, token in enumerate(tokens) if token.dep == "prep"]
    yield phrase, [group for group in groups if len(group) <= LONGEST]


def _subtree(tokens: Sequence[Token], root: int) -> list[int]:
    inside = {root}
    for _ in tokens:  # as many rounds as the deepest tree needs
        found = {index for index, token in enumerate(tokens) if token.head in inside} | inside
        if found == inside:
            break
        inside = found
    return list(range(min(inside), max(inside) + 1))
