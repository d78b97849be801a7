"""Two systems on the same examples: how far apart, how surely, and what could have been seen."""

import math
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from harness.analysis.fixed_point import fixed_point
from harness.analysis.intervals import (
    LEVEL,
    RESAMPLES,
    Interval,
    example_rows,
    percentiles,
    resampled_means,
    row_means,
)
from harness.analysis.resampling import all_flips, flip_blocks
from harness.analysis.score_arrays import Units, score_array, unit_sums, units_of

# A score of a few operations is off by a few units in the last place (2**-53 of it).
_NOISE = 2.0**-50
_POWER, _SIGNIFICANCE = 0.8, 0.05
# Numbers of differences held at once: 64 MB.
_HELD = 1 << 23


@dataclass(frozen=True, slots=True)
class PairedTest:
    """System `first` against system `second` in one column.

    n: the examples; wins, ties, losses: how many of them have a higher, an equal and a lower score
    in `first`. difference: mean of `first` less mean of `second`; interval: its percentile
    bootstrap interval. p: two-sided sign-flip randomization test; exact: over all flips, not a
    sample of them. interval and p are None with one example, or one group, only.
    detectable: the smallest true difference that a 5 % two-sided test of so many examples finds in
    80 % of cases, (z(.975) + z(.8)) * standard error = 2.80 * standard error of the mean
    difference; None where nothing can be said: all differences are equal, or there are fewer than
    six examples (groups), of which no flips are as rare as 5 %.
    """

    first: int
    second: int
    column: int
    n: int
    difference: float
    interval: Interval | None
    p: float | None
    exact: bool
    wins: int
    ties: int
    losses: int
    detectable: float | None


def paired_tests(
    scores: ArrayLike,
    pairs: Sequence[tuple[int, int]] | None = None,
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
    level: float = LEVEL,
    groups: Sequence[Hashable] | None = None,
) -> list[PairedTest]:
    """All columns of the first pair, then of the next; scores: (examples, systems, columns).

    `pairs` names systems by their places; None stands for all, the earlier first. `groups` names
    the group of each example: whole groups are drawn and flipped then. p is the share of flips
    whose mean difference is as far from 0 as the one found, or further: (1 + those) /
    (1 + resamples), or of all 2**n flips where these are no more than `resamples`. Mean
    differences that rounding can make differ count as equally far: within 2**-49 of the pair's
    largest score plus n * 2**-50 of its largest difference.
    Raises ValueError where the scores are not of that shape, there is no example, a value is
    missing, infinite or beyond 1e100, or a pair is not of two systems.
    """
    array = score_array(scores, "examples, systems, columns")
    n, systems, columns = array.shape
    chosen = list(combinations(range(systems), 2)) if pairs is None else list(pairs)
    for pair in chosen:
        if len(set(pair)) != 2 or not all(0 <= system < systems for system in pair):
            raise ValueError(f"{tuple(pair)} is no pair of the systems 0 to {systems - 1}")
    units = units_of(n, groups)
    rows = example_rows(array)
    matched = [
        (first * columns + column, second * columns + column)
        for first, second in chosen
        for column in range(columns)
    ]
    means = row_means(rows)
    peaks = np.abs(rows).max(axis=1).tolist()
    noise = [_NOISE * max(peaks[one], peaks[other]) for one, other in matched]
    intervals = _intervals(rows, matched, units, resamples, seed, level)
    p_values = _p_values(rows, matched, noise, units, resamples, seed)
    tests = []
    for (one, other), off, interval, p in zip(matched, noise, intervals, p_values, strict=True):
        differences = rows[one] - rows[other]
        wins, losses = int((differences > 0).sum()), int((differences < 0).sum())
        tests.append(
            PairedTest(
                first=one // columns,
                second=other // columns,
                column=one % columns,
                n=n,
                difference=means[one] - means[other],
                interval=interval,
                p=p,
                exact=p is not None and all_flips(units.count, resamples),
                wins=wins,
                ties=n - wins - losses,
                losses=losses,
                detectable=_detectable(differences, off, units),
            )
        )
    return tests


def _intervals(
    rows: NDArray[np.float64],
    matched: Sequence[tuple[int, int]],
    units: Units,
    resamples: int,
    seed: int,
    level: float,
) -> Iterator[Interval | None]:
    if units.count < 2:
        yield from (None for _ in matched)
        return
    means = resampled_means(rows, units, resamples, seed)
    for one, other in matched:
        yield from percentiles((means[one] - means[other])[None], level)


def _p_values(
    rows: NDArray[np.float64],
    matched: Sequence[tuple[int, int]],
    noise: Sequence[float],
    units: Units,
    resamples: int,
    seed: int,
) -> Iterator[float | None]:
    if units.count < 2:
        yield from (None for _ in matched)
        return
    held = max(1, _HELD // rows.shape[1])
    for start in range(0, len(matched), held):
        one, other = np.array(matched[start : start + held]).T
        off = np.array(noise[start : start + held])
        yield from _flipped(rows[one] - rows[other], off, units, resamples, seed)


def _flipped(
    differences: NDArray[np.float64],
    noise: NDArray[np.float64],
    units: Units,
    resamples: int,
    seed: int,
) -> list[float]:
    """p of each row of (rows, examples); noise: how far off a difference in the row may be."""
    grid = fixed_point(differences)
    sums = unit_sums(grid.values, units)
    found = sums.sum(axis=1, keepdims=True)
    # Each difference is off by its noise and half a grid step, in the sum found and in the flipped.
    slack = differences.shape[1] * (grid.steps + 2 * noise)
    bar = np.abs(found) - slack[:, None]
    as_far = np.zeros(len(sums), dtype=np.int64)
    for flips in flip_blocks(units.count, resamples, seed):
        as_far += (np.abs(found - 2 * (sums @ flips.T)) >= bar).sum(axis=1)
    if all_flips(units.count, resamples):
        return [count / (1 << units.count) for count in as_far.tolist()]
    return [(1 + count) / (1 + resamples) for count in as_far.tolist()]


def _detectable(differences: NDArray[np.float64], noise: float, units: Units) -> float | None:
    if 2.0 ** (1 - units.count) > _SIGNIFICANCE:
        return None
    spread = float(differences.max() / 2 - differences.min() / 2)
    if not spread:
        return None
    # About the middle and in units of the spread, so that no square is too small for a float.
    scaled = (differences - (differences.min() / 2 + differences.max() / 2)) / spread
    deviations = unit_sums((scaled - scaled.mean())[None], units)[0]
    variance = float((deviations * deviations).sum()) * units.count / (units.count - 1)
    error = spread * math.sqrt(variance) / len(differences)
    if error <= noise:
        return None
    normal = NormalDist()
    return (normal.inv_cdf(1 - _SIGNIFICANCE / 2) + normal.inv_cdf(_POWER)) * error
