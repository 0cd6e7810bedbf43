import pytest

from mtaudit.compare.common import is_common


@pytest.mark.parametrize("word", ["office", "Cup", "NORTHERN", "parliament"])
def test_common_words_may_stand_with_a_capital(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["Timbuktu", "Goethe", "Ontario", ""])
def test_names_are_not_common(word: str) -> None:
    assert not is_common(word)
