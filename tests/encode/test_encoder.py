import hashlib
import re
import sys
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.encode import MODELS, Encoder, Matrix
from mtaudit.encode.encoder import WINDOW
from mtaudit.errors import ConfigError
from mtaudit.model import Segment, Token


def segment(text: str, start: int = 0) -> Segment:
    """The text as one segment from `start` in its document, split at spaces."""
    words = [(start + m.start(), start + m.end(), m[0]) for m in re.finditer(r"\S+", text)]
    tokens = tuple(Token(a, b, word, word, "X", "X", "dep", n) for n, (a, b, word) in enumerate(words))
    return Segment(start, start + len(text), text, (0,), tokens)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture(scope="module")
def similarity(encoder: Encoder) -> Callable[[str, str], Matrix]:
    return lambda source, target: next(encoder.similarities([(segment(source), segment(target))]))


def test_words_by_words(similarity: Callable[[str, str], Matrix]) -> None:
    found = similarity("the physician examined a child", "a doctor saw the boy again")
    assert found.shape == (5, 6)
    assert np.abs(found).max() <= 1
    assert found[1].argmax() == 1  # physician / doctor
    assert found[4].argmax() == 4  # child / boy


def test_equal_texts_are_most_similar_word_by_word(similarity: Callable[[str, str], Matrix]) -> None:
    found = similarity("unflappable Przybylski's well-known anti-tank", "unflappable Przybylski's well-known anti-tank")
    assert found.diagonal() == pytest.approx(1, abs=1e-3)
    assert (found.argmax(axis=1) == range(4)).all()


def test_place_in_the_document_says_nothing(encoder: Encoder) -> None:
    here, there = segment("Prices rose sharply."), segment("Prices fell sharply.")
    later = segment("Prices rose sharply.", start=1000)
    first, second = encoder.similarities([(here, there), (later, there)])
    assert (first == second).all()


def test_other_pairs_say_nothing(encoder: Encoder) -> None:
    pair = segment("The fleet left port at dawn."), segment("At dawn the ships left harbour.")
    others = [(segment("word " * n), segment("An other one, " * (40 - n))) for n in range(1, 40)]
    alone = next(encoder.similarities([pair]))
    among = list(encoder.similarities([*others, pair, *others]))[len(others)]
    assert (alone == among).all()


def test_long_texts_are_read_to_their_end(similarity: Callable[[str, str], Matrix]) -> None:
    filler = " ".join(f"word{n}" for n in range(WINDOW))
    found = similarity(f"{filler} the physician", "a doctor")
    assert found.shape == (WINDOW + 2, 2)
    assert found[:, 1].argmax() == WINDOW + 1


def test_the_end_of_one_window_joins_the_next(similarity: Callable[[str, str], Matrix]) -> None:
    text = "ship " * (3 * WINDOW)
    assert similarity(text, text).diagonal() == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("text", ["", " ", "\x00", "\u200b\u200b", "\ud800", "\x1b[31m", "a" * 1_000_000, "é́́" * 999])
def test_hostile_texts_have_figures(similarity: Callable[[str, str], Matrix], text: str) -> None:
    found = similarity(text, "one two")
    assert found.shape == (len(text.split()), 2)
    assert np.isfinite(found).all()


@settings(max_examples=30)
@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
def test_any_two_texts(similarity: Callable[[str, str], Matrix], source: str, target: str) -> None:
    found = similarity(source, target)
    assert found.shape == (len(source.split()), len(target.split()))
    assert np.isfinite(found).all()


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json"])
def test_the_model_is_the_one_that_its_card_describes(name: str) -> None:
    card = (MODELS / "README.md").read_text(encoding="utf-8")
    assert f"`{name}` {hashlib.sha256((MODELS / name).read_bytes()).hexdigest()}" in card


@pytest.mark.parametrize("library", ["onnxruntime", "tokenizers"])
def test_a_library_that_does_not_load_is_one_sentence(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ConfigError, match=library):
        Encoder()
