"""Scores as arrays: what is refused, and which examples are resampled together."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Sums over any number of examples stay far from overflow below this.
_LARGEST = 1e100


@dataclass(frozen=True, slots=True)
class Units:
    """What is drawn or flipped as one: an example, or all examples of a group.

    count: how many units there are; sizes: the examples in each; index: the unit of each example,
    None where every example is a unit of its own.
    """

    count: int
    sizes: NDArray[np.float64]
    index: NDArray[np.intp] | None


def score_array(scores: ArrayLike, axes: str) -> NDArray[np.float64]:
    """`scores` as float64, the examples along the first of the comma-separated `axes`.

    Raises ValueError where there are other axes, no example, or a value that is missing, infinite
    or beyond 1e100.
    """
    try:
        array = np.asarray(scores, dtype=np.float64)
    except (ValueError, TypeError) as error:
        raise ValueError(
            f"scores must be numbers, as many for each system and column: ({axes}): {error}"
        ) from error
    if array.ndim != axes.count(",") + 1:
        raise ValueError(f"scores must have the axes ({axes}), not the shape {array.shape}")
    if not len(array):
        raise ValueError("no example has a score: there is nothing to average")
    if not (np.abs(array) <= _LARGEST).all():
        where = tuple(int(i) for i in np.argwhere(~(np.abs(array) <= _LARGEST))[0])
        raise ValueError(
            f"scores must be finite and at most {_LARGEST:g}: at ({axes}) = {where} there is "
            f"{array[where]}; leave out (and count) examples without a score beforehand"
        )
    return array


def units_of(examples: int, groups: Sequence[Hashable] | None) -> Units:
    """The units of that many examples; `groups` names the group of each.

    Units are numbered as they first appear. Raises ValueError where there are more or fewer groups
    than examples.
    """
    if groups is None:
        return Units(examples, np.ones(examples), None)
    if len(groups) != examples:
        raise ValueError(f"{len(groups)} groups are named for {examples} examples")
    numbers: dict[Hashable, int] = {}
    index = np.array([numbers.setdefault(group, len(numbers)) for group in groups], dtype=np.intp)
    sizes = np.bincount(index, minlength=len(numbers)).astype(np.float64)
    return Units(len(numbers), sizes, index)


def unit_sums(rows: NDArray[np.float64], units: Units) -> NDArray[np.float64]:
    """(rows, examples) -> (rows, units), each row alone and in the order of the examples."""
    if units.index is None:
        return rows
    sums = np.empty((len(rows), units.count))
    for row, target in zip(rows, sums, strict=True):
        target[:] = np.bincount(units.index, weights=row, minlength=units.count)
    return sums
