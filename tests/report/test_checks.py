"""The list and the documentation of checks, as a terminal shows them."""

import re

import pytest

from mtaudit.documentation import Documentation, Example
from mtaudit.mqm import Category, Severity
from mtaudit.record import Planted, Record, Records
from mtaudit.report.checks import reliability, render_list, render_one

CHECK = Documentation(
    Category.MISTRANSLATION,
    Severity.CRITICAL,
    "A number has another value.",
    "Numbers are compared by value, however they are written, in words or in figures, and whatever groups them.",
    "the right number of the wrong thing.",
    (Example("The town has 30 schools.", "The town has 300 schools."), Example("It is late.", "(nothing)")),
    (Example("Six men came.", "6 men came."),),
)
OTHER = Documentation(Category.OMISSION, Severity.MINOR, "Lost.", "Gone.", "", (), ())
RECORD = Record(marked=20, right=15, rater=0.5, annotated=3, agreed=2, human=1.5, clean=0)
TABLE = Records({"number": RECORD, "lost": RECORD}, (Planted("digits", ("number", "lost"), 50, 0.96),), ())
ESCAPES = re.compile("\x1b\\[[0-9;]*m")


def test_examples_are_drawn_as_diffs() -> None:
    shown = render_one("number", CHECK, TABLE, width=80, color=False)
    assert "The town has [-30-]{+300+} schools." in shown
    assert "[-It is late.-]" in shown
    assert "‹Six → 6› men came." in shown
    assert "The right number of the wrong thing." in shown


def test_colours_add_nothing_but_colours() -> None:
    for plain, coloured in (
        [render_one("number", CHECK, TABLE, width=80, color=color) for color in (False, True)],
        [render_list({"number": CHECK, "lost": OTHER}, TABLE, width=80, color=color) for color in (False, True)],
    ):
        assert "\x1b" not in plain
        assert "\x1b[" in coloured
        assert ESCAPES.sub("", coloured) == plain


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_fit_the_terminal(width: int) -> None:
    for shown in (
        render_one("number", CHECK, TABLE, width=width, color=False),
        render_list({"number": CHECK, "lost": OTHER}, TABLE, width=width, color=False),
    ):
        assert max(map(len, shown.splitlines())) <= width


def test_the_list_says_how_often_a_check_is_right_where_enough_was_seen() -> None:
    few = Records({"number": RECORD, "lost": Record(3, 3, 1, 1, 1, 0, 0)}, (), ())
    lines = render_list({"number": CHECK, "lost": OTHER}, few, width=80, color=False).splitlines()
    assert [line.split()[:3] for line in lines if "number" in line] == [["number", "critical", "74%"]]
    assert [line.split()[:3] for line in lines if "lost" in line] == [["lost", "minor", "–"]]


def test_how_often_it_is_right_in_sentences() -> None:
    assert list(reliability("number", TABLE)) == [
        "In translations that three experts annotated: of 20 findings, 15 where at least one of them marked an error; "
        "one expert alone marks 50%.",
        "In whole annotated texts: of 3 findings, 2 right.",
        "Planted errors (digits): 96% of 50 found, by it or lost.",
        "Where there is next to nothing to find: 0 findings in 1,000 words of back-translations, 1.5 in 1,000 of a "
        "second human translation.",
    ]
    whole = Records({"whole": Record(0, 0, 0, 1, 1)}, (), ())
    assert list(reliability("whole", whole)) == ["In whole annotated texts: of 1 finding, 1 right."]
    assert list(reliability("new", TABLE)) == ["It has not been measured."]
