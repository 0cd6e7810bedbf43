from collections.abc import Callable

import pytest

from mtaudit.compare.evidence import missing, unsaid
from mtaudit.compare.sides import Side, sides
from mtaudit.model import Unit

UnitOf = Callable[[str, str], Unit]
SOURCE = "The court fined the old company in March."


def source_side(unit_of: UnitOf, source: str, target: str) -> Side:
    both = sides(unit_of(source, target))
    assert both is not None
    return both[0]


def evidence(unit_of: UnitOf, target: str, word: str) -> dict[str, float]:
    side = source_side(unit_of, SOURCE, target)
    found = unsaid(side)
    index = next(index for index in found if side.here.tokens[index].text == word)
    return found[index] | next(missing(side, [index]))


def test_equal_texts_leave_nothing_unsaid(unit_of: UnitOf) -> None:
    assert unsaid(source_side(unit_of, SOURCE, SOURCE)) == {}


def test_a_word_cut_out_leaves_its_neighbours_side_by_side(unit_of: UnitOf) -> None:
    found = evidence(unit_of, "The court fined the company in March.", "old")
    assert found["same words adjoin"] == found["neighbours adjoin, nothing new there"] == found["head is said"] == 1
    assert found["words said alike, share"] == 1


def test_a_word_replaced_has_another_in_its_place(unit_of: UnitOf) -> None:
    side = source_side(unit_of, "They drank the soup.", "They drank the asphalt.")
    ((_, found),) = unsaid(side).items()
    assert found["another word in its place"] == 1
    assert not found["neighbours adjoin, nothing new there"]


@pytest.mark.parametrize(
    ("target", "word", "gap"),
    [
        ("The court the old company in March.", "fined", "verb missing in its place"),
        ("The court fined the old in March.", "company", "its like missing in its place"),
    ],
)
def test_a_broken_sentence_tells_of_a_loss(unit_of: UnitOf, target: str, word: str, gap: str) -> None:
    whole = evidence(unit_of, "The court fined the company in March.", "old")
    assert evidence(unit_of, target, word)[gap] > whole["its like missing in its place"]
