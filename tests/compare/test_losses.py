from collections.abc import Callable

import pytest

from mtaudit.compare.evidence import unsaid
from mtaudit.compare.losses import Loss, lost, weighs_little
from mtaudit.compare.sides import Side, sides
from mtaudit.model import Unit

UnitOf = Callable[[str, str], Unit]


def source_side(unit_of: UnitOf, source: str, target: str) -> Side:
    both = sides(unit_of(source, target))
    assert both is not None
    return both[0]


def losses(side: Side) -> list[Loss]:
    return lost(side, None)[0]


def words(side: Side, indices: tuple[int, ...]) -> list[str]:
    return [side.here.tokens[index].text for index in indices]


def test_nothing_is_lost_between_equal_texts(unit_of: UnitOf) -> None:
    assert losses(source_side(unit_of, "The old bridge is closed.", "The old bridge is closed.")) == []


def test_a_lost_phrase_is_one_loss(unit_of: UnitOf) -> None:
    side = source_side(
        unit_of, "The company will open a plant with public money in May.", "The company will open a plant in May."
    )
    (loss,) = losses(side)
    assert words(side, loss.words) == ["with", "public", "money"]
    assert not weighs_little(side, loss)


def test_a_gap_in_the_sentence_is_surer_than_a_paraphrase(unit_of: UnitOf) -> None:
    source = "Children cannot resist the temptation to touch the glass."
    gap = source_side(unit_of, source, "Children cannot resist the to touch the glass.")
    other = source_side(unit_of, source, "Children cannot resist the urge to touch the glass.")
    (sure,) = losses(gap)
    assert all(loss.probability < sure.probability for loss in losses(other))


def test_a_lone_modifier_weighs_little(unit_of: UnitOf) -> None:
    side = source_side(unit_of, "They crossed the old wooden bridge.", "They crossed the old bridge.")
    (loss,) = losses(side)
    assert words(side, loss.words) == ["wooden"]
    assert weighs_little(side, loss)


@pytest.mark.parametrize("target", ["Keller left early.", "Left early."])
def test_honorifics_and_function_words_are_never_lost(unit_of: UnitOf, target: str) -> None:
    side = source_side(unit_of, "Mr. Keller left early.", target)
    assert not {"Mr.", "."} & {side.here.tokens[index].text for index in unsaid(side, None)}


def test_a_sentence_without_its_subject_has_a_hole(unit_of: UnitOf) -> None:
    source = "The report says it was closed in March because of the flood."
    _, holes = lost(source_side(unit_of, source, "The report says was closed in March because of the flood."), None)
    worst = max(holes, key=lambda hole: hole.probability)
    side = source_side(unit_of, source, source)
    assert words(side, worst.words) == ["it"]
    assert all(worst.probability > hole.probability for hole in lost(side, None)[1])


def test_what_a_lost_word_explains_is_no_other_hole(unit_of: UnitOf) -> None:
    side = source_side(unit_of, "The conflict led to a new republic.", "The conflict to a new republic.")
    losses_, holes = lost(side, None)
    explained = {index for loss in losses_ for index in loss.words}
    assert words(side, tuple(explained)) == ["led"]
    assert all(explained.isdisjoint(hole.words) for hole in holes)
