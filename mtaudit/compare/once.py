"""What several checks ask of a unit is worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from mtaudit.model import Unit

KEPT = 256  # units; checks ask in turn of each, those that survey a text of all, one check after the other
Value = TypeVar("Value")


def once_a_unit(function: Callable[[Unit], Value]) -> Callable[[Unit], Value]:
    """The function of a unit, its last answers kept. They go by the object: comparing units takes longer than most
    questions.
    """
    answers: dict[int, tuple[Unit, Value]] = {}  # with the unit, so that no other object gets its id

    @wraps(function)
    def answered(unit: Unit) -> Value:
        found = answers.get(id(unit))
        if found is None:
            if len(answers) >= KEPT:
                answers.clear()
            found = answers[id(unit)] = unit, function(unit)
        return found[1]

    return answered
