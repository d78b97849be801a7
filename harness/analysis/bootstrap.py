"""Percentile bootstrap of any statistics of weights: one draw for all, differences paired."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.analysis.agreement import Floats, Resampled
from harness.analysis.intervals import LEVEL, Interval, percentiles
from harness.analysis.resampling import weight_blocks

# An interval from fewer of the resamples than this would hide when the statistic has no value.
# Of fewer units, no test can reach 5 %, and an interval is a handful of values.
_FEWEST = 6
_DEFINED = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A statistic and its interval; None where there is one unit, or too many resamples in which
    the statistic has no value."""

    value: float
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One statistic less another on the same resamples.

    p: two-sided, twice the smaller share of resamples on either side of 0, the sample itself
    counted among them; None where there is no interval.
    """

    value: float
    interval: Interval | None
    p: float | None


def bootstrap(
    statistics: Sequence[Resampled], units: int, resamples: int, seed: int
) -> NDArray[np.float64]:
    """(statistics, resamples): each statistic in each resample of the units, NaN where undefined.

    A resample is the same for all statistics. Raises ValueError as `weight_blocks` does.
    """
    samples = np.empty((len(statistics), resamples))
    start = 0
    for weights in weight_blocks(units, resamples, seed):
        for row, statistic in zip(samples, statistics, strict=True):
            row[start : start + len(weights)] = statistic(weights)
        start += len(weights)
    return samples


def estimate(value: float, samples: Floats, units: int, level: float = LEVEL) -> Estimate:
    """A statistic's value with the interval of its resamples."""
    defined = samples[~np.isnan(samples)]
    return Estimate(value, _interval(defined, len(samples), units, level))


def difference(
    values: tuple[float, float],
    samples: tuple[Floats, Floats],
    units: int,
    level: float = LEVEL,
) -> Difference:
    """The first statistic less the second, paired by resample."""
    apart = samples[0] - samples[1]
    defined = apart[~np.isnan(apart)]
    interval = _interval(defined, len(apart), units, level)
    p = None
    if interval is not None:
        beyond = min(int((defined <= 0).sum()), int((defined >= 0).sum()))
        p = min(1.0, 2 * (1 + beyond) / (1 + len(defined)))
    return Difference(values[0] - values[1], interval, p)


def _interval(defined: Floats, drawn: int, units: int, level: float) -> Interval | None:
    if units < _FEWEST or len(defined) < _DEFINED * drawn:
        return None
    return percentiles(defined[None], level)[0]
