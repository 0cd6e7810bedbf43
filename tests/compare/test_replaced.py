from collections.abc import Callable

import pytest

from mtaudit.compare.replaced import replaced
from mtaudit.model import Unit


def pairs(unit: Unit) -> dict[tuple[str, str], float]:
    assert unit.source
    assert unit.target
    return {(unit.source.tokens[p.source].text, unit.target.tokens[p.target].text): p.chance for p in replaced(unit)}


def test_a_word_is_compared_with_the_one_whose_place_it_took(unit_of: Callable[[str, str], Unit]) -> None:
    found = pairs(unit_of("The old bridge was opened in May.", "The old bridge was closed in June."))
    assert set(found) <= {("opened", "closed"), ("May", "June")}
    assert found["opened", "closed"] > 0.5


def test_a_paraphrase_is_less_likely_reversed_than_an_opposite(unit_of: Callable[[str, str], Unit]) -> None:
    source = "The firm praised the plan."
    paraphrase = pairs(unit_of(source, "The firm lauded the plan."))
    opposite = pairs(unit_of(source, "The firm condemned the plan."))
    assert max(paraphrase.values(), default=0.0) < max(opposite.values())


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The task is difficult.", "The task is not easy."),
        ("He was slower than his brother.", "He was less fast than his brother."),
        ("The young woman is 25 years of age.", "The woman is 25 years old."),
    ],
)
def test_an_opposite_that_comes_to_the_same_is_unlikely(
    unit_of: Callable[[str, str], Unit], source: str, target: str
) -> None:
    assert max(pairs(unit_of(source, target)).values(), default=0.0) < 0.5
