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


def test_words_without_partners_around_have_no_counterpart(unit_of: UnitOf) -> None:
    both = sides(unit_of("Rain is expected over the eastern hills tonight.", "Nobody knows."))
    assert both is not None
    assert counterpart(both[0], 5, 6) is None


def test_the_place_of_the_first_words_is_the_beginning(unit_of: UnitOf) -> None:
    both = sides(unit_of("Foreign officials verify the identity.", "Officials verify the identity."))
    assert both is not None
    assert counterpart(both[0], 0, 0) == "“Officials verify”"


def test_a_place_among_marks_alone_shows_a_mark(unit_of: UnitOf) -> None:
    both = sides(unit_of("He toured with the program “Guten Tag.” dpa", 'He toured with the programme "Good day."'))
    assert both is not None
    copy = both[0].there
    assert passage(copy, len(copy.tokens), len(copy.tokens) - 1) == '“"”'
