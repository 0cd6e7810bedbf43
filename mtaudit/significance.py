"""Is a difference of two scores more than chance? The paired bootstrap (Koehn 2004, https://aclanthology.org/W04-3250).

Both copies translate the same passages, so passages are drawn with replacement, the same ones for both, and the
difference of the scores is computed anew. Scores must be functions of sums over passages, as corpus scores are.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

RESAMPLES: Final = 2_000
SEED: Final = 12345  # sacreBLEU's
FEWEST: Final = 10  # passages; of fewer, resamples are too much alike to tell anything
_BATCH = 2_000_000  # drawn passages held in memory at a time


class Interval(NamedTuple):
    """Percentiles 2.5 and 97.5 of a resampled difference, and its two-sided p-value; NaN where nothing can be told."""

    low: float
    high: float
    p_value: float


def paired_bootstrap(old: Floats, new: Floats, score: Callable[[Floats], float]) -> Interval:
    """The interval of `score(new) - score(old)`.

    `old` and `new` (passages, k) hold what each passage adds to the k sums that `score` takes. The p-value is twice the
    share of resamples in which the difference has not the sign that most have, so it is below .05 where the interval
    leaves out zero. Every call draws the same passages.
    """
    if np.array_equal(old, new):
        return Interval(0.0, 0.0, 1.0)
    count = len(old)
    if count < FEWEST:
        return Interval(np.nan, np.nan, np.nan)
    draws = np.random.default_rng(SEED)
    batch = max(1, _BATCH // count)
    differences = np.empty(RESAMPLES)
    for start in range(0, RESAMPLES, batch):
        times = draws.multinomial(count, np.full(count, 1 / count), min(batch, RESAMPLES - start)).astype(float)
        sums = zip(times @ old, times @ new, strict=True)
        differences[start : start + batch] = [score(after) - score(before) for before, after in sums]
    low, high = np.percentile(differences, 2.5, method="lower"), np.percentile(differences, 97.5, method="higher")
    against = min(np.count_nonzero(differences <= 0), np.count_nonzero(differences >= 0))
    return Interval(float(low), float(high), min(1.0, 2 * (against + 1) / (RESAMPLES + 1)))
