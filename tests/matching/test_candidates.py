"""The few sources that share most rare words with a text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.matching.candidates import likeliest, signature

HARBOUR = "The harbour froze overnight, and 14 ferries stayed in port until the thaw."
SCHOOL = "The schools on the island stayed closed, and the pupils learned at home."
BUDGET = "The council passed a budget of 3.5 million, and taxes will rise in spring."
SOURCES = [signature(text) for text in (HARBOUR, SCHOOL, BUDGET)]


def test_a_reworded_text_is_nearest_to_its_original() -> None:
    assert likeliest("Overnight the harbours were freezing: 14 ferries.", SOURCES, 2)[0][0] == 0


def test_the_same_words_in_another_order_are_the_same_text() -> None:
    [(number, cosine)] = likeliest(" ".join(reversed(SCHOOL.split())), SOURCES, 1)
    assert number == 1
    assert cosine == pytest.approx(1)


def test_a_passage_inside_a_longer_text_is_found() -> None:
    other = " ".join(f"word{n} thing{n % 97} matter{n % 89} ferry school" for n in range(400))
    sources = [*SOURCES, *(signature(f"the ferry to school {n} word{n}") for n in range(50))]
    assert 2 in [number for number, _ in likeliest(f"{other} {BUDGET} {other}", sources, 5)]


def test_what_shares_nothing_is_no_candidate() -> None:
    assert likeliest("Zebras quietly graze.", SOURCES, 3) == []
    assert likeliest("", SOURCES, 3) == []
    assert likeliest(HARBOUR, [], 3) == []
    assert likeliest(HARBOUR, [signature("")], 3) == []


@settings(max_examples=25)
@given(st.text())
def test_any_text_has_a_signature(text: str) -> None:
    found = signature(text)
    assert found.dtype == np.uint32
    assert found.tolist() == sorted(set(found.tolist()))
    assert all(0 <= cosine <= 1.000001 for _, cosine in likeliest(text, [found, *SOURCES], 4))
