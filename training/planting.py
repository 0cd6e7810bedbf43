"""Plants omissions and additions in machine translations: material to weigh evidence on, so that DEMETR only measures.

A target of the WMT direct assessments that raters liked loses one word or phrase (an adjective or adverb, a verb, a
noun, a subject, a name, a prepositional phrase), or gains a modifier that stood elsewhere.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpora import rows
from mtaudit.annotate import Annotator, Parse
from mtaudit.model import Token

LIKED = 0.5  # standardised score of a target that is good enough to plant an error in
WORDS = range(8, 45)


@dataclass(frozen=True, slots=True)
class Planted:
    """A source, its translation, and the translation with one error; `deletion` says which kind."""

    source: str
    target: str
    perturbed: str
    deletion: bool


def plant(annotator: Annotator, data: Path, sentences: int, seed: int = 1) -> list[Planted]:
    """One deletion and one insertion in each of up to `sentences` targets, no two of one source."""
    rng = random.Random(seed)
    liked = {
        row["source"]: row["target"]
        for row in rows("da_to_english", data)
        if row["z"] >= LIKED and len(row["target"].split()) in WORDS and row["source"] != row["target"]
    }
    pairs = rng.sample(sorted(liked.items()), min(sentences, len(liked)))
    parses = annotator.parse([target for _, target in pairs])
    modifiers = [token for parse in parses for token in parse.tokens if _modifies_noun(token) and token.text.islower()]
    planted = (_errors(pair, parse, modifiers, rng) for pair, parse in zip(pairs, parses, strict=True))
    return [error for errors in planted for error in errors]


def _errors(pair: tuple[str, str], parse: Parse, modifiers: Sequence[Token], rng: random.Random) -> Iterator[Planted]:
    source, target = pair
    by_kind = list(deletions(parse))
    if kinds := [places for places in by_kind if places]:
        yield Planted(source, target, _without(target, parse.tokens, rng.choice(rng.choice(kinds))), True)
    nouns = [token for token in parse.tokens if token.pos == "NOUN" and token.text.islower()]
    if nouns:
        place = rng.choice(nouns).start
        yield Planted(source, target, f"{target[:place]}{rng.choice(modifiers).text} {target[place:]}", False)


def deletions(parse: Parse) -> Iterator[list[list[int]]]:
    """For each kind of deletion, the groups of token indices that may go."""
    tokens = parse.tokens
    yield [[i] for i, token in enumerate(tokens) if token.pos in ("ADJ", "ADV") and token.dep in ("amod", "advmod")]
    yield [[i] for i, token in enumerate(tokens) if token.pos == "VERB"]
    yield [[i] for i, token in enumerate(tokens) if token.pos == "NOUN" and not token.dep.startswith("nsubj")]
    yield [[i] for i, token in enumerate(tokens) if token.pos == "NOUN" and token.dep.startswith("nsubj")]
    names = [e for e in parse.entities if e.label in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")]
    yield [list(range(entity.first, entity.last + 1)) for entity in names]
    yield [group for i, token in enumerate(tokens) if token.dep == "prep" and len(group := _subtree(tokens, i)) < 8]


def _modifies_noun(token: Token) -> bool:
    return token.pos == "ADJ" and token.dep == "amod" and token.text.isalpha()


def _subtree(tokens: Sequence[Token], root: int) -> list[int]:
    inside = {root}
    for _ in tokens:  # as many rounds as the deepest tree needs
        found = {i for i, token in enumerate(tokens) if token.head in inside} | inside
        if found == inside:
            break
        inside = found
    return list(range(min(inside), max(inside) + 1))


def _without(text: str, tokens: Sequence[Token], group: Sequence[int]) -> str:
    start, end = tokens[group[0]].start, tokens[group[-1]].end
    before, after = text[:start].rstrip(), text[end:]
    return f"{before}{after}" if before else after.lstrip()
