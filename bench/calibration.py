"""Do probabilities mean what they say? Of what is given 0.9, nine in ten should be so."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import NamedTuple

Case = tuple[float, bool]  # what was said, 0 to 1, and what was so


class Bin(NamedTuple):
    """The cases whose probability is from `low` to below `high` (or `high`, at 1)."""

    low: float
    high: float
    size: int
    mean: float
    share: float  # of cases that are so


def reliability(cases: Sequence[Case], borders: Sequence[float]) -> Iterator[Bin]:
    """The bins between `borders`, which go from 0 to 1, that hold a case."""
    bins = defaultdict(list)
    for case in cases:
        bins[bisect_right(borders, case[0], hi=len(borders) - 1)].append(case)
    for number, inside in sorted(bins.items()):
        mean, share = (fmean(values) for values in zip(*inside, strict=True))
        yield Bin(borders[number - 1], borders[number], len(inside), mean, share)


def calibration_error(cases: Sequence[Case], borders: Sequence[float]) -> float:
    """Expected calibration error (Naeini et al. 2015): by how much mean and share differ, on average over cases."""
    return sum(bin.size * abs(bin.mean - bin.share) for bin in reliability(cases, borders)) / len(cases)
