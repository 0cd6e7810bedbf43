"""Which words neither English nor the source has."""

from collections.abc import Callable

import pytest

from mtaudit.compare.sides import sides
from mtaudit.compare.strange import Strange, strange_words
from mtaudit.model import Unit

UnitOf = Callable[[str, str], Unit]


def strange(unit: Unit) -> list[tuple[str, Strange]]:
    both = sides(unit)
    assert both is not None
    _, target = both
    return [(target.here.tokens[found.index].text, found) for found in strange_words(target)]


def test_a_slip_of_a_word_of_the_source_is_told(unit_of: UnitOf) -> None:
    ((word, found),) = strange(unit_of("The vegetables were fresh.", "The vegitables were fresh."))
    assert word == "vegitables"
    assert found.correction == "vegetables"
    assert found.source == 1
    assert not found.name


def test_a_capital_speaks_for_a_name(unit_of: UnitOf) -> None:
    ((_, found),) = strange(unit_of("We met her.", "We met Zhvanetskaya."))
    assert found.name


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The Plitvice lakes", "The lakes of Plitvice"),
        ("A goverment", "Goverments"),
        ("anti-vaxxer", "antivaxxer"),
        ("It is far.", "See info@zxcvb.example or #zxcvb and zx_cvb."),
        ("It is far.", "It is 5 kmph, qwx9 and ZXCV."),
        ("He doesn't.", "He doesnt."),
    ],
)
def test_what_the_source_has_or_no_reader_takes_for_a_word(source: str, target: str, unit_of: UnitOf) -> None:
    assert strange(unit_of(source, target)) == []


def test_time_grows_with_the_text_alone(unit_of: UnitOf) -> None:
    text = "qzx wvt " * 3_000
    assert len(strange(unit_of("A text.", text))) == 6_000
