"""A future that the other text states in another way is no change of force."""

from collections.abc import Callable

import pytest

from mtaudit.checks import modality
from mtaudit.model import Unit


@pytest.mark.parametrize(
    ("source", "target", "proposed"),
    [
        (
            "The mayor promised to repair all the bridges.",
            "The mayor promised that all the bridges would be repaired.",
            False,
        ),
        (
            "The mayor promised that she would repair all the bridges.",
            "The mayor promised to repair all the bridges.",
            False,
        ),
        ("The mayor repaired all the bridges.", "The mayor would repair all the bridges.", True),
    ],
)
def test_an_infinitive_says_as_much_as_a_future(
    source: str, target: str, proposed: bool, unit_of: Callable[[str, str], Unit]
) -> None:
    assert bool(list(modality.propose(unit_of(source, target)))) is proposed
