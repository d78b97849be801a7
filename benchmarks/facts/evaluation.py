"""What fitted weights are worth on sets that they were not fitted to."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facts.fitting import Array, Fitted, fit
from facts.measuring import Measured
from harness.analysis.agreement import auc, resampled_auc
from harness.analysis.resampling import weight_blocks
from harness.analysis.score_arrays import units_of
from harness.metrics.facts.engine import summary_score
from harness.metrics.facts.records import Claim, ClaimVerdict
from harness.metrics.facts.signals import SIGNALS

RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Setting:
    """How weights are fitted. columns: the signals that take part; strength: of the penalty; worst:
    the share of a summary's worst claim in its logit."""

    columns: tuple[int, ...]
    strength: float
    worst: float


def fit_sets(sets: Mapping[str, Measured], setting: Setting) -> Fitted:
    """Weights for all signals; 0 for those that take no part."""
    signs = [SIGNALS[i].sign for i in setting.columns]
    items = {name: measured.items(setting.columns) for name, measured in sets.items()}
    least = [SIGNALS[i].least for i in setting.columns]
    fitted = fit(items, signs, least, setting.strength, setting.worst)
    weights = np.zeros(len(SIGNALS))
    weights[list(setting.columns)] = fitted.weights
    return Fitted(weights, fitted.intercept)


def left_out_scores(
    name: str, sets: Mapping[str, Measured], tested: Measured, setting: Setting
) -> Array:
    """The scores of a set's summaries by weights fitted to the others.

    A set that shares a summary with the tested one (the same with further documents) is left out,
    too.
    """
    own = {row.summary for row in tested.rows}
    others = {
        other: measured
        for other, measured in sets.items()
        if other != name and not any(row.summary in own for row in measured.rows)
    }
    return scores(tested, fit_sets(others, setting))


def scores(measured: Measured, fitted: Fitted) -> Array:
    """The check's score of each summary by some weights."""
    return np.array([_score(claims, fitted) for claims in measured.claims])


def _score(claims: Sequence[Array], fitted: Fitted) -> float:
    """As the engine scores: a claim by its last column."""
    logits = [float(matrix[-1] @ fitted.weights) + fitted.intercept for matrix in claims]
    found = [1 / (1 + math.exp(-logit)) for logit in logits]
    return summary_score([ClaimVerdict(_NO_CLAIM, "unsupported", score) for score in found])


_NO_CLAIM = Claim("", 0, 0)


def resampled_aucs(columns: Sequence[Array], measured: Measured) -> Array:
    """(columns, 1 + RESAMPLES): the AUC of each column, then in each resample of documents."""
    units = units_of(len(measured.rows), [row.group for row in measured.rows])
    labels = measured.labels.astype(np.float64)
    drawn = [resampled_auc(np.asarray(c, dtype=np.float64), labels, units) for c in columns]
    blocks = [
        np.stack([statistic(weights) for statistic in drawn])
        for weights in weight_blocks(units.count, RESAMPLES, 0)
    ]
    values = np.array([[auc(column, labels)] for column in columns])
    return np.concatenate([values, *blocks], axis=1)


def told(samples: NDArray[np.float64]) -> str:
    """A value with the 95 % interval of its resamples, which stand behind it."""
    low, high = np.nanpercentile(samples[1:], [2.5, 97.5])
    return f"{samples[0]:.3f} [{low:.3f}, {high:.3f}]"
