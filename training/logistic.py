"""Fits weights by which `mtaudit/compare/logistic.py` and others weigh evidence."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEPS = 30
ENOUGH = 1e-9  # a step that changes no weight by more is the last
STEEPEST = 30.0  # log-odds, either way


def fitted(
    evidence: Floats, truth: Floats, counts: Floats, ridge: Floats | float, start: Floats | None = None
) -> Floats:
    """Weights (names,) of logistic regression on evidence (examples, names), by iteratively reweighted least squares.

    `truth` (examples,) is 0 to 1, `counts` (examples,) says how much each example counts; `ridge`, one number or one a
    name, how strongly the weights are pulled to `start`, which is 0 unless given.
    """
    origin = np.zeros(evidence.shape[1]) if start is None else start
    pull = np.broadcast_to(ridge, origin.shape)
    weights = origin.copy()
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(evidence @ weights, -STEEPEST, STEEPEST)))
        gradient = evidence.T @ (counts * (truth - chances)) - pull * (weights - origin)
        curvature = (evidence * (counts * chances * (1 - chances))[:, None]).T @ evidence + np.diag(pull)
        step = np.linalg.solve(curvature, gradient)
        weights += step
        if np.abs(step).max() < ENOUGH:
            break
    return weights
