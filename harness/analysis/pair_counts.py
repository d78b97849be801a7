"""Pairs of examples in agreement and apart, counted for each pair of units."""

import numpy as np
from numpy.typing import NDArray

from harness.analysis.score_arrays import Units

Floats = NDArray[np.float64]

# Cells of the pair matrix held at once: 32 MB.
_HELD = 1 << 22


def pair_counts(x: Floats, y: Floats, units: Units) -> tuple[Floats, Floats, Floats]:
    """(units, units): agreeing less disagreeing pairs, pairs that differ in x, and in y."""
    index = np.arange(len(x)) if units.index is None else units.index
    order = np.argsort(index, kind="stable")
    index, ranked_x, ranked_y = index[order], _places(x[order]), _places(y[order])
    starts = np.flatnonzero(np.diff(index, prepend=-1))
    totals = [np.zeros((units.count, units.count)) for _ in range(3)]
    step = max(1, _HELD // len(x))
    for low in range(0, len(x), step):
        rows = slice(low, low + step)
        signs_x = np.sign(ranked_x[rows, None] - ranked_x)
        signs_y = np.sign(ranked_y[rows, None] - ranked_y)
        for total, cells in zip(
            totals, (signs_x * signs_y, np.abs(signs_x), np.abs(signs_y)), strict=True
        ):
            np.add.at(total, index[rows], np.add.reduceat(cells, starts, axis=1, dtype=np.float64))
    return totals[0], totals[1], totals[2]


def _places(x: Floats) -> NDArray[np.int32]:
    """Each value's place among the distinct ones: whole numbers, whose differences are quick."""
    return np.unique(x, return_inverse=True)[1].astype(np.int32)
