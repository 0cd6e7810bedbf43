from collections.abc import Callable

from mtaudit.compare.gaps import gaps
from mtaudit.compare.holes import between, holes
from mtaudit.compare.sides import Side, sides
from mtaudit.model import Unit

UnitOf = Callable[[str, str], Unit]
SOURCE = "The engineers built a bridge across the river."


def copy_side(unit_of: UnitOf, target: str) -> Side:
    both = sides(unit_of(SOURCE, target))
    assert both is not None
    return both[1]


def holes_of(copy: Side) -> dict[int, dict[str, float]]:
    return holes(copy, gaps(copy.here.tokens), None)


def test_a_hole_lies_between_the_partners_of_the_words_around_it(unit_of: UnitOf) -> None:
    copy = copy_side(unit_of, "The engineers a bridge across the river.")
    assert [copy.there.tokens[index].text for index in between(copy, 2)] == ["built"]
    assert len(between(copy, 1)) == 0


def test_a_lost_verb_leaves_a_hole_that_names_it(unit_of: UnitOf) -> None:
    found = holes_of(copy_side(unit_of, "The engineers a bridge across the river."))[2]
    assert found["unsaid verb"] == found["unsaid, nothing for it"] == found["verbs lost"] == 1
    assert found["verb missing"] > found["noun missing"]


def test_nothing_is_missing_between_words_that_adjoin_in_the_source(unit_of: UnitOf) -> None:
    assert holes_of(copy_side(unit_of, SOURCE)) == {}


def test_a_text_without_words_has_no_partners_to_lie_between(unit_of: UnitOf) -> None:
    copy = copy_side(unit_of, "Zzz.")
    assert len(between(copy, 1)) <= len(copy.there.tokens)
