"""Where the terms of a glossary stand in a text."""

from collections.abc import Callable
from time import process_time

import pytest

from mtaudit.compare.terms import Text
from mtaudit.model import Glossary, Segment, Term, Unit

UnitOf = Callable[[str, str], Unit]

GLOSSARY = Glossary(
    (
        Term("rate", ("rate",)),
        Term("interest rate", ("interest rate",)),
        Term("sanctions", ("sanctions",)),
        Term("news", ("news",)),
        Term("enforce", ("enforce",)),
        Term("US", ("US",), case_sensitive=True),
        Term("AT&T", do_not_translate=True),
        Term("Coca-Cola", do_not_translate=True),
        Term("O'Hare", do_not_translate=True),
    )
)


def segment(text: str, unit_of: UnitOf) -> Segment:
    found = unit_of(text, text).source
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The rates rose.", ["rates"]),
        ("The interest rates rose.", ["interest rates"]),  # and not the rate in it
        ("His interest rates highly.", ["interest rates"]),  # words are all that is compared
        ("A sanction was imposed.", ["sanction"]),
        ("Something new was said.", []),  # news is no plural
        ("The rule is enforced.", ["enforced"]),
        ("The US told us.", ["US"]),
        ("AT&T’s offer", ["AT&T"]),
        ("Coca-Cola and coca-cola and Coca Cola", ["Coca-Cola"]),
        ("at O’Hare", ["O’Hare"]),
        ("", []),
    ],
)
def test_terms_are_found_in_their_forms(text: str, found: list[str], unit_of: UnitOf) -> None:
    side = segment(text, unit_of)
    assert [side.excerpt(side.cover(place)) for _, place in Text(side).terms(GLOSSARY)] == found


def test_two_rules_for_one_term_both_hold(unit_of: UnitOf) -> None:
    glossary = Glossary((Term("rate", ("rate",)), Term("Rate", (), ("tempo",))))
    assert len(Text(segment("The rate rose.", unit_of)).terms(glossary)) == 2


@pytest.mark.parametrize(
    ("phrase", "places"),
    [("interest rate", ["interest rates", "interest rate"]), ("rate", ["rates", "rate"]), ("tax", [])],
)
def test_renderings_are_found_everywhere(phrase: str, places: list[str], unit_of: UnitOf) -> None:
    side = segment("Interest rates rose, the interest rate fell.".replace("I", "i", 1), unit_of)
    found = Text(side).renderings(phrase, Term("x"))
    assert [side.excerpt(side.cover(place)) for place in found] == places


def test_looking_up_costs_the_same_in_a_large_glossary(unit_of: UnitOf) -> None:
    shared = tuple(Term(f"rate of {number}", ("x",)) for number in range(10_000))  # 4 million pairs of term and place
    side = segment("The rate of 7 rates " * 200, unit_of)
    start = process_time()
    found = Text(side).terms(Glossary(shared))
    assert [term.source for term, _ in found] == ["rate of 7"] * 200
    assert process_time() - start < 5
