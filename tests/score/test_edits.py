"""Edit distances word by word, against the table cell by cell and against sacreBLEU's TER."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu import sentence_ter

from mtaudit.score.edits import Distances, Row
from mtaudit.score.sacrebleu import score_unit

WORDS = st.lists(st.sampled_from("abcd"), max_size=30)


def table(reference: list[str], words: list[str]) -> int:
    """The distance by its definition."""

    @cache
    def cell(row: int, column: int) -> int:
        if not row or not column:
            return row + column
        replaced = cell(row - 1, column - 1) + (words[row - 1] != reference[column - 1])
        return min(replaced, cell(row - 1, column) + 1, cell(row, column - 1) + 1)

    return cell(len(words), len(reference))


@given(WORDS.filter(bool), WORDS)
def test_the_distance_is_that_of_the_whole_table(reference: list[str], words: list[str]) -> None:
    assert Distances(reference).of(words) == table(reference, words)


@given(WORDS.filter(bool), WORDS)
def test_the_way_makes_the_words_the_reference_at_that_cost(reference: list[str], words: list[str]) -> None:
    distances, rows = Distances(reference), list[Row]()
    distance = distances.of(words, rows)
    steps = "".join(distances.steps(rows))[::-1]
    assert len(steps) - steps.count(" ") == distance
    assert len(steps) - steps.count("i") == len(words)
    left, made = iter(words), iter(reference)
    for step in steps:
        word, wanted = None if step == "i" else next(left), None if step == "d" else next(made)
        assert (step == " ") == (word == wanted)


@given(WORDS, st.data())
def test_ter_is_that_of_sacrebleu_whatever_was_moved(words: list[str], data: st.DataObject) -> None:
    moved = data.draw(st.permutations(words)) + data.draw(WORDS)
    source, target = " ".join(words), " ".join(moved[:50])
    if source != target:
        assert score_unit(source, target).ter == pytest.approx(sentence_ter(target, [source]).score)
