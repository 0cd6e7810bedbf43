"""How the terms of a text are rendered, place by place."""

from collections.abc import Callable, Sequence

from mtaudit.compare.terminology import renderings
from mtaudit.model import Unit

UnitsOf = Callable[[list[tuple[str, str]]], Sequence[Unit]]


def rendered(units: Sequence[Unit], term: str) -> list[tuple[int, str]]:
    return [(rendering.unit.id, rendering.there.text) for rendering in renderings(units).get(term, [])]


def test_each_place_in_order(units_of: UnitsOf) -> None:
    units = units_of(
        [
            ("The company praised its staff.", "The company praised its staff."),
            ("It rains.", "It rains."),
            ("The companies grew quickly.", "The firms grew quickly."),
        ]
    )
    assert rendered(units, "company") == [(0, "company"), (2, "firms")]


def test_what_another_kind_of_word_or_nothing_stands_for_is_left_out(units_of: UnitsOf) -> None:
    assert rendered(units_of([("The staff left, and the boss too.", "They left.")]), "staff") == []
    assert rendered(units_of([("The staff left.", "")]), "staff") == []


def test_a_modifier_is_no_rendering_of_a_head(units_of: UnitsOf) -> None:
    units = units_of([("The tax reform failed.", "The reform of the code failed.")])
    assert "code" not in [word for _, word in rendered(units, "reform")]
