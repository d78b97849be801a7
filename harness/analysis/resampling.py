"""Draws for bootstrap intervals and sign-flip tests, in blocks that bound the memory.

They depend on the seed, the number of units and the number of resamples, and on nothing else: not
on what is resampled. So all systems and columns are resampled together, and another system in the
table changes nothing. (numpy may change its generators' streams between versions.)
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

# Numbers in a block: half a megabyte of float64 stays in a processor's cache. Of many units there
# are several rows all the same, so that the scores are not read anew for each.
_BLOCK = 1 << 16
_LEAST_ROWS = 4

_WEIGHTS, _FLIPS = 0, 1


def weight_blocks(units: int, resamples: int, seed: int) -> Iterator[NDArray[np.float64]]:
    """Bootstrap weights: blocks of (resamples of the block, units), `resamples` rows in all.

    A row says how often each unit was drawn, with replacement, in `units` draws. Raises ValueError
    where a number is not positive or the seed is negative.
    """
    rng = _generator(units, resamples, seed, _WEIGHTS)
    kind = np.uint16 if units <= 1 << 16 else np.int64
    for rows in _block_rows(units, resamples):
        drawn = rng.integers(0, units, size=(rows, units), dtype=kind)
        cells = drawn + np.arange(0, rows * units, units, dtype=np.int64)[:, None]
        counts = np.bincount(cells.ravel(), minlength=rows * units)
        yield counts.reshape(rows, units).astype(np.float64)


def flip_blocks(units: int, resamples: int, seed: int) -> Iterator[NDArray[np.float64]]:
    """Sign flips: blocks of (flips of the block, units) of 0 (as it is) and 1 (sign changed).

    `resamples` random rows in all; where `all_flips(units, resamples)`, each of the 2**units
    possible rows once. Raises ValueError as `weight_blocks` does.
    """
    rng = _generator(units, resamples, seed, _FLIPS)
    if all_flips(units, resamples):
        start = 0
        for rows in _block_rows(units, 1 << units):
            codes = np.arange(start, start + rows)
            yield (codes[:, None] >> np.arange(units) & 1).astype(np.float64)
            start += rows
        return
    width = -(-units // 8)
    for rows in _block_rows(units, resamples):
        packed = np.frombuffer(rng.bytes(rows * width), dtype=np.uint8).reshape(rows, width)
        yield np.unpackbits(packed, axis=1, count=units).astype(np.float64)


def all_flips(units: int, resamples: int) -> bool:
    """Whether there are no more ways to flip signs than resamples: 2**units <= resamples."""
    return units < resamples.bit_length()


def _generator(units: int, resamples: int, seed: int, purpose: int) -> np.random.Generator:
    if units < 1 or resamples < 1:
        raise ValueError(f"nothing to draw: {units} units, {resamples} resamples")
    if seed < 0:
        raise ValueError(f"seed must not be negative: {seed}")
    return np.random.default_rng((seed, purpose))


def _block_rows(units: int, resamples: int) -> Iterator[int]:
    most = max(_LEAST_ROWS, _BLOCK // units)
    for start in range(0, resamples, most):
        yield min(most, resamples - start)
