"""The checks of figures survive any sequence of the words figures are made of, and see no error in a faithful copy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.checks import date_time, number, quantifier, quantity
from mtaudit.model import LinkKind, Segment, Token, Unit, UnitCheck, UnitKind, WordAlignment, WordLink

TEXT = """
1 2 12 31 1990 1980s 3rd 11 : - / . , 3.5 6.000 half a an of the million hundred dozen and one third May Sept. Monday
before night last this month ago in within for after as early soon p.m. m o'clock past noon $ US$ % per cent square
miles km/h °C degrees C II COVID-19 N22 BC century 19th fall ½ ٣ ² few not all most over at least more than up to ’s
9/11 11.09.2001 2021-09-11 1/2 minus 00 \ud800 \x1b from by recent coming weeks no later than doubled ‰ RMB
"""
WORDS = TEXT.split()


def segment(words: list[str]) -> Segment:
    tokens: list[Token] = []
    start = 0
    for n, word in enumerate(words):
        tokens.append(Token(start, start + len(word), word, word.lower(), "NOUN", "NN", "nummod", 0, "DATE" * (n % 2)))
        start += len(word) + n % 3 % 2  # some words are joined
    text = [" "] * start
    for token in tokens:
        text[token.start : token.end] = token.text
    return Segment(0, start, "".join(text), (0,), tuple(tokens))


def unit(source: list[str], target: list[str]) -> Unit:
    shared = range(min(len(source), len(target)))
    links = tuple(WordLink(n, n, LinkKind.DIFFERENT, 0.5) for n in shared)
    return Unit(0, UnitKind.ALIGNED, segment(source), segment(target), 1.0, WordAlignment(links))


sentences = st.lists(st.sampled_from(WORDS), max_size=12)


@pytest.mark.parametrize("check", [number, date_time, quantity, quantifier])
@given(source=sentences, target=sentences)
def test_candidates_point_into_both_sides(check: UnitCheck, source: list[str], target: list[str]) -> None:
    pair = unit(source, target)
    assert pair.source
    assert pair.target
    for candidate in check.propose(pair):
        assert 0 <= candidate.strength <= 1
        assert candidate.source or candidate.target
        assert candidate.source is None or 0 <= candidate.source.start < candidate.source.end <= pair.source.end
        assert candidate.target is None or 0 <= candidate.target.start < candidate.target.end <= pair.target.end


@pytest.mark.parametrize("check", [number, date_time, quantity, quantifier])
@given(words=sentences)
def test_a_faithful_copy_has_no_errors(check: UnitCheck, words: list[str]) -> None:
    assert [candidate.message for candidate in check.propose(unit(words, words))] == []
