"""Makes edited copies of translated documents, of whatever length, whose alignment is known."""

import random
import re
from collections.abc import Sequence
from typing import NamedTuple

Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]

CLAUSE = re.compile(r"; |, (?=(?:and|but|which|who|while|because|although) )")
SHORTEST = 20  # characters on either side of where a sentence is split
# Shares of sentences merged with the next, split, dropped, and replaced in place; and of additions.
MERGED, SPLIT, DROPPED, REPLACED, ADDED = 0.08, 0.08, 0.05, 0.03, 0.04
LONGEST_MOVE = 40  # sentences


class Case(NamedTuple):
    """Two lists of sentences and the true beads between them, as (source indices, target indices)."""

    source: list[str]
    target: list[str]
    gold: Beads


def edited(pairs: Sequence[tuple[str, str]], strange: Sequence[str], rng: random.Random, moves: int = 0) -> Case:
    """A copy made of the second sentences of `pairs`, edited, with additions out of `strange` and blocks moved."""
    units: list[tuple[tuple[int, ...], list[str]]] = []
    i = 0
    while i < len(pairs):
        text, chance = pairs[i][1].strip(), rng.random()
        cuts = [cut for cut in CLAUSE.finditer(text) if cut.start() > SHORTEST and cut.end() < len(text) - SHORTEST]
        if chance < MERGED and i + 1 < len(pairs):
            units.append(((i, i + 1), [f"{text.rstrip('.?!')}, and {pairs[i + 1][1].strip()}"]))
            i += 1
        elif chance < MERGED + SPLIT and cuts:
            cut = rng.choice(cuts)
            units.append(((i,), [f"{text[: cut.start()]}.", text[cut.end() :]]))
        elif chance > 1 - DROPPED:
            units.append(((i,), []))
        elif chance > 1 - DROPPED - REPLACED:
            units += [((i,), []), ((), [rng.choice(strange)])]
        else:
            units.append(((i,), [text]))
        if rng.random() < ADDED:
            units.append(((), [rng.choice(strange)]))
        i += 1
    for _ in range(moves):
        size = rng.randint(1, min(LONGEST_MOVE, len(units) // 4))
        start = rng.randrange(len(units) - size)
        block, units = units[start : start + size], units[:start] + units[start + size :]
        to = rng.randrange(len(units) + 1)
        units[to:to] = block
    target: list[str] = []
    gold: Beads = []
    for sources, texts in units:
        gold.append((sources, tuple(range(len(target), len(target) + len(texts)))))
        target += texts
    return Case([source.strip() for source, _ in pairs], target, gold)
