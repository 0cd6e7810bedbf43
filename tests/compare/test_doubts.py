"""What the judge says of a stretch of text is the worst of the words in it."""

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.doubts import Doubt, worst
from mtaudit.model import Span, WordRisk

RISKS = (WordRisk(0, 3, 0.1, 0.1, 0.0), WordRisk(4, 8, 0.6, 0.3, 0.1), WordRisk(8, 9, 0.2, 0.2, 0.2))


def test_a_word_that_shares_a_character_counts() -> None:
    assert worst(RISKS, Span(2, 5)) == Doubt(0.6, 0.3, 0.1)
    assert worst(RISKS, Span(7, 9)) == Doubt(0.6, 0.3, 0.2)


def test_nothing_is_said_of_what_lies_between() -> None:
    assert worst(RISKS, Span(3, 4)) == Doubt()
    assert worst((), Span(0, 9)) == Doubt()


@given(st.integers(0, 12), st.integers(0, 12))
def test_a_longer_stretch_is_never_safer(start: int, length: int) -> None:
    inner, outer = worst(RISKS, Span(start, start + length)), worst(RISKS, Span(0, start + length))
    assert all(a <= b for a, b in zip(inner, outer, strict=True))
