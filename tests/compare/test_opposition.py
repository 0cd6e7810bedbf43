import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.opposition import opposition


@pytest.mark.parametrize(
    ("word", "opposite", "like"),
    [("beautiful", "hideous", "stunning"), ("share", "reject", "adopt")],
)
def test_opposites_lie_farther_apart_than_words_of_like_meaning(word: str, opposite: str, like: str) -> None:
    against, beside = opposition(word, opposite), opposition(word, like)
    assert against is not None
    assert beside is not None
    assert against > beside


def test_words_that_were_not_learnt_have_no_opposition() -> None:
    assert opposition("zyrian", "hot") is None


@given(st.text(max_size=8) | st.just("hot"), st.text(max_size=8) | st.just("cold"))
def test_opposition_is_mutual(a: str, b: str) -> None:
    assert opposition(a, b) == opposition(b, a)
