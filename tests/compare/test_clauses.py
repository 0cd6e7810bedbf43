"""Which verb a word belongs to, and what two clauses share."""

from collections.abc import Callable

from mtaudit.compare.clauses import common_share, owners
from mtaudit.compare.sides import sides
from mtaudit.compare.tense import verb_groups
from mtaudit.model import Token, Unit


def test_words_belong_to_their_nearest_verb(unit_of: Callable[[str, str], Unit]) -> None:
    unit = unit_of("The mayor said that snow blocked the road.", "Snow blocked the road, the mayor said.")
    both = sides(unit)
    assert both
    source = both[0]
    numbers = [{group.head: n for n, group in enumerate(verb_groups(side.here.tokens))} for side in both]
    ours, theirs = (owners(side.here.tokens, number) for side, number in zip(both, numbers, strict=True))
    assert [source.here.tokens[i].text for i, n in enumerate(ours) if n == 1] == [
        "that", "snow", "blocked", "the", "road",
    ]  # fmt: skip
    assert common_share(source, ours, theirs) == {(0, 1): 1.0, (1, 0): 1.0}


def test_heads_in_a_circle_belong_to_no_verb() -> None:
    tokens = [Token(i, i + 1, "x", "x", "NOUN", "NN", "dep", head) for i, head in enumerate((1, 2, 0, 3))]
    assert owners(tokens, {3: 0}) == [None, None, None, 0]
