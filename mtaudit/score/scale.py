"""Piecewise linear scales: from what was measured to what people read."""

from collections.abc import Sequence
from itertools import pairwise


def on_scale(value: float, knots: Sequence[tuple[float, float]]) -> float:
    """`value` on the scale that runs straight from knot to knot (at, to) and on level beyond the first and the last."""
    for (x, low), (right, high) in pairwise(knots):
        if value <= right:
            return low + (high - low) * max(0.0, value - x) / (right - x)
    return knots[-1][1]
