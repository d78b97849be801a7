"""The scores of several runs side by side, example by example, or the reason why that is refused.

What is laid side by side must be of the same examples (by content, not by id alone) and, in one
column, of the same metric (by signature): else a difference says nothing of the systems.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harness.errors import UsageError
from harness.runs.run_scores import RunScores
from harness.runs.stored import StoredRun
from harness.text.printable import one_line


@dataclass(frozen=True, slots=True)
class ScoreColumn:
    """One column of one metric in the runs that have it.

    label: the name, with its metric where two metrics have it; better: "high", "low" or None;
    total: shown as a sum; alarm: shown only because it is above zero; runs: places of the runs that
    have it; signatures: of the metric in each of these; scores: (examples, these runs).
    """

    metric: str
    name: str
    label: str
    better: str | None
    total: bool
    alarm: bool
    runs: tuple[int, ...]
    signatures: tuple[str, ...]
    scores: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Runs on the same examples.

    ids: of the examples, sorted; left_out: how many examples of each run are not among them.
    """

    runs: tuple[StoredRun, ...]
    ids: tuple[str, ...]
    left_out: tuple[int, ...]
    columns: tuple[ScoreColumn, ...]


def chosen_columns(
    runs: Sequence[StoredRun], names: Sequence[str] | None = None
) -> list[tuple[str, str]]:
    """(metric, column) of what `names` name: a metric (its main columns), a column, or
    metric:column.

    None stands for the main columns of every metric, and alarms above zero. Raises UsageError for a
    name that no run has, listing the right ones, and where there is no column at all.
    """
    found: dict[tuple[str, str], bool] = {}
    alarms: dict[tuple[str, str], None] = {}
    for run in runs:
        for metric, figures in run.record["metrics"].items():
            for name, column in figures["columns"].items():
                key = (metric, name)
                found[key] = found.get(key, False) or bool(column["main"])
                if column["alarm"] and column["mean"] > 0:
                    alarms[key] = None
    if not found:
        raise UsageError("the runs have no scores; harness rescore RUN 'metric=[…]' makes some")
    if names is None:
        return [key for key, main in found.items() if main or key in alarms] or list(found)
    chosen: dict[tuple[str, str], None] = {}
    for wanted in names:
        chosen |= dict.fromkeys(_named(wanted, found))
    return list(chosen)


def _named(wanted: str, found: Mapping[tuple[str, str], bool]) -> list[tuple[str, str]]:
    of_metric = [key for key in found if key[0] == wanted]
    if of_metric:
        return [key for key in of_metric if found[key]] or of_metric
    named = [key for key in found if wanted in (key[1], ":".join(key))]
    if not named:
        metrics = list(dict.fromkeys(metric for metric, _ in found))
        columns = list(dict.fromkeys(name for _, name in found if name not in metrics))
        right = f"metrics {', '.join(metrics)}; columns {', '.join(columns)}"
        raise UsageError(f"no run has a metric or column {wanted!r}; there are {one_line(right)}")
    return named


def align(
    scored: Sequence[RunScores],
    columns: Sequence[tuple[str, str]],
    *,
    intersect: bool = False,
    allow_mixed: bool = False,
) -> Aligned:
    """Lay the runs side by side in the columns, named (metric, column), in that order.

    Raises UsageError where the runs are not on the same examples (`intersect`: those that all have
    are compared; refused only where there is none), and where a column has several metric
    signatures (`allow_mixed`: they stay, and are the reader's to mark), with the way out.
    """
    shared = _shared(scored)
    left_out = tuple(len(scores.ids) - len(shared) for scores in scored)
    if any(left_out) and (not intersect or not shared):
        raise UsageError(_different_examples(scored, len(shared)))
    ids = tuple(sorted(shared))
    runs = tuple(scores.run for scores in scored)
    orders = _orders(scored, ids)
    laid = tuple(_column(scored, orders, metric, name, columns) for metric, name in columns)
    if not allow_mixed:
        for column in laid:
            _check_signatures(runs, column)
    return Aligned(runs, ids, left_out, laid)


def _shared(scored: Sequence[RunScores]) -> set[str]:
    """The ids of the examples that all runs have, with the same content."""
    # Most often all runs have the same ids in the same order: few are laid over each other.
    distinct = {(scores.ids, scores.keys or scores.ids) for scores in scored}
    return {
        id_ for id_, _ in set.intersection(*(set(zip(*pair, strict=True)) for pair in distinct))
    }


def _different_examples(scored: Sequence[RunScores], shared: int) -> str:
    first = scored[0]
    own = dict(zip(first.ids, first.keys or first.ids, strict=True))
    for other in scored[1:]:
        theirs = dict(zip(other.ids, other.keys or other.ids, strict=True))
        if own != theirs:
            break
    common = own.keys() & theirs.keys()
    changed = sum(own[id_] != theirs[id_] for id_ in common)
    parts = []
    if len(common) < max(len(own), len(theirs)):
        parts.append(
            f"{len(own)} and {len(theirs)} examples, of which {len(common)} have the same id"
        )
    if changed:
        parts.append(f"{changed} with the same id have other documents or references")
    told = f"{first.run.path} and {other.run.path} are on different examples: {'; '.join(parts)}"
    if not shared:
        return f"{told}. No example is in all runs: compare the runs of each dataset apart"
    return f"{told}. --intersect compares the {shared} that are the same in all runs"


def _orders(scored: Sequence[RunScores], ids: Sequence[str]) -> list[NDArray[np.intp]]:
    """Of each run, the places of `ids` in its scores."""
    known: dict[tuple[str, ...], NDArray[np.intp]] = {}
    for scores in scored:
        if scores.ids not in known:
            places = {id_: place for place, id_ in enumerate(scores.ids)}
            known[scores.ids] = np.array([places[id_] for id_ in ids], dtype=np.intp)
    return [known[scores.ids] for scores in scored]


def _column(
    scored: Sequence[RunScores],
    orders: Sequence[NDArray[np.intp]],
    metric: str,
    name: str,
    columns: Sequence[tuple[str, str]],
) -> ScoreColumn:
    members = [place for place, scores in enumerate(scored) if (metric, name) in scores.values]
    told = [scored[place].run.record["metrics"][metric] for place in members]
    first: Mapping[str, Any] = told[0]["columns"][name]
    twice = sum(other == name for _, other in columns) > 1
    return ScoreColumn(
        metric=metric,
        name=name,
        label=one_line(f"{metric}:{name}" if twice else name),
        better=first["better"],
        total="total" in first,
        alarm=bool(first["alarm"]) and not first["main"],
        runs=tuple(members),
        signatures=tuple(str(figures["signature"]) for figures in told),
        scores=np.column_stack(
            [scored[place].values[metric, name][orders[place]] for place in members]
        ),
    )


def _check_signatures(runs: Sequence[StoredRun], column: ScoreColumn) -> None:
    first = column.signatures[0]
    for place, signature in zip(column.runs, column.signatures, strict=True):
        if signature != first:
            raise UsageError(
                f"column {column.label} was scored in different ways: "
                f"{one_line(first)} in {runs[column.runs[0]].path}, "
                f"{one_line(signature)} in {runs[place].path}; score them alike "
                f"(harness rescore RUN 'metric=[{column.metric}]'), or mark it with --allow-mixed"
            )
