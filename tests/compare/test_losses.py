from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from mtaudit.compare.evidence import unsaid
from mtaudit.compare.losses import added, lost, weighs_little
from mtaudit.compare.sides import sides
from mtaudit.model import Segment, Unit

UnitOf = Callable[[str, str], Unit]


def words(segment: Segment | None, indices: Iterable[int]) -> list[str]:
    assert segment is not None
    return [segment.tokens[index].text for index in indices]


def test_nothing_is_lost_between_equal_texts(unit_of: UnitOf) -> None:
    unit = unit_of("The old bridge is closed.", "The old bridge is closed.")
    assert lost(unit) == ([], [])
    assert added(unit) == []


def test_a_lost_phrase_is_one_loss_with_its_preposition(unit_of: UnitOf) -> None:
    whole, short = "The company will open a plant with public money in May.", "The company will open a plant in May."
    unit = unit_of(whole, short)
    both = sides(unit)
    assert both is not None
    (loss,), _ = lost(unit)
    assert words(unit.source, loss.words) == ["with", "public", "money"]
    assert not weighs_little(both[0], loss)
    assert [gain.words for gain in added(unit_of(short, whole))] == [loss.words]


@pytest.mark.parametrize("judged", [True, False])
def test_a_gap_in_the_sentence_is_surer_than_a_paraphrase(unit_of: UnitOf, judged: bool) -> None:
    source = "Children cannot resist the temptation to touch the glass."
    targets = "Children cannot resist the to touch the glass.", "Children cannot resist the urge to touch the glass."
    units = [unit_of(source, target) for target in targets]
    gap, other = (unit if judged else replace(unit, judgement=None) for unit in units)
    (sure,), _ = lost(gap)
    assert all(loss.probability < sure.probability for loss in lost(other)[0])


def test_a_lone_modifier_weighs_little(unit_of: UnitOf) -> None:
    unit = unit_of("They crossed the old wooden bridge.", "They crossed the old bridge.")
    both = sides(unit)
    assert both is not None
    (loss,), _ = lost(unit)
    assert words(unit.source, loss.words) == ["wooden"]
    assert weighs_little(both[0], loss)


@pytest.mark.parametrize("target", ["Keller left early.", "Left early."])
def test_honorifics_and_function_words_are_never_lost(unit_of: UnitOf, target: str) -> None:
    both = sides(unit_of("Mr. Keller left early.", target))
    assert both is not None
    assert not {"Mr.", "."} & set(words(both[0].here, unsaid(both[0], None)))


def test_a_figure_in_other_words_is_neither_lost_nor_added(unit_of: UnitOf) -> None:
    unit = unit_of("The shares lost a quarter of their value.", "The shares lost 25% of their value.")
    assert "quarter" not in [word for loss in lost(unit)[0] for word in words(unit.source, loss.words)]
    assert added(unit) == []


def test_a_sentence_without_its_subject_has_a_hole(unit_of: UnitOf) -> None:
    source = "The report says it was closed in March because of the flood."
    unit = unit_of(source, "The report says was closed in March because of the flood.")
    worst = max(lost(unit)[1], key=lambda hole: hole.probability)
    assert words(unit.source, worst.words) == ["it"]


def test_what_a_lost_word_explains_is_no_other_hole(unit_of: UnitOf) -> None:
    unit = unit_of("The conflict led to a new republic.", "The conflict to a new republic.")
    losses, holes = lost(unit)
    explained = [index for loss in losses for index in loss.words]
    assert words(unit.source, explained) == ["led"]
    assert all(set(explained).isdisjoint(hole.words) for hole in holes)
