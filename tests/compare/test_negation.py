"""Which words say no, and what they deny."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.negation import Strength, affix_stem, covers, negations
from mtaudit.model import Token, Unit

UnitOf = Callable[[str, str], Unit]


@pytest.fixture(scope="session")
def tokens_of(unit_of: UnitOf) -> Callable[[str], tuple[Token, ...]]:
    def parse(text: str) -> tuple[Token, ...]:
        source = unit_of(text, text).source
        assert source
        return source.tokens

    return parse


def plain(tokens: tuple[Token, ...]) -> list[tuple[str, str]]:
    """Each plain negator with the word it denies."""
    return [
        (" ".join(token.text for token in tokens[n.first : n.last + 1]), tokens[n.scope].text)
        for n in negations(tokens)
        if n.strength is Strength.PLAIN
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They did not sign the treaty.", [("not", "sign")]),
        ("They didn’t sign the treaty.", [("n’t", "sign")]),
        ("Russia has no veto.", [("no", "veto")]),
        ("NATO is not a threat.", [("not", "threat")]),
        ("Nobody knows the answer.", [("Nobody", "knows")]),
        ("He left without his keys.", [("without", "keys")]),
        ("The plant is no longer open.", [("no longer", "open")]),
        ("He never came, nor did she call.", [("never", "came"), ("nor", "call")]),
        ("They signed the treaty.", []),
    ],
)
def test_negator_denies_its_predicate(
    text: str, expected: list[tuple[str, str]], tokens_of: Callable[[str], tuple[Token, ...]]
) -> None:
    assert plain(tokens_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The storm not only damaged houses but also cut the power.",
        "There is no doubt about the result.",
        "Bus No. 7 stops here.",
        "It is late, isn't it?",
        "No fewer than ten people came.",
        "She asked whether it was true or not.",
    ],
)
def test_denial_that_is_taken_back_is_not_plain(text: str, tokens_of: Callable[[str], tuple[Token, ...]]) -> None:
    assert plain(tokens_of(text)) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The team failed to win.", "failed"),
        ("The cause is unknown.", "unknown"),
        ("The demand is a nonstarter.", "nonstarter"),
        ("They took a bus instead of a train.", "instead"),
    ],
)
def test_words_that_imply_a_negative_are_lexical(
    text: str, word: str, tokens_of: Callable[[str], tuple[Token, ...]]
) -> None:
    tokens = tokens_of(text)
    assert word in {tokens[n.first].text for n in negations(tokens) if n.strength is Strength.LEXICAL}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Few people came.", True),
        ("A few people came.", False),
        ("He hardly slept.", True),
        ("The little house fell.", False),
    ],
)
def test_almost_negative_words(text: str, expected: bool, tokens_of: Callable[[str], tuple[Token, ...]]) -> None:
    assert any(n.strength is Strength.APPROXIMATE for n in negations(tokens_of(text))) == expected


def test_denial_reaches_objects_but_not_another_clause(tokens_of: Callable[[str], tuple[Token, ...]]) -> None:
    tokens = tokens_of("They did not find the boat that sank yesterday.")
    words = [token.text for token in tokens]
    (negation,) = negations(tokens)
    assert covers(tokens, negation, words.index("boat"))
    assert not covers(tokens, negation, words.index("sank"))


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("nonstarter", "starter"),
        ("non-member", "member"),
        ("useless", "use"),
        ("unable", "able"),
        ("table", None),
        ("unit", None),
    ],
)
def test_affix_stem(word: str, stem: str | None) -> None:
    assert affix_stem(word) == stem


@given(st.text())
def test_any_word_has_a_stem_or_none(word: str) -> None:
    stem = affix_stem(word)
    assert stem is None or stem in word.casefold()


@given(st.lists(st.sampled_from(["not", "no", "few", "without", "?", "is", "longer", "n't"]), max_size=12))
def test_malformed_parses_are_survived(words: list[str]) -> None:
    tokens = tuple(Token(i, i + 1, word, word, "X", "XX", "dep", max(0, i - 1)) for i, word in enumerate(words))
    assert all(0 <= n.first <= n.last < len(tokens) and 0 <= n.scope < len(tokens) for n in negations(tokens))


def test_denial_does_not_reach_a_coordinated_verb_with_a_subject_of_its_own(
    tokens_of: Callable[[str], tuple[Token, ...]],
) -> None:
    tokens = tokens_of("They did not write a letter, and he sent the parcel.")
    words = [token.text for token in tokens]
    (negation,) = negations(tokens)
    assert covers(tokens, negation, words.index("letter"))
    assert not covers(tokens, negation, words.index("sent"))
