"""Points in time are read by component and value, with what relates an event to them."""

from collections.abc import Callable, Sequence

import pytest

from mtaudit.compare.atoms import atoms
from mtaudit.compare.date_reader import times
from mtaudit.compare.dates import Kind, Lapse, Part, Side, Time
from mtaudit.compare.numbers import numbers
from mtaudit.compare.time_relations import lapse
from mtaudit.model import Token

TokensOf = Callable[[str], Sequence[Token]]


@pytest.fixture(scope="session")
def times_of(tokens_of: TokensOf) -> Callable[[str], list[Time]]:
    def read(text: str) -> list[Time]:
        tokens = tokens_of(text)
        pieces = atoms(tokens)
        return times(pieces, numbers(pieces), lambda token: tokens[token].entity == "DATE")

    return read


TimesOf = Callable[[str], list[Time]]
SEPTEMBER_11 = {(Kind.DAY, 11), (Kind.MONTH, 9), (Kind.YEAR, 2001)}


@pytest.mark.parametrize(
    "date", ["Sept. 11, 2001", "11 September 2001", "September 11th, 2001", "the 11th of September, 2001", "2001-09-11"]
)
def test_a_date_in_any_format_has_the_same_components(date: str, times_of: TimesOf) -> None:
    assert {(time.kind, time.values[0]) for time in times_of(f"He arrived on {date}.")} == SEPTEMBER_11


def test_day_and_month_in_figures_may_stand_in_either_order(times_of: TimesOf) -> None:
    [month, day, year] = sorted(times_of("He arrived on 9/11/2001."), key=lambda time: time.kind.value == "year")
    assert {month.values, day.values} == {(9, 11), (11, 9)}
    assert year.values == (2001,)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("He moved in the 1980s.", Kind.DECADE, 80),
        ("He moved in the '80s.", Kind.DECADE, 80),
        ("He moved in the eighties.", Kind.DECADE, 80),
        ("It was unknown in the 1800s.", Kind.CENTURY, 19),
        ("It was unknown in the 19th century.", Kind.CENTURY, 19),
        ("It was built in the nineteenth century.", Kind.CENTURY, 19),
        ("It was built in 400 A.D.", Kind.YEAR, 400),
        ("It was painted around 5000 BC.", Kind.YEAR, -5000),
        ("The house was built in 1500.", Kind.YEAR, 1500),
        ("She left yesterday.", Kind.RELATIVE, -1),
        ("She left last night.", Kind.RELATIVE, -1),
        ("She will leave next year.", Kind.RELATIVE, 1),
        ("It burned in the night before Sunday.", Kind.WEEKDAY, 5),
        ("They met on Wednesday.", Kind.WEEKDAY, 2),
    ],
)
def test_value(text: str, kind: Kind, value: float, times_of: TimesOf) -> None:
    assert [(time.kind, time.values[0]) for time in times_of(text)] == [(kind, value)]


@pytest.mark.parametrize(
    ("clock", "minutes"),
    [
        ("8:30 p.m.", 20 * 60 + 30),
        ("8:30pm", 20 * 60 + 30),
        ("20:30", 20 * 60 + 30),
        ("15h30", 15 * 60 + 30),
        ("3 p.m.", 15 * 60),
        ("12.00 GMT", 12 * 60),
        ("half past eight in the evening", 20 * 60 + 30),
        ("noon", 12 * 60),
        ("midnight", 0),
        ("seven in the morning", 7 * 60),
    ],
)
def test_clock_times(clock: str, minutes: int, times_of: TimesOf) -> None:
    [time] = times_of(f"It began at {clock}.")
    assert time.kind is Kind.CLOCK
    assert minutes in time.values


@pytest.mark.parametrize(
    "text",
    [
        "They may march in the sun.",
        "The team won 24-0.",
        "He sold 2,000 books and 3.50 m of cloth.",
        "It costs $1999.",
        "A second man sat in a second.",
    ],
)
def test_no_point_in_time(text: str, times_of: TimesOf) -> None:
    assert times_of(text) == []


@pytest.mark.parametrize(
    ("text", "part", "side"),
    [
        ("It may begin as early as this month.", Part.SOONEST, Side.NONE),
        ("It began earlier this month.", Part.EARLIER, Side.NONE),
        ("It will begin later this month.", Part.LATER, Side.NONE),
        ("It began in the late 1980s.", Part.LATE, Side.NONE),
        ("It ended by the end of 1980.", Part.LATE, Side.BY),
        ("He stayed until Friday.", Part.WHOLE, Side.UNTIL),
        ("He has been here since Friday.", Part.WHOLE, Side.AFTER),
        ("He left before the 1980s.", Part.WHOLE, Side.BEFORE),
    ],
)
def test_relation_to_a_time(text: str, part: Part, side: Side, times_of: TimesOf) -> None:
    [time] = times_of(text)
    assert (time.part, time.side) == (part, side)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left 3 days ago.", Lapse.AGO),
        ("He will leave in about 3 days.", Lapse.AHEAD),
        ("Pay within the first 3 days after the purchase.", Lapse.WITHIN),
        ("He left 3 days after the vote.", Lapse.LATER),
        ("He left after 3 days.", Lapse.AFTER),
        ("He stayed for 3 days.", Lapse.DURING),
        ("It took 3 days.", None),
    ],
)
def test_how_a_length_of_time_is_counted(text: str, expected: Lapse | None, tokens_of: TokensOf) -> None:
    tokens = tokens_of(text)
    place = next(index for index, token in enumerate(tokens) if token.text == "3")
    found = lapse(tokens, place, place + 1)
    assert (found and found[0]) == expected
