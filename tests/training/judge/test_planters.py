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

SEEDS = 4
KINDS: dict[str, Planter] = {kind: planter for kind, (_, planter) in PLANTERS.items()} | HARMLESS

Examples = dict[str, list[tuple[str, Planted]]]


@pytest.fixture(scope="module")
def examples(parses: Mapping[str, Parse], stock: Inventory) -> Examples:
    """Kind → the sentences it fits, and what it makes of them, with several seeds."""
    return {kind: list(made(planter, parses, stock)) for kind, planter in KINDS.items()}


def made(planter: Planter, parses: Mapping[str, Parse], stock: Inventory) -> Iterator[tuple[str, Planted]]:
    """What a planter makes of the sentences it fits."""
    for text, parse in parses.items():
        for seed in range(SEEDS):
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
def test_every_kind_finds_a_place(kind: str, examples: Examples) -> None:
    assert examples[kind]


def test_the_same_seed_makes_the_same(parses: Mapping[str, Parse], stock: Inventory, examples: Examples) -> None:
    for kind in KINDS.keys() - {"garbled", "restated"}:  # which take their time, and are made of the others
        assert list(made(KINDS[kind], parses, stock)) == examples[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_places_are_in_order_and_inside_the_text(kind: str, examples: Examples) -> None:
    for text, planted in examples[kind]:
        for ranges, length in ((planted.spans, len(planted.text)), (planted.lost, len(text))):
            borders = [place for pair in ranges for place in pair]
            assert borders == sorted(borders)
            assert all(0 <= start < end <= length for start, end in ranges)
        assert all(planted.text[start:end].strip() for start, end in planted.spans)


@pytest.mark.parametrize("kind", PLANTERS)
def test_a_planted_error_is_marked(kind: str, examples: Examples) -> None:
    for _, planted in examples[kind]:
        assert planted.spans or planted.lost or planted.blurred


@pytest.mark.parametrize("kind", KINDS)
def test_outside_of_the_edits_nothing_changed(kind: str, examples: Examples) -> None:
    for text, planted in examples[kind]:
        before = without(text, [(move[0], move[1]) for move in planted.moves])
        after = without(planted.text, [(move[2], move[3]) for move in planted.moves])
        if planted.moves:
            assert bare(before) == bare(after)


@pytest.mark.parametrize("kind", PLANTERS)
def test_outside_of_the_marks_nothing_changed(kind: str, examples: Examples) -> None:
    for text, planted in examples[kind]:
        if not planted.spans:
            continue
        first, last = planted.spans[0][0], planted.spans[-1][1]
        assert bare(text).startswith(bare(planted.text[: max(0, first - 2)]))  # but for the n of an article
        assert text.endswith(planted.text[last:])


@pytest.mark.parametrize("kind", [kind for kind in PLANTERS if kind.startswith(("omit_", "cut_"))])
def test_what_was_lost_is_all_that_is_missing(kind: str, examples: Examples) -> None:
    for text, planted in examples[kind]:
        assert planted.lost
        if kind != "cut_verb":  # which changes the form of the next verb
            assert bare(without(text, list(planted.lost))) == bare(planted.text)


@pytest.mark.parametrize("kind", SINGLE)
def test_a_parse_is_carried_over_a_harmless_change(kind: str, parses: Mapping[str, Parse], examples: Examples) -> None:
    for text, planted in examples[kind]:
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
