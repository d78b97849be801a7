"""Correlation with human scores at the three levels of the literature.

pooled: over all summaries. within_document: among the summaries of one document, averaged over
documents. system: between the systems' mean scores. The document is what is resampled: its
summaries share what makes it easy or hard.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.analysis.agreement import (
    Floats,
    Resampled,
    Undefined,
    kendall_tau_b,
    pearson,
    resampled_kendall,
    resampled_pearson,
    resampled_spearman,
    spanning_two,
    spearman,
)
from harness.analysis.score_arrays import Units, unit_sums

LEVELS = ("pooled", "within_document", "system")
CORRELATIONS = ("pearson", "spearman", "kendall")

# Of two systems every correlation is 1 or -1.
_LEAST = 3
# Means of as many thirds may differ in the last bit; what is closer than this, in a range of 2, is
# a tie.
_DECIMALS = 12

_PLAIN: dict[str, Callable[[Floats, Floats], float]] = {
    "pearson": pearson,
    "spearman": spearman,
    "kendall": kendall_tau_b,
}
_POOLED: dict[str, Callable[[Floats, Floats, Units], Resampled]] = {
    "pearson": resampled_pearson,
    "spearman": resampled_spearman,
    "kendall": resampled_kendall,
}


@dataclass(frozen=True, slots=True)
class Leveled:
    """A statistic under weights of the documents; n: the summaries, documents or systems that it
    is taken over."""

    statistic: Resampled
    n: int


def correlation(
    name: str, level: str, x: Floats, y: Floats, units: Units, systems: Sequence[str | None]
) -> Leveled:
    """One of CORRELATIONS between scores and human scores at one of LEVELS.

    units: the documents; systems: of each summary. Raises Undefined where it has no value.
    """
    if level == "pooled":
        return _pooled(name, x, y, units)
    if level == "within_document":
        return _within(name, x, y, units)
    return _between_systems(name, x, y, units, systems)


def _pooled(name: str, x: Floats, y: Floats, units: Units) -> Leveled:
    if len(x) < _LEAST:
        raise Undefined(f"{len(x)} summaries, at least {_LEAST} are needed")
    return Leveled(_POOLED[name](x, y, units), len(x))


def _within(name: str, x: Floats, y: Floats, units: Units) -> Leveled:
    if units.sizes.max() < 2:
        raise Undefined("no document has two summaries")
    values, defined = np.zeros(units.count), np.zeros(units.count)
    for unit, members in enumerate(_members(units)):
        try:
            values[unit] = _PLAIN[name](x[members], y[members])
        except Undefined:
            continue
        defined[unit] = 1
    if not defined.any():
        raise Undefined("all scores or human scores of each document are equal")

    def averages(weights: Floats) -> Floats:
        counts = weights @ defined
        return np.where(counts > 0, (weights @ values) / np.maximum(counts, 1), np.nan)

    return Leveled(averages, int(defined.sum()))


def _between_systems(
    name: str, x: Floats, y: Floats, units: Units, systems: Sequence[str | None]
) -> Leveled:
    if None in systems:
        raise Undefined("not all summaries name their system")
    names = list(dict.fromkeys(systems))
    if len(names) < _LEAST:
        raise Undefined(f"{len(names)} systems, at least {_LEAST} are needed")
    place = {system: i for i, system in enumerate(names)}
    of = np.array([place[system] for system in systems])
    counts, sums_x, sums_y = (
        _cells(row, of, len(names), units)
        for row in (np.ones(len(x)), spanning_two(x), spanning_two(y))
    )

    def values(weights: Floats) -> Floats:
        found = weights @ counts
        present = (found > 0).all(axis=1)
        means = [
            np.round((weights @ sums) / np.maximum(found, 1), _DECIMALS)
            for sums in (sums_x, sums_y)
        ]
        return np.where(present, _by_row(name, *means), np.nan)

    if np.isnan(values(np.ones((1, units.count)))[0]):
        raise Undefined("all systems have the same mean score or human score")
    return Leveled(values, len(names))


def _by_row(name: str, x: Floats, y: Floats) -> Floats:
    """The correlation of each row of x with that of y, NaN where one is constant."""
    if name == "pearson":
        a, b = x - x.mean(axis=1, keepdims=True), y - y.mean(axis=1, keepdims=True)
    else:
        a, b = (np.sign(side[:, :, None] - side[:, None, :]) for side in (x, y))
        if name == "spearman":
            # How many are below less how many are above: twice the centred mean rank.
            a, b = a.sum(axis=2), b.sum(axis=2)
        a, b = a.reshape(len(a), -1), b.reshape(len(b), -1)
    varied = (np.ptp(x, axis=1) > 0) & (np.ptp(y, axis=1) > 0)
    spread = np.sqrt((a * a).sum(axis=1) * (b * b).sum(axis=1))
    shared = np.clip((a * b).sum(axis=1) / np.where(varied, spread, 1.0), -1.0, 1.0)
    return np.where(varied, shared, np.nan)


def _members(units: Units) -> list[NDArray[np.intp]]:
    """The numbers of the summaries of each document."""
    if units.index is None:
        return [np.array([i]) for i in range(units.count)]
    found: dict[int, list[int]] = defaultdict(list)
    for summary, unit in enumerate(units.index.tolist()):
        found[unit].append(summary)
    return [np.array(found[unit]) for unit in range(units.count)]


def _cells(row: Floats, of: NDArray[np.intp], systems: int, units: Units) -> Floats:
    """(documents, systems): the sum over the summaries of each."""
    return unit_sums(np.stack([row * (of == system) for system in range(systems)]), units).T
