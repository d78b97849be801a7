"""How well scores agree with what people said: correlations, ROC AUC, balanced accuracy.

Each statistic comes twice: as a number of two sequences, and (`resampled_…`) as a function of
bootstrap weights, so that one draw of weights serves all columns and their differences are paired.
Weights are as good as repeating an example that often, and faster.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from harness.analysis.pair_counts import pair_counts
from harness.analysis.score_arrays import Units, score_array, units_of

Floats = NDArray[np.float64]
# (resamples, units) weights -> (resamples,) values, NaN where a resample leaves it undefined.
Resampled = Callable[[Floats], Floats]

# What rounding leaves of a variance of 0, where the scores span 2.
_NO_SPREAD = 1e-13


class Undefined(ValueError):
    """The statistic has no value for these scores; the message says why."""


def pearson(scores: ArrayLike, human: ArrayLike) -> float:
    """Pearson's correlation. Raises Undefined where either side is constant or one pair only."""
    x, y = _pairs(scores, human)
    return _value(resampled_pearson(x, y, units_of(len(x), None)), len(x))


def spearman(scores: ArrayLike, human: ArrayLike) -> float:
    """Spearman's correlation, ties at their mean rank. Raises Undefined as `pearson` does."""
    x, y = _pairs(scores, human)
    return _value(resampled_spearman(x, y, units_of(len(x), None)), len(x))


def kendall_tau_b(scores: ArrayLike, human: ArrayLike) -> float:
    """Kendall's tau, corrected for ties on either side (b). Raises Undefined as `pearson` does."""
    x, y = _pairs(scores, human)
    # All in one unit: the pairs are counted once, whatever their number.
    return float(resampled_kendall(x, y, units_of(len(x), [0] * len(x)))(np.ones((1, 1)))[0])


def auc(scores: ArrayLike, labels: ArrayLike) -> float:
    """The area under the ROC curve: the share of (1, 0) pairs with the higher score at the 1.

    Equal scores count half. Raises Undefined, a ValueError, where either label is missing.
    """
    x, positive = _labelled(scores, labels)
    return _value(resampled_auc(x, positive, units_of(len(x), None)), len(x))


def balanced_accuracy(scores: ArrayLike, labels: ArrayLike, threshold: float) -> float:
    """The mean of the shares of 1s scored `threshold` or more and of 0s scored less.

    Raises Undefined where either label is missing.
    """
    x, positive = _labelled(scores, labels)
    units = units_of(len(x), None)
    return _value(resampled_balanced_accuracy(x, positive, threshold, units), len(x))


def best_threshold(scores: ArrayLike, labels: ArrayLike) -> float:
    """The threshold of the best balanced accuracy, halfway between two neighbouring scores.

    Of several equally good ones the lowest; the lowest score itself where all are best called 1.
    Raises Undefined where either label is missing.
    """
    x, positive = _labelled(scores, labels)
    _check_labels(positive)
    levels, place = np.unique(x, return_inverse=True)
    ones = np.bincount(place, weights=positive, minlength=len(levels))
    zeros = np.bincount(place, weights=1 - positive, minlength=len(levels))
    # At cut k the levels from k on are called 1. In whole numbers, so that equals are equal.
    kept = (ones.sum() - np.cumsum(ones) + ones) * zeros.sum()
    refused = (np.cumsum(zeros) - zeros) * ones.sum()
    cut = int(np.argmax(kept + refused))
    if cut == 0:
        return float(levels[0])
    below, above = levels[cut - 1], levels[cut]
    middle = float(below / 2 + above / 2)
    return middle if below < middle <= above else float(above)


def resampled_pearson(x: Floats, y: Floats, units: Units) -> Resampled:
    """Pearson's correlation under weights. Raises Undefined as `pearson` does."""
    _check_spread(x, y)
    x, y = spanning_two(x), spanning_two(y)
    terms = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y])
    by_unit = np.stack([_by_unit(row, units) for row in terms], axis=1)

    def values(weights: Floats) -> Floats:
        n, sx, sy, sxx, syy, sxy = (weights @ by_unit).T
        return _ratio(sxy - sx * sy / n, sxx - sx * sx / n, syy - sy * sy / n, n * _NO_SPREAD)

    exact = float(((x - x.mean()) * (y - y.mean())).sum())
    spreads = [float(((side - side.mean()) ** 2).sum()) for side in (x, y)]
    plain = min(1.0, max(-1.0, exact / float(np.sqrt(spreads[0] * spreads[1]))))

    def with_plain(weights: Floats) -> Floats:
        # The sample itself, in two passes: no spread is too small beside an outlier for it.
        found = values(weights)
        found[(weights == 1).all(axis=1)] = plain
        return found

    return with_plain


def resampled_spearman(x: Floats, y: Floats, units: Units) -> Resampled:
    """Spearman's correlation under weights, ranked anew in each resample."""
    _check_spread(x, y)
    ranks_x, ranks_y = _ranking(x), _ranking(y)

    def values(weights: Floats) -> Floats:
        each = _spread_out(weights, units)
        a, b = ranks_x(each), ranks_y(each)
        weighed = each * a
        return _ratio((weighed * b).sum(1), (weighed * a).sum(1), (each * b * b).sum(1), 0.0)

    return values


def resampled_kendall(x: Floats, y: Floats, units: Units) -> Resampled:
    """Kendall's tau-b under weights.

    Pairs in agreement, and pairs apart on either side, are quadratic forms of the weights: they are
    counted once for each pair of units. Raises Undefined as `pearson` does.
    """
    _check_spread(x, y)
    agreeing, apart_x, apart_y = pair_counts(x, y, units)

    def values(weights: Floats) -> Floats:
        shared, spread_x, spread_y = (
            ((weights @ form) * weights).sum(1) for form in (agreeing, apart_x, apart_y)
        )
        return _ratio(shared, spread_x, spread_y, 0.0)

    return values


def resampled_auc(x: Floats, positive: Floats, units: Units) -> Resampled:
    """The area under the ROC curve under weights. Raises Undefined where a label is missing."""
    _check_labels(positive)
    order = np.argsort(x, kind="stable")
    starts = _tie_starts(x[order])
    ones = positive[order]

    def values(weights: Floats) -> Floats:
        each = _spread_out(weights, units)[:, order]
        won = np.add.reduceat(each * ones, starts, axis=1)
        lost = np.add.reduceat(each * (1 - ones), starts, axis=1)
        below = np.cumsum(lost, axis=1) - lost / 2
        return _divided((won * below).sum(1), won.sum(1) * lost.sum(1))

    return values


def resampled_balanced_accuracy(
    x: Floats, positive: Floats, threshold: float, units: Units
) -> Resampled:
    """Balanced accuracy at a fixed threshold under weights. Raises Undefined as `auc` does."""
    _check_labels(positive)
    called = (x >= threshold).astype(np.float64)
    terms = [positive, 1 - positive, positive * called, (1 - positive) * (1 - called)]
    by_unit = np.stack([_by_unit(row, units) for row in terms], axis=1)

    def values(weights: Floats) -> Floats:
        ones, zeros, kept, refused = (weights @ by_unit).T
        return (_divided(kept, ones) + _divided(refused, zeros)) / 2

    return values


def spanning_two(x: Floats) -> Floats:
    """From -1 to 1, a constant as exact 0: correlations stay, no sum of squares overflows or
    vanishes."""
    half = x.max() / 2 - x.min() / 2
    centered: Floats = x - (x.min() / 2 + x.max() / 2)
    return centered / half if half else centered


def _pairs(scores: ArrayLike, human: ArrayLike) -> tuple[Floats, Floats]:
    x, y = score_array(scores, "examples"), score_array(human, "examples")
    if len(x) != len(y):
        raise ValueError(f"{len(x)} scores beside {len(y)} human scores")
    return x, y


def _labelled(scores: ArrayLike, labels: ArrayLike) -> tuple[Floats, Floats]:
    x, y = _pairs(scores, labels)
    if not np.isin(y, (0.0, 1.0)).all():
        raise ValueError("labels must be 0 or 1")
    return x, y


def _value(statistic: Resampled, units: int) -> float:
    return float(statistic(np.ones((1, units)))[0])


def _check_spread(x: Floats, y: Floats) -> None:
    if len(x) < 2:
        raise Undefined("one summary only")
    for side, name in ((x, "scores"), (y, "human scores")):
        if side.min() == side.max():
            raise Undefined(f"all {name} are equal")


def _check_labels(positive: Floats) -> None:
    for label in (0, 1):
        if not (positive == label).any():
            raise Undefined(f"no summary has label {label}")


def _by_unit(row: Floats, units: Units) -> Floats:
    if units.index is None:
        return row
    return np.bincount(units.index, weights=row, minlength=units.count).astype(np.float64)


def _spread_out(weights: Floats, units: Units) -> Floats:
    """(resamples, units) -> (resamples, examples)."""
    return weights if units.index is None else weights[:, units.index]


def _tie_starts(ordered: Floats) -> NDArray[np.intp]:
    return np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))


def _ranking(x: Floats) -> Callable[[Floats], Floats]:
    """Weights of the examples -> their mean ranks, less the mean of all ranks."""
    order = np.argsort(x, kind="stable")
    starts = _tie_starts(x[order])
    level = np.empty(len(x), dtype=np.intp)
    level[order] = np.repeat(np.arange(len(starts)), np.diff([*starts, len(x)]))

    def ranks(each: Floats) -> Floats:
        tied = np.add.reduceat(each[:, order], starts, axis=1)
        middles = np.cumsum(tied, axis=1) - tied / 2
        centered: Floats = middles - each.sum(1, keepdims=True) / 2
        return centered[:, level]

    return ranks


def _ratio(shared: Floats, spread_x: Floats, spread_y: Floats, least: Floats | float) -> Floats:
    """shared / root(spread_x * spread_y) within [-1, 1]; NaN where a spread is `least` or less."""
    defined = (spread_x > least) & (spread_y > least)
    roots = np.sqrt(np.where(defined, spread_x * spread_y, 1.0))
    return np.where(defined, np.clip(shared / roots, -1.0, 1.0), np.nan)


def _divided(part: Floats, whole: Floats) -> Floats:
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), np.nan)
