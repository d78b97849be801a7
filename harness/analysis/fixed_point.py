"""Numbers on a grid so coarse that no sum of them is rounded.

A sum of floats depends on its order, and the order in which a matrix product sums depends on the
shapes, the processor and the number of threads. Whole numbers of a step add up exactly in float64
below 2**53 steps, so products of whole weights with these rows are the same bits in any order, and
the rest of the table cannot change a system's figures. float32 would hold too few digits for that.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Sums stay within 2**52 steps, and twice a sum less another within 2**53.
_BITS = 52


@dataclass(frozen=True, slots=True)
class FixedPoint:
    """values: (rows, n), each a whole number of its row's steps; steps: (rows,), powers of two.

    A value is off by half a step at most; a step is n / 2**50 of the row's largest value or less.
    """

    values: NDArray[np.float64]
    steps: NDArray[np.float64]


def fixed_point(rows: NDArray[np.float64]) -> FixedPoint:
    """(rows, n) finite values on grids that depend on n and on the row's largest value only.

    Any sum with whole weights whose absolute values sum to n at most is exact.
    """
    n = rows.shape[1]
    _, magnitudes = np.frexp(np.abs(rows).max(axis=1))
    exponents = magnitudes - (_BITS - (n - 1).bit_length())
    whole = np.rint(np.ldexp(rows, -exponents[:, None]))
    return FixedPoint(np.ldexp(whole, exponents[:, None]), np.ldexp(1.0, exponents))
