"""Modifiers, the nouns they belong to, and hyphens."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.attachment import coordinated, hyphenated, in_one_row, modifiers
from mtaudit.model import Token, Unit

UnitOf = Callable[[str, str], Unit]


def tokens_of(text: str, unit_of: UnitOf) -> tuple[Token, ...]:
    source = unit_of(text, text).source
    assert source
    return source.tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sent winter clothing.", [("winter", "clothing")]),
        ("Angry farmers sent long letters.", [("Angry", "farmers"), ("long", "letters")]),
        ("The farmers were angry.", []),
        ("The farmer's letters came.", []),
    ],
)
def test_modifier_and_its_noun(text: str, expected: list[tuple[str, str]], unit_of: UnitOf) -> None:
    tokens = tokens_of(text, unit_of)
    assert [(tokens[m.word].text, tokens[m.noun].text) for m in modifiers(tokens)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fire-resistant doors closed.", [("Fire", "resistant")]),
        ("The doors - heavy ones - closed.", []),
        ("-", []),
    ],
)
def test_hyphen_joins_words_it_touches(text: str, expected: list[tuple[str, str]], unit_of: UnitOf) -> None:
    tokens = tokens_of(text, unit_of)
    assert [(tokens[a].text, tokens[b].text) for a, b in hyphenated(tokens).items()] == expected


def test_words_before_one_noun_stand_in_a_row(unit_of: UnitOf) -> None:
    tokens = tokens_of("High school students met angry farmers.", unit_of)
    words = [token.text for token in tokens]
    assert in_one_row(tokens, words.index("High"), words.index("students"))
    assert not in_one_row(tokens, words.index("angry"), words.index("students"))


def test_coordinated_nouns(unit_of: UnitOf) -> None:
    tokens = tokens_of("They sent tools and clothing to farmers.", unit_of)
    words = [token.text for token in tokens]
    assert coordinated(tokens, words.index("clothing"), words.index("tools"))
    assert not coordinated(tokens, words.index("farmers"), words.index("tools"))


@given(st.lists(st.tuples(st.sampled_from(["amod", "compound", "poss", "dep"]), st.integers(0, 9)), max_size=10))
def test_any_heads_will_do(rows: list[tuple[str, int]]) -> None:
    last = len(rows) - 1
    tokens = tuple(
        Token(i, i + 1, "-" if i % 3 == 1 else "x", "x", "NOUN", "NN", dep, min(head, last))
        for i, (dep, head) in enumerate(rows)
    )
    for modifier in modifiers(tokens):
        assert modifier.noun > modifier.word or tokens[modifier.word].head > modifier.word
    for index in range(len(tokens)):
        assert in_one_row(tokens, index, index)
