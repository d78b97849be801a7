"""Means of per-example scores with percentile bootstrap intervals."""

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from harness.analysis.fixed_point import fixed_point
from harness.analysis.resampling import weight_blocks
from harness.analysis.score_arrays import Units, score_array, unit_sums, units_of

RESAMPLES = 10_000
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of `n` scores; no interval where there is one example, or one group, only."""

    value: float
    n: int
    interval: Interval | None


def mean_intervals(
    scores: ArrayLike,
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
    level: float = LEVEL,
    groups: Sequence[Hashable] | None = None,
) -> list[Mean]:
    """The mean of each column of (examples, columns) scores, in order.

    `groups` names the group of each example (say, the document that it shares with others): whole
    groups are drawn then. Raises ValueError where the scores are not of that shape, there is no
    example, or a value is missing, infinite or beyond 1e100.
    """
    rows = example_rows(score_array(scores, "examples, columns"))
    units = units_of(rows.shape[1], groups)
    means = row_means(rows)
    if units.count < 2:
        return [Mean(mean, rows.shape[1], None) for mean in means]
    intervals = percentiles(resampled_means(rows, units, resamples, seed), level)
    return [
        Mean(mean, rows.shape[1], interval) for mean, interval in zip(means, intervals, strict=True)
    ]


def bootstrap_means(
    scores: ArrayLike,
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
    groups: Sequence[Hashable] | None = None,
) -> NDArray[np.float64]:
    """(columns, resamples): the mean of each column of (examples, columns) in each resample.

    A resample is the same for all columns, so differences of rows are paired. Raises ValueError as
    `mean_intervals` does.
    """
    rows = example_rows(score_array(scores, "examples, columns"))
    return resampled_means(rows, units_of(rows.shape[1], groups), resamples, seed)


def percentiles(samples: NDArray[np.float64], level: float) -> list[Interval]:
    """The middle `level` of each row of (rows, resamples).

    Raises ValueError where the level is not between 0 and 1.
    """
    if not 0 < level < 1:
        raise ValueError(f"level must be between 0 and 1: {level}")
    low, high = np.quantile(samples, [(1 - level) / 2, (1 + level) / 2], axis=1)
    return [Interval(*ends) for ends in zip(low.tolist(), high.tolist(), strict=True)]


def example_rows(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """(examples, …) -> (all the rest in order, examples)."""
    return np.ascontiguousarray(scores.reshape(len(scores), math.prod(scores.shape[1:])).T)


def row_means(rows: NDArray[np.float64]) -> list[float]:
    """The mean of each row, rounded once."""
    return [math.fsum(row.tolist()) / rows.shape[1] for row in rows]


def resampled_means(
    rows: NDArray[np.float64], units: Units, resamples: int, seed: int
) -> NDArray[np.float64]:
    """(rows, examples) -> (rows, resamples); a row's means depend on that row alone."""
    # About its middle a row fits the finest grid, and a row of equal scores is exactly itself.
    middles = rows.min(axis=1) / 2 + rows.max(axis=1) / 2
    sums = fixed_point(unit_sums(rows - middles[:, None], units))
    weighed = np.vstack([sums.values, units.sizes])
    means = np.empty((len(rows), resamples))
    start = 0
    for weights in weight_blocks(units.count, resamples, seed):
        totals = weighed @ weights.T
        means[:, start : start + len(weights)] = middles[:, None] + totals[:-1] / totals[-1]
        start += len(weights)
    return means
