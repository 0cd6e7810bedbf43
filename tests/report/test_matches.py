"""What a search found, for a person and for a program."""

import json

from mtaudit.model import Match, Matches
from mtaudit.report.matches import render_json, render_terminal, verdict

HOSTILE = "\x1b[31mred\u202e[bold]\ud800\n\t" + "a" * 10_000


def matches(*likeness: float) -> Matches:
    best = tuple(Match(f"{number}.txt", value, value >= 0.5, "It froze.") for number, value in enumerate(likeness))
    return Matches("copy.txt", 1_234, best)


def test_verdicts() -> None:
    assert verdict(matches(0.2)) == "copy.txt is a copy of none of 1,234 sources searched."
    assert verdict(matches()) == "copy.txt is a copy of none of 1,234 sources searched."
    assert verdict(matches(0.9, 0.1)) == "copy.txt is a copy of 0.txt, of 1,234 sources searched."
    assert verdict(matches(0.9, 0.8, 0.7)) == "copy.txt is a copy of 0.txt, and of 2 more, of 1,234 sources searched."


def test_hostile_names_and_texts_stay_text() -> None:
    found = Matches(HOSTILE, 1, (Match(HOSTILE, 0.9, True, HOSTILE),), ((HOSTILE, HOSTILE),))
    shown = render_terminal(found, width=80, color=False)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]" in shown
    assert json.loads(render_json(found))["matches"][0]["opening"] == HOSTILE


def test_nothing_but_colour_differs() -> None:
    coloured = render_terminal(matches(0.9, 0.1), width=80, color=True)
    assert "\x1b[" in coloured
    assert "yes" in coloured
