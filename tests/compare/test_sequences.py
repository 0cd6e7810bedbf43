import pytest

from mtaudit.annotate import Annotator
from mtaudit.compare.sequences import END, START, gain_with, gain_without, sequence


def test_a_sequence_has_two_starts_and_an_end(annotator: Annotator) -> None:
    (parse,) = annotator.parse(["The cat sat."])
    assert sequence(parse.tokens) == [START, START, "the", "NN", "VBD", ".", END]
    assert sequence(()) == [START, START, END]


def test_a_gap_asks_for_the_word_that_is_missing(annotator: Annotator) -> None:
    gap, whole = (
        sequence(parse.tokens) for parse in annotator.parse(["He opened the with a key.", "He opened the door."])
    )
    place = gap.index("with")
    assert gain_with(gap, place, "NN") > 0 > gain_with(whole, whole.index("NN"), "VBD")


@pytest.mark.parametrize("place", [2, 3, 4, 5])
def test_taking_out_is_the_reverse_of_putting_in(place: int) -> None:
    whole = [START, START, "the", "NN", "VBD", ".", END]
    without = whole[:place] + whole[place + 1 :]
    assert gain_without(whole, place) == pytest.approx(-gain_with(without, place, whole[place]))
