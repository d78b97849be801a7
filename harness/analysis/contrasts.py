"""Means of runs with intervals, and tests of pairs of runs, corrected together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from harness.analysis.comparison import Aligned, ScoreColumn
from harness.analysis.intervals import RESAMPLES, Mean, mean_intervals
from harness.analysis.multiplicity import holm
from harness.analysis.paired import PairedTest, paired_tests
from harness.analysis.resampling import all_flips

SIGNIFICANCE = 0.05
# Of more means a finer resolution shows nothing: after the correction for so many tests, not even
# the smallest p-value of RESAMPLES flips holds.
_MANY_MEANS, _COARSE = 500, 1_000
# Numbers held at once: 128 MB.
_HELD = 1 << 24


@dataclass(frozen=True, slots=True)
class Contrast:
    """Run `a` against run `b` (places) in the column at place `column`.

    test: a less b in the column's own numbers; wins, losses: examples where a is better, or b (has
    more, where neither direction is better); p_holm: p corrected for all tests made with it.
    """

    column: int
    a: int
    b: int
    test: PairedTest
    wins: int
    losses: int
    p_holm: float | None

    @property
    def holds(self) -> bool:
        """Whether the two can be told apart after the correction."""
        return self.p_holm is not None and self.p_holm <= SIGNIFICANCE


def usual_resamples(aligned: Aligned) -> int:
    """As many resamples as so many runs and columns are worth."""
    means = sum(len(column.runs) for column in aligned.columns)
    return RESAMPLES if means <= _MANY_MEANS else _COARSE


def smallest_p(examples: int, resamples: int) -> float:
    """The smallest p-value that a test of so many examples can have."""
    return 2.0 ** (1 - examples) if all_flips(examples, resamples) else 1 / (1 + resamples)


def column_means(aligned: Aligned, *, resamples: int, seed: int = 0) -> list[dict[int, Mean]]:
    """Of each column the mean of each run, by place, that has it."""
    means: list[dict[int, Mean]] = []
    for block in _blocks(aligned.columns, resamples):
        scores = np.hstack([column.scores for column in block])
        found = iter(mean_intervals(scores, resamples=resamples, seed=seed))
        means += [{run: next(found) for run in column.runs} for column in block]
    return means


def contrasts(
    columns: Sequence[ScoreColumn],
    pairs: Sequence[tuple[int, int]],
    *,
    resamples: int,
    seed: int = 0,
) -> list[Contrast]:
    """Each pair of runs (places) in each column that both have, column by column.

    Scores of different metric signatures are not compared, and alarms are not tested. p-values are
    Holm-corrected over all that comes out.
    """
    tested = [column for column in columns if not column.alarm]
    found: list[tuple[int, int, int, PairedTest]] = []
    for block in _blocks(tested, resamples):
        places = [_place(columns, column) for column in block]
        runs = block[0].runs
        local = {run: place for place, run in enumerate(runs)}
        chosen = [(local[a], local[b]) for a, b in pairs if a in local and b in local]
        if not chosen:
            continue
        scores = np.stack([column.scores for column in block], axis=2)
        for test in paired_tests(scores, chosen, resamples=resamples, seed=seed):
            signatures = block[test.column].signatures
            if signatures[test.first] == signatures[test.second]:
                found.append((places[test.column], runs[test.first], runs[test.second], test))
    found.sort(key=lambda item: item[0])  # stable: the pairs of a column stay in their order
    corrected = holm([test.p for *_, test in found])
    return [
        Contrast(column, a, b, test, *_better_worse(columns[column], test), p_holm)
        for (column, a, b, test), p_holm in zip(found, corrected, strict=True)
    ]


def _place(columns: Sequence[ScoreColumn], wanted: ScoreColumn) -> int:
    return next(place for place, column in enumerate(columns) if column is wanted)


def _better_worse(column: ScoreColumn, test: PairedTest) -> tuple[int, int]:
    if column.better == "low":
        return test.losses, test.wins
    return test.wins, test.losses


def _blocks(columns: Sequence[ScoreColumn], resamples: int) -> Iterator[list[ScoreColumn]]:
    """Columns of the same runs, as many as are worth one draw and fit into the memory."""
    block: list[ScoreColumn] = []
    for column in columns:
        fits = (len(block) + 1) * len(column.runs) * resamples <= _HELD
        if block and not (fits and column.runs == block[0].runs):
            yield block
            block = []
        block.append(column)
    if block:
        yield block
