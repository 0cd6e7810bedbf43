from collections.abc import Callable

import pytest

from mtaudit.compare.forms import Form
from mtaudit.compare.matching import match_names
from mtaudit.compare.sides import sides
from mtaudit.model import Unit

UnitOf = Callable[[str, str], Unit]


@pytest.mark.parametrize(
    ("source", "target", "form"),
    [
        ("They met in Ürümqi.", "They met in Urumqi.", Form.SAME),
        ("They met in Kiev.", "They met in Kyiv.", Form.SPELLING),
        ("The C.I.A. knew.", "The CIA knew.", Form.ACRONYM),
        ("They went to Burma.", "They went to Myanmar.", Form.ALIAS),
    ],
)
def test_a_name_returns_in_another_form(unit_of: UnitOf, source: str, target: str, form: Form) -> None:
    both = sides(unit_of(source, target))
    assert both is not None
    (match,) = match_names(both[0])
    assert match.absent == ()
    assert [kept[2] for kept in match.kept] == [form]


def test_a_name_that_does_not_return_is_absent(unit_of: UnitOf) -> None:
    both = sides(unit_of("They flew to Nairobi.", "They flew to Oslo."))
    assert both is not None
    (match,) = match_names(both[0])
    assert match.kept == ()
    assert match.beheaded
