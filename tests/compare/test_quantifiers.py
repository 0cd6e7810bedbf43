"""Bounds on figures, quantifiers, and nouns that change their grammatical number."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.grammatical_number import number_changes
from mtaudit.compare.quantifiers import Bound, bound_of, quantifiers
from mtaudit.model import Token, Unit

TokensOf = Callable[[str], Sequence[Token]]
UnitOf = Callable[[str, str], Unit]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 20", Bound.LOWER),
        ("no fewer than 20", Bound.LOWER),
        ("more than 20", Bound.LOWER),
        ("20 or more", Bound.LOWER),
        ("as close as 20", Bound.LOWER),
        ("over a 20", Bound.LOWER),
        ("up to 20", Bound.UPPER),
        ("as many as 20", Bound.UPPER),
        ("no more than 20", Bound.UPPER),
        ("nearly 20", Bound.UPPER),
        ("20 at most", Bound.UPPER),
        ("about 20", Bound.NEAR),
        ("20 or so", Bound.NEAR),
        ("twice as many as 20", None),
        ("the 20", None),
    ],
)
def test_bound(text: str, bound: Bound | None, tokens_of: TokensOf) -> None:
    tokens = tokens_of(f"There were {text}.")
    place = next(index for index, token in enumerate(tokens) if token.text == "20")
    found = bound_of(tokens, place, place)
    assert (found and found.bound) == bound


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("All members and most guests left a few coats.", ["All", "most", "a few"]),
        ("He always comes, she rarely does.", ["always", "rarely"]),
        ("Not all of them know each other.", ["Not all"]),
        ("It is the most important and most of all a well known port after all.", []),
        ("Quite a few people left every few minutes.", ["Quite a few", "every"]),
        ("A lot of people have a whole house.", ["lot", "whole"]),
    ],
)
def test_quantifiers(text: str, words: list[str], tokens_of: TokensOf) -> None:
    tokens = tokens_of(text)
    found = quantifiers(tokens)
    assert [" ".join(token.text for token in tokens[q.first : q.last + 1]) for q in found] == words


def test_degrees_follow_meaning(tokens_of: TokensOf) -> None:
    degrees = [q.degrees for q in quantifiers(tokens_of("All, most, many, several and few came, none stayed."))]
    assert degrees == sorted(degrees, reverse=True)


@pytest.mark.parametrize(
    ("source", "target", "changes"),
    [
        (
            "He wants to block the alliance’s expansion.",
            "He wants to block the expansion of alliances.",
            [(True, True)],
        ),
        ("They fight in the country’s east.", "They fight in eastern countries.", [(True, False)]),
        ("A lion is stronger than a leopard.", "Lions are stronger than leopards.", []),
        ("He sold the car.", "He sold the cars.", []),
        ("He sold the two cars.", "He sold the car.", []),
        ("He knows the reason.", "He knows reasons.", [(False, False)]),
    ],
)
def test_one_became_many(source: str, target: str, changes: list[tuple[bool, bool]], unit_of: UnitOf) -> None:
    unit = unit_of(source, target)
    assert unit.source
    assert unit.target
    found = number_changes(unit.source.tokens, unit.target.tokens, unit.words)
    assert [(change.genitive, change.still_owner) for change in found] == changes


WORDS = ["all", "not", "a", "few", "most", "of", "other", "as", "many", "at", "least", "than", "more", "5", ""]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_sequence_of_words_is_read(words: list[str]) -> None:
    tokens = [Token(n, n, word, word, "X", "XX", "dep", n) for n, word in enumerate(words)]
    for quantifier in quantifiers(tokens):
        assert 0 <= quantifier.first <= quantifier.last < len(tokens)
    for place in range(len(tokens)):
        bound = bound_of(tokens, place, place)
        assert bound is None or 0 <= bound.first <= bound.last < len(tokens)
