"""Figures with their 95% intervals: the bootstrap (Efron 1979), resampling whole clusters of rows.

Rows of one source, or of one document, rise and fall together; to draw rows one by one would promise too much. A drawn
sample is a weight for each row, the number of times that its cluster was drawn, so a figure that can be computed from
weights is computed for all draws at once.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DRAWS = 500
SEED = 1


class Estimate(NamedTuple):
    """A figure and the percentiles 2.5 and 97.5 of its values on resampled data."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Statistic:
    """A figure of `rows` rows; `weighted` takes weights (draws, rows), from 0, and gives its values (draws,).

    A value is NaN where the weights leave it undefined.
    """

    rows: int
    weighted: Callable[[Floats], Floats]

    @property
    def value(self) -> float:
        """The figure of all rows, each once."""
        return float(self.weighted(np.ones((1, self.rows)))[0])

    def estimate(self, clusters: Sequence[Hashable]) -> Estimate:
        """The figure with its interval, given each row's cluster. The same clusters are drawn every time."""
        number = {cluster: index for index, cluster in enumerate(dict.fromkeys(clusters))}
        count = len(number)
        times = np.random.default_rng(SEED).multinomial(count, np.full(count, 1 / count), DRAWS)
        drawn = self.weighted(times[:, [number[cluster] for cluster in clusters]].astype(float))
        defined = drawn[~np.isnan(drawn)]
        low, high = np.percentile(defined, (2.5, 97.5)) if len(defined) else (np.nan, np.nan)
        return Estimate(self.value, float(low), float(high))
