from collections.abc import Callable

from mtaudit.compare.evidence import unsaid
from mtaudit.compare.gaps import gaps
from mtaudit.compare.holes import Copy
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.word_risks import Risks
from mtaudit.model import Unit

UnitOf = Callable[[str, str], Unit]
SOURCE = "The court fined the old company in March."


def source_side(unit_of: UnitOf, source: str, target: str) -> Side:
    both = sides(unit_of(source, target))
    assert both is not None
    return both[0]


def evidence(unit_of: UnitOf, target: str, word: str) -> dict[str, float]:
    side = source_side(unit_of, SOURCE, target)
    found = unsaid(side, None)
    return next(found[index] for index in found if side.here.tokens[index].text == word)


def test_equal_texts_leave_nothing_unsaid(unit_of: UnitOf) -> None:
    assert unsaid(source_side(unit_of, SOURCE, SOURCE), None) == {}


def test_a_word_cut_out_leaves_its_neighbours_side_by_side(unit_of: UnitOf) -> None:
    found = evidence(unit_of, "The court fined the company in March.", "old")
    assert found["same words adjoin"] == found["neighbours adjoin, nothing new there"] == found["head is said"] == 1
    assert found["words said alike, share"] == 1


def test_a_word_replaced_has_another_in_its_place(unit_of: UnitOf) -> None:
    side = source_side(unit_of, "They drank the soup.", "They drank the asphalt.")
    ((_, found),) = unsaid(side, None).items()
    assert found["another word in its place"] == 1
    assert not found["neighbours adjoin, nothing new there"]


def test_a_hole_in_its_place_counts_for_a_word(unit_of: UnitOf) -> None:
    side = source_side(unit_of, SOURCE, "The court the old company in March.")
    copy = Copy(gaps(side.there.tokens), {2: 3.0, 5: 4.0})
    ((_, found),) = unsaid(side, None, copy).items()
    assert found["hole in its place"] == 3.0
    assert found["hole there"] == 4.0
    assert found["verb missing in its place"] > found["its like missing in its place"] > 0


def test_the_judge_is_heard_of_word_place_and_unit(unit_of: UnitOf) -> None:
    side = source_side(unit_of, "They drank the soup.", "They drank the asphalt.")
    ours = Risks((-9, -9, -9, 2.0, -9), (-9, -9, -9, 1.0, -9), (-9, -9, -9, 0.5, -9), 0.1, -0.2, 30.0)
    ((_, found),) = unsaid(side, ours).items()
    assert (found["risk"], found["critical risk"], found["words at higher risk"]) == (2.0, 1.0, 0.0)
    assert (found["highest risk there"], found["unit: major"], found["unit: penalty"]) == (0.5, 0.1, 30.0)
    assert "risk" not in unsaid(side, None)[3]
