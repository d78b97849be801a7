"""Metrics over judged summaries: what each needs is checked first, then all are scored."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.datasets.annotated import Annotated, read_annotated
from harness.errors import RunError, UsageError
from harness.metrics.base import Metric
from harness.records import Column
from harness.runs.job import Part
from harness.runs.progress import Progress
from harness.runs.scoring import checked_scores


@dataclass(frozen=True, slots=True)
class MetricScores:
    """What one metric says of summaries: its columns for each of them, in order."""

    name: str
    signature: str
    columns: tuple[Column, ...]
    values: Sequence[Mapping[str, float]]


def read_all(paths: Sequence[Path]) -> list[Annotated]:
    """The judged summaries of several files, in order.

    Raises RunError as `read_annotated` does, and where a data set has an id in two files.
    """
    rows = [row for path in paths for row in read_annotated(path)]
    seen: dict[tuple[str, str], Annotated] = {}
    for row in rows:
        first = seen.setdefault((row.dataset, row.example.id), row)
        if first is not row:
            raise RunError(f"{row.place}: id {row.example.id!r} is that of {first.place}, too")
    return rows


def score_judged(
    name: str, metric: Metric, rows: Sequence[Annotated], batch_size: int, progress: Progress
) -> MetricScores:
    """The metric's scores of the rows.

    Raises UsageError where a row lacks what the metric needs, RunError where the metric breaks.
    """
    for row in rows:
        _check_needs(name, metric, row)
    part: Part[Metric] = Part(name, metric, {}, {})
    progress.start(f"score {name}", len(rows))
    found: list[Mapping[str, float]] = []
    for start in range(0, len(rows), batch_size):
        batch = rows[start : start + batch_size]
        scores = checked_scores(
            part, [row.example for row in batch], [row.summary for row in batch]
        )
        found += [score.values for score in scores]
        progress.advance(len(batch))
    return MetricScores(name, metric.signature, tuple(metric.columns), found)


def write_scores(path: Path, rows: Sequence[Annotated], scores: Sequence[MetricScores]) -> None:
    """One JSON object a row: id, dataset, system and, by metric, every column's score."""
    with path.open("w", encoding="utf-8") as stream:
        for place, row in enumerate(rows):
            told = {
                "id": row.example.id,
                "dataset": row.dataset,
                "system": row.system,
                "scores": {metric.name: dict(metric.values[place]) for metric in scores},
            }
            stream.write(json.dumps(told, ensure_ascii=False) + "\n")


def _check_needs(name: str, metric: Metric, row: Annotated) -> None:
    for need, there in (
        ("documents", row.example.documents),
        ("references", row.example.references),
    ):
        if need in metric.needs and not there:
            raise UsageError(
                f"{row.place}: metric {name} needs {need}, and {row.example.id!r} has none; "
                "leave out the metric or the row"
            )
