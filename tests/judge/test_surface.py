import re
from itertools import pairwise
from time import process_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.encode import MODELS
from mtaudit.judge import surface as names
from mtaudit.judge.fluency import Fluency
from mtaudit.judge.surface import FLAGS, SPELLING, Surface, spelling, surface

FLUENCY = Fluency.load(MODELS / "fluency.npz")


def seen(text: str) -> Surface:
    """The surface of a text whose pieces are its words and marks."""
    return surface(text, [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)], FLUENCY)


def raised(text: str, flag: int) -> list[int]:
    """At which words a flag is 1."""
    return np.flatnonzero(seen(text).flags[:, flag] == 1).tolist()


@pytest.mark.parametrize(
    ("flag", "text", "where"),
    [
        (names.MARK, "Stop , now!", [1, 3]),
        (names.DIGIT, "In 2024 or x2", [1, 3]),
        (names.CAPITAL, "the Thames IS wide", [1, 2]),
        (names.UPPER, "the Thames IS A river", [2]),
        (names.FIRST, "one two three", [0]),
        (names.LAST, "one two three", [2]),
        (names.SPACED, "a b ,c", [1, 2]),
        (names.SPACE_AFTER, "a b ,c", [0, 1]),
        (names.ECHO, "the The cat cat the", [1, 3]),
        (names.ECHO_NEAR, "the cat saw the dog", [3]),
        (names.ECHO_NEAR, "cat 1 2 3 4 5 6 7 8 cat", []),
        (names.ECHOED_PAIR, "he said so he said", [4]),
        (names.LENGTH, "electrification lit", [0]),
        (names.ASCII, "café open", [1]),
    ],
)
def test_flags(flag: int, text: str, where: list[int]) -> None:
    assert raised(text, flag) == where


def test_pieces_of_one_word_share_all_but_their_place_in_it() -> None:
    whole, parts = seen("unhappy"), surface("unhappy", [(0, 2), (2, 7)], FLUENCY)
    assert (parts.lower == whole.lower[0]).all()
    assert parts.flags[:, names.INNER].tolist() == [0, 1]


def test_letter_case_is_in_one_hash_and_not_in_the_other() -> None:
    found = seen("Mark mark")
    assert found.lower[0] == found.lower[1]
    assert found.written[0] != found.written[1]


def test_alike_spelling_is_alike() -> None:
    sergey, sergei, river = (spelling(word).astype(float) for word in ("sergey", "sergei", "river"))
    assert sergey @ sergey == pytest.approx(1, abs=1e-2)
    assert sergey @ sergei > 0.6 > 0.4 > sergey @ river


@given(st.text(st.characters(), max_size=60), st.lists(st.integers(0, 60), max_size=8))
def test_any_text_in_any_pieces(text: str, cuts: list[int]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    found = surface(text, list(pairwise(places)), FLUENCY)
    assert found.flags.shape == (len(found), FLAGS)
    assert found.spelling.shape == (len(found), SPELLING)
    assert np.isfinite(found.flags).all()


@pytest.mark.parametrize("text", ["", " ", "\ud800", "\x00", "a" * 1_000_000, "a " * 100_000])
def test_hostile_texts(text: str) -> None:
    began = process_time()
    assert len(surface(text, [], FLUENCY)) == 0
    assert len(surface(text, [(0, len(text))], FLUENCY)) == 1
    assert process_time() - began < 20
