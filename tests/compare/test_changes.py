"""What a figure is to a change is read from its preposition, and compared where the change is the same."""

from collections.abc import Callable

import pytest

from mtaudit.compare.changes import turned
from mtaudit.compare.figures import figures
from mtaudit.model import Unit

UnitOf = Callable[[str, str], Unit]


@pytest.mark.parametrize(
    ("source", "target", "prepositions"),
    [
        ("The rate rose from 5 to 8 percent.", "The rate rose from 8 to 5 percent.", [("from", "to"), ("to", "from")]),
        ("Prices fell by almost 40 percent.", "Prices fell to almost 40 percent.", [("by", "to")]),
        ("Prices fell by 40 percent.", "Prices fell by 40 percent.", []),
        ("Prices fell by 40 percent.", "Prices fell 40 percent.", []),
        ("The rate rose from 5 to 8 percent.", "The rate rose to 8 from 5 percent.", []),
        ("They drove to 5 towns.", "By 5 towns they were met.", []),  # nothing that changes
    ],
)
def test_turned(source: str, target: str, prepositions: list[tuple[str, str]], unit_of: UnitOf) -> None:
    unit = unit_of(source, target)
    assert unit.source
    assert unit.target
    found = turned(unit, figures(unit).quantities.equal)
    words = [(unit.source.tokens[each.source].text, unit.target.tokens[each.target].text) for each in found]
    assert words == prepositions
