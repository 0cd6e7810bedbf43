"""The parameter file is small, readable and says where it comes from."""

import json
from importlib import resources

import pytest

PARAMETERS = json.loads(resources.files("mtaudit.segment").joinpath("punkt_en.json").read_text(encoding="utf-8"))
LISTS = sorted(PARAMETERS.keys() - {"source"})


def test_names_its_source() -> None:
    assert "training/punkt.py" in PARAMETERS["source"]


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted_lower_case_words_without_a_final_stop(name: str) -> None:
    words = PARAMETERS[name]
    assert words == sorted(set(words))
    assert all(word == word.lower().rstrip(".") for word in words)


def test_leading_abbreviations_are_abbreviations() -> None:
    assert set(PARAMETERS["leading_abbreviations"]) <= set(PARAMETERS["abbreviations"])
