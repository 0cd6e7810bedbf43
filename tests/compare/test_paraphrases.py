import pytest

from mtaudit.compare.paraphrases import paraphrases


@pytest.mark.parametrize(("a", "b"), [("issue", "problem"), ("entire", "whole"), ("game", "match")])
def test_words_translators_use_for_each_other(a: str, b: str) -> None:
    assert paraphrases(a, b)
    assert paraphrases(b, a)


@pytest.mark.parametrize(("a", "b"), [("increase", "decrease"), ("stake", "stock"), ("two", "three"), ("", "")])
def test_opposites_lookalikes_and_numbers_are_none(a: str, b: str) -> None:
    assert not paraphrases(a, b)
