"""The per-example scores of stored runs, and what tells whether their examples are the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.errors import RunError
from harness.runs.folder import RunFolder
from harness.runs.score_files import ColumnScores, read_column_scores, stored_text
from harness.runs.stored import StoredRun
from harness.runs.summaries import example_keys, read_summaries


@dataclass(frozen=True, slots=True)
class RunScores:
    """One run's scores.

    ids: of its examples, in the dataset's order; values: (metric, column) -> a score an example, in
    that order, for those of the wanted columns that the run has; keys: the content of each example
    (documents and references) as a digest, None where it need not be known, since all runs that
    were read together are on one dataset.
    """

    run: StoredRun
    ids: tuple[str, ...]
    values: Mapping[tuple[str, str], NDArray[np.float64]]
    keys: tuple[str, ...] | None


def read_run_scores(
    runs: Sequence[StoredRun], columns: Sequence[tuple[str, str]]
) -> list[RunScores]:
    """The scores of each run in the columns, named (metric, column).

    A failed summary has the scores of an empty one, and is among them. Raises RunError where a
    score file is missing, broken or not the one that the run's record tells of, or where runs are
    on different datasets and one does not tell its examples' content.
    """
    one_dataset = len({run.dataset_digest for run in runs}) == 1
    return [_read(run, columns, one_dataset) for run in runs]


def _read(run: StoredRun, columns: Sequence[tuple[str, str]], one_dataset: bool) -> RunScores:
    wanted: dict[str, list[str]] = {}
    for metric, column in columns:
        if column in run.record["metrics"].get(metric, {}).get("columns", {}):
            wanted.setdefault(metric, []).append(column)
    found = {metric: _checked(run, metric, names) for metric, names in wanted.items()}
    folder = RunFolder(run.path)
    if found:
        ids = next(iter(found.values())).ids
    else:
        ids = tuple(stored_text(summary.example_id) for summary in read_summaries(folder))
    keys = None
    if not one_dataset:
        told = {stored_text(id_): key for id_, key in example_keys(folder).items()}
        if not told.keys() >= set(ids):
            raise RunError(
                f"{run.path}: summaries.jsonl does not tell what its examples hold, so the run "
                "cannot be compared with one on another dataset; delete the folder and run it again"
            )
        keys = tuple(told[id_] for id_ in ids)
    values = {
        (metric, name): scores.values[name]
        for metric, scores in found.items()
        for name in wanted[metric]
    }
    return RunScores(run, ids, values, keys)


def _checked(run: StoredRun, metric: str, names: Sequence[str]) -> ColumnScores:
    figures = run.record["metrics"][metric]
    path = RunFolder(run.path).scores(metric)
    scores = read_column_scores(path, names)
    if (
        scores is None
        or scores.signature != figures["signature"]
        or any(len(scores.ids) != figures["columns"][name]["n"] for name in names)
        or not all(np.isfinite(scores.values[name]).all() for name in names)
    ):
        raise RunError(
            f"{path}: the scores are missing, broken or not those of run.json; to make them anew: "
            f"harness rescore {run.path} 'metric=[{metric}]'"
        )
    return scores
