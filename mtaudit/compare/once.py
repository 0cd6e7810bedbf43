"""What several checks ask of a unit, or of one of its sides, is worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

KEPT = 256  # objects; checks ask in turn of each unit, those that survey a text of all, one check after the other
Asked = TypeVar("Asked")
Value = TypeVar("Value")


def once(function: Callable[[Asked], Value]) -> Callable[[Asked], Value]:
    """The function of something frozen, its last answers kept. They go by the object: comparing units takes longer than
    most questions. The answers are shared, and not to be changed.
    """
    answers: dict[int, tuple[Asked, Value]] = {}  # with the object, so that no other gets its id

    @wraps(function)
    def answered(asked: Asked) -> Value:
        found = answers.get(id(asked))
        if found is None:
            if len(answers) >= KEPT:
                answers.clear()
            found = answers[id(asked)] = asked, function(asked)
        return found[1]

    return answered
