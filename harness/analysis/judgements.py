"""How well each column of scores agrees with each human judgement, and which agrees better."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

import numpy as np

from harness.analysis.agreement import (
    Floats,
    Resampled,
    Undefined,
    best_threshold,
    resampled_auc,
    resampled_balanced_accuracy,
)
from harness.analysis.bootstrap import bootstrap, difference, estimate
from harness.analysis.intervals import Interval
from harness.analysis.levels import CORRELATIONS, LEVELS, Leveled, correlation
from harness.analysis.multiplicity import holm
from harness.analysis.score_arrays import Units, units_of

LABEL = "label"
AUC, BALANCED_ACCURACY = "roc_auc", "balanced_accuracy"


@dataclass(frozen=True, slots=True)
class Judged:
    """The summaries of one data set, in order.

    documents: what names the documents of each; systems: of each; human: scores by name, NaN where
    there is none, and under LABEL 1 or 0; scores: the metrics' by column; lower_is_better: the
    columns that are turned round, so that a positive correlation is agreement.
    """

    dataset: str
    documents: Sequence[Hashable]
    systems: Sequence[str | None]
    human: Mapping[str, Floats]
    scores: Mapping[str, Floats]
    lower_is_better: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: the agreement of a column, or, with `against`, how much more than that one's.

    value: None where it is undefined, for `reason`; interval: None where there are fewer than six
    documents, or it is undefined in more than 5 % of the resamples; n: the summaries (pooled),
    documents (within_document) or systems (system) it is taken over; missing: the summaries left
    out since nobody judged them; p: of a difference, corrected by Holm's rule for all differences
    of the same data set, human score, level and statistic; threshold: of balanced accuracy.
    """

    dataset: str
    column: str
    human: str
    level: str
    statistic: str
    value: float | None
    interval: Interval | None = None
    n: int = 0
    missing: int = 0
    threshold: float | None = None
    against: str | None = None
    p: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Draws:
    """How the bootstrap is done."""

    resamples: int
    seed: int


@dataclass(frozen=True, slots=True)
class _Planned:
    """A figure that has a value, with what gives it under weights of the documents."""

    figure: Figure
    statistic: Resampled


def figures(
    judged: Judged,
    pairs: Sequence[tuple[str, str]],
    thresholds: Mapping[str, float],
    draws: Draws,
) -> list[Figure]:
    """All figures of a data set, by human score: the columns', then the differences of `pairs`.

    thresholds: by column, of those whose balanced accuracy is asked for.
    """
    found: list[Figure] = []
    for human in judged.human:
        found += _of_human(judged, human, pairs, thresholds, draws)
    return found


def fitted_thresholds(judged: Sequence[Judged]) -> dict[str, float]:
    """The threshold of each column with the best balanced accuracy on all these data sets.

    Raises Undefined where their summaries do not have both labels.
    """
    labelled = [data for data in judged if LABEL in data.human]
    if not labelled:
        raise Undefined("no summary has a label")
    labels = np.concatenate([data.human[LABEL] for data in labelled])
    known = ~np.isnan(labels)
    found = {}
    for column in judged[0].scores:
        scores = np.concatenate([data.scores[column] for data in labelled])
        if column in judged[0].lower_is_better:
            found[column] = -best_threshold(-scores[known], labels[known])
        else:
            found[column] = best_threshold(scores[known], labels[known])
    return found


def pairs_between(
    columns: Mapping[str, Sequence[str]], baseline: str | None = None
) -> list[tuple[str, str]]:
    """Which columns are held against each other; columns: by metric.

    Those of different metrics, or of one metric where there is no other; with a baseline, all
    others against that.
    """
    names = [(metric, name) for metric, own in columns.items() for name in own]
    if baseline is not None:
        return [(name, baseline) for _, name in names if name != baseline]
    apart = len(columns) > 1
    return [
        (name, other)
        for (metric, name), (owner, other) in combinations(names, 2)
        if metric != owner or not apart
    ]


def _of_human(
    judged: Judged,
    human: str,
    pairs: Sequence[tuple[str, str]],
    thresholds: Mapping[str, float],
    draws: Draws,
) -> list[Figure]:
    rows = np.flatnonzero(~np.isnan(judged.human[human])).tolist()
    units = units_of(len(rows), [judged.documents[row] for row in rows])
    planned = [
        plan
        for column in judged.scores
        for plan in _plans(judged, column, human, rows, units, thresholds.get(column))
    ]
    ready = [plan for plan in planned if isinstance(plan, _Planned)]
    values = [float(plan.statistic(np.ones((1, units.count)))[0]) for plan in ready]
    samples = (
        bootstrap([plan.statistic for plan in ready], units.count, draws.resamples, draws.seed)
        if units.count > 1
        else np.full((len(ready), 1), np.nan)
    )
    estimates = iter(
        replace(plan.figure, value=told.value, interval=told.interval)
        for plan, value, row in zip(ready, values, samples, strict=True)
        for told in [estimate(value, row, units.count)]
    )
    found = [plan if isinstance(plan, Figure) else next(estimates) for plan in planned]
    places: dict[tuple[str, str], dict[str, int]] = {}
    for place, plan in enumerate(ready):
        kind = plan.figure.level, plan.figure.statistic
        places.setdefault(kind, {})[plan.figure.column] = place
    for by_column in places.values():
        family = []
        for first, second in pairs:
            if first not in by_column or second not in by_column:
                continue
            one, other = by_column[first], by_column[second]
            told = difference(
                (values[one], values[other]),
                (samples[one], samples[other]),
                units.count,
            )
            family.append(
                replace(
                    ready[one].figure,
                    value=told.value,
                    interval=told.interval,
                    p=told.p,
                    against=second,
                    threshold=None,
                )
            )
        corrected = holm([figure.p for figure in family])
        found += [replace(figure, p=p) for figure, p in zip(family, corrected, strict=True)]
    return found


def _plans(
    judged: Judged,
    column: str,
    human: str,
    rows: Sequence[int],
    units: Units,
    threshold: float | None,
) -> Iterator[_Planned | Figure]:
    """What is asked of a column: ready to be computed, or a figure that says why it cannot be."""
    sign = -1.0 if column in judged.lower_is_better else 1.0
    x, y = sign * judged.scores[column][rows], judged.human[human][rows]
    empty = Figure(
        judged.dataset, column, human, "pooled", "", None, missing=len(judged.documents) - len(rows)
    )
    if human == LABEL:
        area = replace(empty, statistic=AUC, n=len(rows))
        yield _planned(area, lambda: Leveled(resampled_auc(x, y, units), len(rows)))
        if threshold is not None:
            cut = sign * threshold
            share = replace(area, statistic=BALANCED_ACCURACY, threshold=threshold)
            yield _planned(
                share, lambda: Leveled(resampled_balanced_accuracy(x, y, cut, units), len(rows))
            )
        return
    systems = [judged.systems[row] for row in rows]
    for level in LEVELS:
        for name in CORRELATIONS:
            yield _planned(
                replace(empty, level=level, statistic=name),
                partial(correlation, name, level, x, y, units, systems),
            )


def _planned(figure: Figure, make: Callable[[], Leveled]) -> _Planned | Figure:
    try:
        leveled = make()
    except Undefined as error:
        return replace(figure, reason=str(error))
    return _Planned(replace(figure, n=leveled.n), leveled.statistic)
