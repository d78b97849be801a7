"""Logistic regression over claims and summaries, each weight bound to its signal's sign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """weights: one a signal, of its sign; intercept: puts the verdict's threshold at 0."""

    weights: Array
    intercept: float


@dataclass(frozen=True, slots=True)
class Items:
    """Summaries as matrices. claims: one (claims, signals) matrix a summary; labels: 1 or 0."""

    claims: Sequence[Array]
    labels: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Stacked:
    rows: Array
    starts: NDArray[np.intp]
    counts: NDArray[np.intp]
    signs: Array
    shares: Array


def fit(
    sets: Mapping[str, Items],
    signs: Sequence[int],
    least: Sequence[float],
    strength: float,
    worst: float,
) -> Fitted:
    """Weights that tell the labels of all sets apart.

    A summary's logit is a mix of its worst and its mean claim's (worst: the share of the first) and
    an intercept of its set's own: sets differ in how many summaries are bad. Sets weigh the same,
    and so do the classes of a set. least: the least size of each weight; strength: of the ridge
    penalty on standardized signals.
    """
    stacked = [_stack(items) for items in sets.values()]
    rows = np.concatenate([part.rows for part in stacked])
    spread = rows.std(axis=0) + 1e-6
    # Standardized without centring: the intercepts take up the means.
    parts = [_scaled(part, spread) for part in stacked]
    size = rows.shape[1]

    def loss(values: Array) -> tuple[float, Array]:
        weights, total = (
            values[:size],
            strength * len(parts) * float(values[:size] @ values[:size]) / 2,
        )
        slope = np.zeros_like(values)
        slope[:size] = strength * len(parts) * weights
        for number, part in enumerate(parts):
            logits = part.rows @ weights
            margins = part.signs * (_pool(logits, part, worst) + values[size + number])
            total += float((part.shares * np.logaddexp(0, -margins)).sum())
            pull = -part.shares * part.signs / (1 + np.exp(margins))
            slope[size + number] = pull.sum()
            slope[:size] += part.rows.T @ _spread(pull, logits, part, worst)
        return total, slope

    sizes = np.array(least) * spread
    bounds = [
        (size, None) if sign > 0 else (None, -size) for sign, size in zip(signs, sizes, strict=True)
    ]
    found = minimize(
        loss,
        np.concatenate([np.array(signs) * sizes, np.zeros(len(parts))]),
        jac=True,
        method="L-BFGS-B",
        bounds=[*bounds, *[(None, None)] * len(parts)],
        options={"maxiter": 1000},
    )
    weights = found.x[:size] / spread
    return Fitted(weights, _threshold(sets, weights, worst))


def pooled(claims: Array, fitted: Fitted, worst: float) -> float:
    """A summary's logit."""
    logits = claims @ fitted.weights + fitted.intercept
    return float(worst * logits.min() + (1 - worst) * logits.mean())


def _stack(items: Items) -> _Stacked:
    counts = np.array([len(claims) for claims in items.claims], dtype=np.intp)
    labels = np.array(items.labels)
    good = labels == 1
    if good.all() or not good.any():
        raise ValueError("a set needs consistent and inconsistent summaries to be fitted on")
    shares = np.where(good, 0.5 / good.sum(), 0.5 / (~good).sum())
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.intp)
    return _Stacked(np.concatenate(items.claims), starts, counts, np.where(good, 1.0, -1.0), shares)


def _scaled(part: _Stacked, spread: Array) -> _Stacked:
    return _Stacked(part.rows / spread, part.starts, part.counts, part.signs, part.shares)


def _pool(logits: Array, part: _Stacked, worst: float) -> Array:
    lowest = np.minimum.reduceat(logits, part.starts)
    means = np.add.reduceat(logits, part.starts) / part.counts
    return np.asarray(worst * lowest + (1 - worst) * means)


def _spread(pull: Array, logits: Array, part: _Stacked, worst: float) -> Array:
    """The pull on each summary handed down to its claims."""
    shares = np.repeat((1 - worst) * pull / part.counts, part.counts)
    lowest = np.repeat(np.minimum.reduceat(logits, part.starts), part.counts)
    owners = np.repeat(np.arange(len(part.counts)), part.counts)
    places = np.flatnonzero(logits == lowest)
    _, first = np.unique(owners[places], return_index=True)
    shares[places[first]] += worst * pull
    return shares


def _threshold(sets: Mapping[str, Items], weights: Array, worst: float) -> float:
    """The intercept at which the balanced accuracy, averaged over the sets, is best."""
    plain = Fitted(weights, 0.0)
    logits = {
        name: np.array([pooled(claims, plain, worst) for claims in items.claims])
        for name, items in sets.items()
    }
    candidates = np.quantile(np.concatenate(list(logits.values())), np.linspace(0.02, 0.98, 97))

    def accuracy(cut: float) -> float:
        told = []
        for name, items in sets.items():
            good = np.array(items.labels) == 1
            high = logits[name] >= cut
            told.append((high[good].mean() + (~high)[~good].mean()) / 2)
        return float(np.mean(told))

    return -float(max(candidates, key=accuracy))
