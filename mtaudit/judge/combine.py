"""From what the model says of a unit's windows to the judgement of the unit."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mtaudit.encode import Pieces
from mtaudit.judge.parts import Part
from mtaudit.judge.risks import DECIMALS, Floats, probabilities, word_risks
from mtaudit.judge.windows import Window
from mtaudit.model import Judgement

PENALTY_DECIMALS = 2
LOST = 1000.0  # penalty where the other side has nothing to read: more than the model makes of any two texts
NOTHING = (0.0, 0.0, 0.0)  # what a window costs that shows the same on both sides

UNREAD = Pieces([], [])


class Side(NamedTuple):
    """One text of a unit with its word pieces."""

    text: str
    pieces: Pieces


class Unit(NamedTuple):
    """Source and target; both are `UNREAD` where they are the same text."""

    number: int
    sides: tuple[Side, Side]


class View(NamedTuple):
    """A unit through a window; `parts` is None where both sides show the same. No window: there is nothing to see."""

    unit: Unit
    window: Window | None = None
    parts: tuple[Part, Part] | None = None


class Said(NamedTuple):
    """What the model says of a view: logits (pieces, 4) of each side's pieces, and what they cost.

    The logits are of any error, of a major or critical one, of a critical one, and of what it costs before softplus.
    `costs` are the penalty, and minus the natural logarithms of the chances of no major and of no critical error.
    """

    source: Floats
    target: Floats
    costs: Floats


def judgement(views: Sequence[tuple[View, Said | None]]) -> Judgement:
    """The judgement of a unit by all its views, in order: their mean penalty by length, the chances of the worst."""
    unit = views[0][0].unit
    if views[0][0].window is None:
        return _unread(unit)
    lengths = [sum(stop - start for start, stop in view.window.own) for view, _ in views if view.window]
    costs = np.array([said.costs if said else NOTHING for _, said in views], np.float64)
    penalty = round(max(0.0, float(np.average(costs[:, 0], weights=lengths))), PENALTY_DECIMALS)
    major, critical = np.round(-np.expm1(-costs[:, 1:].max(axis=0)), DECIMALS).tolist()
    source, target = (
        word_risks(text, pieces.spans, np.concatenate([_own_chances(view, said, side) for view, said in views]))
        for side, (text, pieces) in enumerate(unit.sides)
    )
    return Judgement(penalty, max(major, critical), critical, source, target)


def _unread(unit: Unit) -> Judgement:
    """Where one side has nothing to read, all of the other is wrong; where both have not, nothing is."""
    chance = 1.0 if any(side.pieces.numbers for side in unit.sides) else 0.0
    source, target = (
        word_risks(text, pieces.spans, np.full((len(pieces.spans), 3), chance, np.float32))
        for text, pieces in unit.sides
    )
    return Judgement(LOST * chance, chance, chance, source, target)


def _own_chances(view: View, said: Said | None, side: int) -> Floats:
    """The probabilities (pieces, 3) of the window's own pieces of a side."""
    if view.window is None:
        return np.zeros((0, 3), np.float32)
    own = view.window.within(side)
    if said is None:
        return np.zeros((own.stop - own.start, 3), np.float32)
    return probabilities((said.source, said.target)[side][own])
