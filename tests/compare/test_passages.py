from collections.abc import Callable

from mtaudit.compare.passages import counterpart, passage
from mtaudit.compare.sides import sides
from mtaudit.model import Unit

UnitOf = Callable[[str, str], Unit]
SOURCE = "The report praises the deepening military partnership between them."
TARGET = "The report praises the military partnership between them."


def test_a_passage_has_the_words_around_and_no_stop(unit_of: UnitOf) -> None:
    source = unit_of(SOURCE, TARGET).source
    assert source is not None
    assert passage(source, 4, 4) == "“praises the deepening military partnership”"
    assert passage(source, 8, 8) == "“partnership between them”"


def test_the_counterpart_is_where_the_words_would_stand(unit_of: UnitOf) -> None:
    both = sides(unit_of(SOURCE, TARGET))
    assert both is not None
    assert counterpart(both[0], 4, 4) == "“praises the military partnership”"
