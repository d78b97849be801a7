"""Everything that a table of runs shows, from scores that are laid side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from harness.analysis.comparison import Aligned
from harness.analysis.contrasts import Contrast, column_means, contrasts
from harness.analysis.intervals import Mean
from harness.analysis.ranks import Ranking, in_order, ranking
from harness.runs.aggregates import summary_figures
from harness.runs.folder import RunFolder


@dataclass(frozen=True, slots=True)
class RunFigures:
    """What is known of a run's summaries on the examples that are compared.

    counts: examples, summarized, failed, empty, truncated, and words (mean length); seconds, cost:
    of all of them together, None where it is not known.
    """

    counts: Mapping[str, float]
    seconds: float | None
    cost: float | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison.

    means: of each column, by place of the run; figures: of each run; order: the places of the runs
    as they are to be shown; baseline: place of the run that others are compared with, None for all
    pairs; contrasts: the tests shown; sort: place of the column that the order and the ranking are
    of, None where the runs are sorted otherwise; resamples, seed: of intervals and tests.
    """

    aligned: Aligned
    means: tuple[Mapping[int, Mean], ...]
    figures: tuple[RunFigures, ...]
    order: tuple[int, ...]
    baseline: int | None
    contrasts: tuple[Contrast, ...]
    sort: int | None
    ranking: Ranking
    resamples: int
    seed: int


def compare(
    aligned: Aligned,
    *,
    baseline: int | None,
    sort: int | None,
    order: Sequence[int] | None = None,
    resamples: int,
    seed: int = 0,
) -> Compared:
    """The runs against the one at place `baseline`, or all pairs where that is None.

    sort: place of the column to sort and rank by; without one the runs are shown in `order`
    (places; None: as they are), unranked.
    """
    means = column_means(aligned, resamples=resamples, seed=seed)
    if sort is None:
        shown = list(range(len(aligned.runs)) if order is None else order)
        ranked = Ranking({})
    else:
        shown = in_order(aligned, sort, means[sort])
        ranked = ranking(aligned, sort, means[sort], resamples=resamples, seed=seed)
    if baseline is None:
        pairs = list(combinations(shown, 2))
    else:
        pairs = [(place, baseline) for place in shown if place != baseline]
    return Compared(
        aligned=aligned,
        means=tuple(means),
        figures=tuple(_figures(aligned, place) for place in range(len(aligned.runs))),
        order=tuple(shown),
        baseline=baseline,
        contrasts=tuple(contrasts(aligned.columns, pairs, resamples=resamples, seed=seed)),
        sort=sort,
        ranking=ranked,
        resamples=resamples,
        seed=seed,
    )


def _figures(aligned: Aligned, place: int) -> RunFigures:
    run = aligned.runs[place]
    if not aligned.left_out[place]:
        return RunFigures(
            run.record["counts"],
            _number(run.timing, "summary_seconds"),
            _number(run.timing, "cost"),
        )
    counts = summary_figures(RunFolder(run.path), frozenset(aligned.ids))["counts"]
    # What all examples took together says nothing of some of them.
    return RunFigures(counts, None, None)


def _number(values: Mapping[str, Any], key: str) -> float | None:
    value = values.get(key)
    return float(value) if isinstance(value, int | float) else None


@dataclass(frozen=True, slots=True)
class Moved:
    """An example's scores in the two runs of a contrast."""

    id: str
    a: float
    b: float


def moved(compared: Compared, column: int, count: int) -> list[Moved]:
    """The `count` examples whose scores differ most in the column at that place between the two
    runs of its contrast, the furthest first; those that do not differ at all are left out."""
    chosen = compared.aligned.columns[column]
    a, b = next((test.a, test.b) for test in compared.contrasts if test.column == column)
    first = chosen.scores[:, chosen.runs.index(a)]
    second = chosen.scores[:, chosen.runs.index(b)]
    furthest = np.argsort(-np.abs(first - second), kind="stable")[:count]
    return [
        Moved(compared.aligned.ids[place], float(first[place]), float(second[place]))
        for place in furthest.tolist()
        if first[place] != second[place]
    ]
