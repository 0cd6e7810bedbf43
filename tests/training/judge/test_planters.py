"""What holds for every planted error and every harmless change: exact places, and the same for the same seed."""

import random
import re
from collections.abc import Iterator, Mapping

import pytest

from mtaudit.annotate import Parse
from training.judge.editing import Planted, Planter
from training.judge.harmless import HARMLESS, SINGLE, carried
from training.judge.inventory import Inventory
from training.judge.plant import PLANTERS

SEEDS = 6
KINDS: dict[str, Planter] = {kind: planter for kind, (_, planter) in PLANTERS.items()} | HARMLESS


def made(
    planter: Planter, parses: Mapping[str, Parse], stock: Inventory, seeds: int = SEEDS
) -> Iterator[tuple[str, Planted]]:
    """What a planter makes of the sentences it fits, with several seeds."""
    for text, parse in parses.items():
        for seed in range(seeds):
            planted = planter(text, parse, stock, random.Random(seed))
            if planted and planted.text != text:
                yield text, planted


def bare(text: str) -> str:
    """A text without what edits put right around them: white space, capitals, the n of an article."""
    return re.sub(r"\ban\b", "a", text.casefold()).replace(" ", "")


def without(text: str, ranges: list[tuple[int, int]]) -> str:
    """The characters outside of ranges."""
    return "".join(c for place, c in enumerate(text) if not any(start <= place < end for start, end in ranges))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_finds_a_place(kind: str, parses: Mapping[str, Parse], stock: Inventory) -> None:
    assert any(made(KINDS[kind], parses, stock, seeds=12))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_makes_the_same(kind: str, parses: Mapping[str, Parse], stock: Inventory) -> None:
    assert list(made(KINDS[kind], parses, stock, 2)) == list(made(KINDS[kind], parses, stock, 2))


@pytest.mark.parametrize("kind", KINDS)
def test_places_are_in_order_and_inside_the_text(kind: str, parses: Mapping[str, Parse], stock: Inventory) -> None:
    for text, planted in made(KINDS[kind], parses, stock):
        for ranges, length in ((planted.spans, len(planted.text)), (planted.lost, len(text))):
            borders = [place for pair in ranges for place in pair]
            assert borders == sorted(borders)
            assert all(0 <= start < end <= length for start, end in ranges)
        assert all(planted.text[start:end].strip() for start, end in planted.spans)


@pytest.mark.parametrize("kind", PLANTERS)
def test_a_planted_error_is_marked(kind: str, parses: Mapping[str, Parse], stock: Inventory) -> None:
    for _, planted in made(KINDS[kind], parses, stock):
        assert planted.spans or planted.lost or planted.blurred


@pytest.mark.parametrize("kind", KINDS)
def test_outside_of_the_edits_nothing_changed(kind: str, parses: Mapping[str, Parse], stock: Inventory) -> None:
    for text, planted in made(KINDS[kind], parses, stock):
        before = without(text, [(move[0], move[1]) for move in planted.moves])
        after = without(planted.text, [(move[2], move[3]) for move in planted.moves])
        if planted.moves:
            assert bare(before) == bare(after)


@pytest.mark.parametrize("kind", PLANTERS)
def test_outside_of_the_marks_nothing_changed(kind: str, parses: Mapping[str, Parse], stock: Inventory) -> None:
    for text, planted in made(KINDS[kind], parses, stock):
        if not planted.spans:
            continue
        first, last = planted.spans[0][0], planted.spans[-1][1]
        assert bare(text).startswith(bare(planted.text[: max(0, first - 2)]))  # but for the n of an article
        assert text.endswith(planted.text[last:])


@pytest.mark.parametrize("kind", [kind for kind in PLANTERS if kind.startswith(("omit_", "cut_"))])
def test_what_was_lost_is_all_that_is_missing(kind: str, parses: Mapping[str, Parse], stock: Inventory) -> None:
    for text, planted in made(KINDS[kind], parses, stock):
        assert planted.lost
        if kind != "cut_verb":  # which changes the form of the next verb
            assert bare(without(text, list(planted.lost))) == bare(planted.text)


@pytest.mark.parametrize("kind", SINGLE)
def test_a_parse_is_carried_over_a_harmless_change(kind: str, parses: Mapping[str, Parse], stock: Inventory) -> None:
    for text, planted in made(KINDS[kind], parses, stock):
        if not planted.moves:
            continue
        parse = carried(parses[text], planted)
        assert [planted.text[t.start : t.end] for t in parse.tokens] == [t.text for t in parse.tokens]
        borders = [place for token in parse.tokens for place in (token.start, token.end)]
        assert borders == sorted(borders)
        edited = {
            i for i, t in enumerate(parses[text].tokens) for m in planted.moves if m[0] < t.end and m[1] > t.start
        }
        for index, (old, new) in enumerate(zip(parses[text].tokens, parse.tokens, strict=True)):
            assert index in edited or bare(old.text) == bare(new.text)
