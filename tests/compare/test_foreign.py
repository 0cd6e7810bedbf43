import pytest

from mtaudit.compare.foreign import languages, other_script


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("деревня", "Cyrillic"),
        ("狗", "Chinese characters"),
        ("घाटी", "Devanagari"),
        ("かな", "Japanese"),
        ("λόγος", "Greek"),
    ],
)
def test_scripts_have_names(word: str, script: str) -> None:
    assert other_script(word) == script


@pytest.mark.parametrize("word", ["dog", "Ünal", "α", "µm", "½", "“", "", "\ud800", "x²"])
def test_latin_words_symbols_and_marks_are_of_no_other_script(word: str) -> None:
    assert other_script(word) is None


def test_function_words_tell_their_language() -> None:
    assert languages("leurs") == ("French",)
    assert languages("Und") == ("German",)
    assert len(languages("que")) > 1


@pytest.mark.parametrize("word", ["the", "come", "on", "was", "Ziegen", ""])
def test_english_words_and_content_words_tell_none(word: str) -> None:
    assert languages(word) == ()
