from collections.abc import Callable

import pytest

from mtaudit.compare.marks import Fault, dateline, final_mark, slips
from mtaudit.model import Segment, Unit

UnitOf = Callable[[str, str], Unit]


def segment(text: str, unit_of: UnitOf) -> Segment:
    target = unit_of("A text.", text).target
    assert target is not None
    return target


@pytest.mark.parametrize(
    ("text", "fault", "words"),
    [
        ("He ran for^ the bus.", Fault.STRAY, "for^"),
        ("The team- grew.", Fault.HANGING, "team-"),
        ("They left .", Fault.SPACED, "left ."),
        ("It rains,; they stay.", Fault.DOUBLED, "rains,;"),
        ("They cut the; tree.", Fault.SPLITTING, "the; tree"),
        ("The lake (long is frozen.", Fault.UNCLOSED, "(long"),
        ("The lake) is frozen.", Fault.UNOPENED, "lake)"),
        ('The lake" is frozen.', Fault.UNOPENED, 'lake"'),
        ("The team' won.", Fault.UNOPENED, "team'"),
    ],
)
def test_each_fault_is_found_at_its_words(text: str, fault: Fault, words: str, unit_of: UnitOf) -> None:
    side = segment(text, unit_of)
    assert [(slip.fault, side.excerpt(slip.span)) for slip in slips(side) if slip.strength >= 0.5] == [(fault, words)]


@pytest.mark.parametrize(
    "text",
    [
        "“Stay,” he said (twice); she left: alone...",
        "A 5\" screen, e.g., and the dogs' owners; pre- and post-war.",
        "Points a) and 2) hold [as is].",
        "'Stay', he said, \"or go.\"",
        "He — and I mean he – won 3-2.",
    ],
)
def test_ordinary_punctuation_has_no_fault(text: str, unit_of: UnitOf) -> None:
    assert [slip for slip in slips(segment(text, unit_of)) if slip.strength >= 0.5] == []


@pytest.mark.parametrize("text", ["(" * 100_000, '"' * 99_999, "a^ " * 30_000, "^" * 100_000, "x- " * 30_000])
def test_time_grows_with_the_text_alone(text: str) -> None:
    assert isinstance(slips(Segment(0, len(text), text, (0,))), list)


def test_final_mark_stands_before_closing_quotation_marks(unit_of: UnitOf) -> None:
    mark = final_mark(segment("He said: “I left.”", unit_of))
    assert mark is not None
    assert mark.text == "."
    assert final_mark(segment("He left", unit_of)) is None


@pytest.mark.parametrize("text", ["MADRID — The king left.", "PARIS, March 3 (AP) — Rain fell.", "Oslo – Ships sank."])
def test_a_dateline_ends_in_a_dash(text: str, unit_of: UnitOf) -> None:
    side = segment(text, unit_of)
    found = dateline(side.tokens)
    assert found is not None
    assert side.tokens[found].text in "—–"


@pytest.mark.parametrize("text", ["The king — of Spain — left.", "Well — he left.", "— He left.", "Anglo-Saxon"])
def test_other_dashes_end_none(text: str, unit_of: UnitOf) -> None:
    assert dateline(segment(text, unit_of).tokens) is None
