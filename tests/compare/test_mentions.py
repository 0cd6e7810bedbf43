"""What a whole text tells about its names: full names and the acronyms it introduces."""

from collections.abc import Callable, Sequence

import pytest

from mtaudit.compare.mentions import Mentions
from mtaudit.model import Unit

UnitsOf = Callable[[list[tuple[str, str]]], Sequence[Unit]]


@pytest.fixture(scope="module")
def mentions(units_of: UnitsOf) -> Mentions:
    return Mentions(
        units_of(
            [
                ("On Monday, Helena Brandt met Anna Keller in Port Ambrose.", ""),
                ("The Federal Institute for Water Research (FIWR) closed.", ""),
                ("", "The working group (WG) met."),
                ("He is ill (ABC), he said.", ""),
            ]
        )
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "name"),
    [
        (["Brandt"], ["Helena"], "Helena Brandt"),
        (["Helena", "Brandt"], ["Brandt"], "Helena Brandt"),
        (["Brandt"], ["Keller"], None),
        (["Brandt"], ["Anna"], None),
        (["Port"], ["Ambrose"], None),  # half of a place's name is another place
        (["Brandt"], [], None),
        ([], ["Brandt"], None),
    ],
)
def test_parts_of_one_full_name(mentions: Mentions, ours: list[str], theirs: list[str], name: str | None) -> None:
    assert mentions.full_name(ours, theirs) == name


@pytest.mark.parametrize(
    ("acronym", "text", "expected"),
    [
        ("FIWR", "She works at the Federal Institute for Water Research.", True),
        ("FIWR", "She works at the water research institute.", True),
        ("FIWR", "She works at the institute.", False),
        ("WG", "The group that is working has met.", True),
        ("ABC", "He is ill.", False),
        ("XYZ", "The working group met.", False),
    ],
)
def test_long_forms_of_acronyms(mentions: Mentions, acronym: str, text: str, expected: bool, units_of: UnitsOf) -> None:
    segment = units_of([(text, text)])[0].source
    assert segment is not None
    assert mentions.stands_for(acronym, segment.tokens) is expected
