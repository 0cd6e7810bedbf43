"""Numbers are read by value, however they are written."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.atoms import atoms
from mtaudit.compare.number import Form, Number
from mtaudit.compare.numbers import numbers
from mtaudit.model import Token

TokensOf = Callable[[str], Sequence[Token]]


def spaced(text: str) -> list[Token]:
    """The tokens of a text whose tokens are set apart by spaces."""
    tokens: list[Token] = []
    start = 0
    for word in text.split(" "):
        if word:
            tokens.append(Token(start, start + len(word), word, word.lower(), "X", "XX", "dep", len(tokens)))
        start += len(word) + 1
    return tokens


def read(text: str) -> list[Number]:
    return numbers(atoms(spaced(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,000", 6000),
        ("six thousand", 6000),
        ("6 thousand", 6000),
        ("1.5 million", 1_500_000),
        ("1,5 million", 1_500_000),
        ("5bn", 5 * 10**9),
        ("10 000 000", 10**7),
        ("1,00,000", 10**5),
        ("two hundred and six thousand", 206_000),
        ("twenty - one", 21),
        ("nineteen ninety", 1990),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("one and a half million", 1_500_000),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("3/4", 0.75),
        ("three quarters", 0.75),
        ("one third", float(Fraction(1, 3))),
        ("twice", 2),
        ("tenfold", 10),
        ("3rd", 3),
        ("twenty first", 21),
        ("minus 5", -5),
        ("٣٤", 34),
    ],
)
def test_value(text: str, value: float) -> None:
    [number] = read(text)
    assert number.values[0] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("24-0", [24, 0]),
        ("3:2", [3, 2]),
        ("11.09.2001", [11, 9, 2001]),
        ("one , two , three", [1, 2, 3]),
        ("2010 2,500 men", [2010, 2500]),
    ],
)
def test_several_numbers(text: str, values: list[float]) -> None:
    assert [number.values[0] for number in read(text)] == values


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("6.000", "6000", True),  # Continental grouping
        ("6.000", "6", True),
        ("6.50", "650", False),
        ("3,5", "3.5", True),
        ("dozens", "tens", True),
        ("hundreds", "300", True),
        ("hundreds", "3000", False),
        ("hundreds of thousands", "hundreds", False),
        ("third", "1/3", True),
        ("thirty", "thirteen", False),
        ("10k", "10,000", True),
    ],
)
def test_same_value(ours: str, theirs: str, same: bool) -> None:
    [a], [b] = read(ours), read(theirs)
    assert a.equals(b) is same
    assert b.equals(a) is same


@pytest.mark.parametrize(
    ("exact", "rounded", "hedged", "expected"),
    [
        ("1.27", "1.3", False, True),
        ("89,712", "90,000", False, True),
        ("86,112", "90,000", False, False),  # so round a guess has to be marked by a hedge
        ("49", "50", False, False),
        ("89,712", "90,000", True, True),
        ("888,000", "880,000", True, True),
        ("830", "812", True, False),  # more digits are no rounding
        ("34", "35", True, False),
    ],
)
def test_rounding(exact: str, rounded: str, hedged: bool, expected: bool) -> None:
    [a], [b] = read(exact), read(rounded)
    assert a.rounds_to(b, hedged) is expected


def test_form_of_words(tokens_of: TokensOf) -> None:
    pieces = atoms(tokens_of("World War II ended before COVID-19, twice the third of several hundred crises."))
    forms = [number.form for number in numbers(pieces)]
    assert forms == [Form.ROMAN, Form.CODE, Form.MULTIPLE, Form.ORDINAL, Form.VAGUE]


@given(st.integers(0, 10**12))
def test_grouping_does_not_change_the_value(value: int) -> None:
    assert value in read(f"{value:,}")[0].values
    assert value in read(f"{value:,}".replace(",", " "))[0].values


WORDS = ["one", "twenty", "hundred", "and", "a", "half", "million", "third", "of", "1.1", "1,000", "-", "/", "%", "II"]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5)))
def test_any_words_are_read_in_order(words: list[str]) -> None:
    found = read(" ".join(words))
    assert all(a.stop <= b.start for a, b in pairwise(found))
    assert all(number.values and number.equals(number) for number in found)
