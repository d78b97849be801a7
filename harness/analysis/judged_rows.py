"""From scored rows to the columns and human scores of each data set."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

import numpy as np

from harness.analysis.agreement import Floats
from harness.analysis.judgements import LABEL, Judged
from harness.datasets.annotated import Annotated
from harness.errors import UsageError
from harness.records import Column
from harness.runs.judging import MetricScores


@dataclass(frozen=True, slots=True)
class ScoreColumn:
    """One column of a metric's scores. name: the column's, or METRIC.COLUMN where several metrics
    have one of that name."""

    name: str
    metric: str
    signature: str
    column: Column
    scores: Floats


def score_columns(scores: Sequence[MetricScores], wanted: Sequence[str]) -> list[ScoreColumn]:
    """The columns whose names match a wanted one (`*` stands for any letters), or the main ones.

    Raises UsageError where a wanted name matches none.
    """
    shared = [column.name for metric in scores for column in metric.columns]
    every = [
        ScoreColumn(
            column.name if shared.count(column.name) == 1 else f"{metric.name}.{column.name}",
            metric.name,
            metric.signature,
            column,
            np.array([row[column.name] for row in metric.values], dtype=np.float64),
        )
        for metric in scores
        for column in metric.columns
    ]
    for pattern in wanted:
        if not any(fnmatchcase(column.name, pattern) for column in every):
            names = ", ".join(column.name for column in every)
            raise UsageError(f"--column {pattern}: there is none; columns: {names}")
    if not wanted:
        return [column for column in every if column.column.main]
    return [c for c in every if any(fnmatchcase(c.name, pattern) for pattern in wanted)]


def judged_sets(
    rows: Sequence[Annotated], columns: Sequence[ScoreColumn], wanted: Sequence[str]
) -> list[Judged]:
    """The rows by data set, with the wanted human scores (LABEL among them), or all there are.

    Raises UsageError where no row has a wanted score, or there is none at all.
    """
    known = [*dict.fromkeys(name for row in rows for name in _human(row))]
    for name in wanted:
        if name not in known:
            raise UsageError(
                f"no summary has a human score {name!r}; there are: {', '.join(known) or 'none'}"
            )
    if not known:
        raise UsageError(f"{rows[0].place.source}: no summary has a label or a human score")
    sets: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        sets.setdefault(row.dataset, []).append(place)
    return [
        _judged(dataset, [rows[i] for i in places], places, columns, wanted or known)
        for dataset, places in sets.items()
    ]


def _judged(
    dataset: str,
    rows: Sequence[Annotated],
    places: Sequence[int],
    columns: Sequence[ScoreColumn],
    wanted: Sequence[str],
) -> Judged:
    there = {name for row in rows for name in _human(row)}
    return Judged(
        dataset=dataset,
        documents=[_group(row) for row in rows],
        systems=[row.system for row in rows],
        human={
            name: np.array([dict(_scores(row)).get(name, np.nan) for row in rows])
            for name in dict.fromkeys(wanted)
            if name in there
        },
        scores={column.name: column.scores[list(places)] for column in columns},
        lower_is_better=frozenset(c.name for c in columns if c.column.better == "low"),
    )


def _human(row: Annotated) -> Iterator[str]:
    yield from (name for name, _ in _scores(row))


def _scores(row: Annotated) -> Iterator[tuple[str, float]]:
    if row.label is not None:
        yield LABEL, float(row.label)
    yield from row.human.items()


def _group(row: Annotated) -> Hashable:
    """What is drawn as one: all summaries of the same documents, or of the same references."""
    texts = tuple(document.text for document in row.example.documents)
    return texts or row.example.references or row.example.id
