"""A finding about figures says in one sentence what either side says, and what the difference comes to."""

from collections.abc import Callable

import pytest

from mtaudit.checks import date_time, number, quantity
from mtaudit.model import Unit, UnitCheck
from mtaudit.mqm import Severity

UnitOf = Callable[[str, str], Unit]


@pytest.mark.parametrize(
    ("source", "target", "notes"),
    [
        ("It took a decade.", "It took ten years.", []),
        ("It is 1.5 km away.", "It is 1,500 meters away.", []),
        (
            "It is 50 km away.",
            "It is 31 miles away.",
            [(Severity.NEUTRAL, "“50 km” is converted to “31 miles”: the same amount.")],
        ),
    ],
)
def test_only_a_conversion_that_rounds_is_worth_a_note(
    source: str, target: str, notes: list[tuple[Severity, str]], unit_of: UnitOf
) -> None:
    assert [(c.severity, c.message) for c in quantity.propose(unit_of(source, target))] == notes


@pytest.mark.parametrize(
    ("check", "source", "target", "message"),
    [
        (number, "The town has 30 schools.", "The town has 300 schools.", "“30” became “300”, ten times as many."),
        (
            number,
            "Exactly 89,712 people live there.",
            "Nearly 90,000 people live there.",
            "“89,712” is rounded to “90,000”: less exact, and not wrong.",
        ),
        (
            date_time,
            "A summit could take place as early as this month.",
            "A summit took place earlier this month.",
            "“as early as this month” (still to come) became “earlier this month” (already past).",
        ),
        (
            date_time,
            "The school was founded in 1537.",
            "The school was founded in 1573.",
            "“1537” became “1573”, 36 years later.",
        ),
        (
            date_time,
            "The trial begins on March 4.",
            "The trial begins on the 14th of March.",
            "“March 4” became “14th of March”: another day of the month.",
        ),
        (date_time, "He came on Tuesday.", "He came on Thursday.", "“Tuesday” became “Thursday”: another day."),
        (
            date_time,
            "She resigned last week.",
            "She will resign next week.",
            "“last week” (already past) became “next week” (still to come).",
        ),
        (
            date_time,
            "The work must be finished before Friday.",
            "The work must be finished after Friday.",
            "“before Friday” (sooner than that) became “after Friday” (from then on).",
        ),
        (
            date_time,
            "The factory closed three years ago.",
            "The factory will close in three years.",
            "“three years ago” (that long past) became “in three years” (that long from now).",
        ),
        (
            quantity,
            "They stopped 12 miles from the border.",
            "They stopped 12 kilometers from the border.",
            "“12 miles” (19.3 kilometers) became “12 kilometers” (7.46 miles).",
        ),
        (
            quantity,
            "The fire burned 900 square miles of forest.",
            "The fire burned 900 miles of forest.",
            "“900 square miles” became “900 miles”: an area became a length.",
        ),
        (
            quantity,
            "The house sold for $400,000.",
            "The house was sold for €400,000.",
            "“$400,000” became “€400,000”: another currency.",
        ),
        (
            quantity,
            "Support fell by four percentage points.",
            "Support fell by four percent.",
            "“four percentage points” (from 40% to 44%) became “four percent” (from 40% to 41.6%).",
        ),
        (
            quantity,
            "The village was without water for weeks.",
            "The village was without water for months.",
            "“weeks” became “months”, 4.3 times as long.",
        ),
    ],
)
def test_message(check: UnitCheck, source: str, target: str, message: str, unit_of: UnitOf) -> None:
    assert message in [candidate.message for candidate in check.propose(unit_of(source, target))]
