"""Per-example scores -> the figures of a run's record."""

import math
from collections.abc import Sequence
from typing import Any

from harness.metrics.base import Metric
from harness.records import Column
from harness.runs.folder import RunFolder
from harness.runs.generation import read_summaries
from harness.runs.job import Part
from harness.runs.scoring import read_columns
from harness.text.tokens import words


def summary_counts(folder: RunFolder) -> dict[str, Any]:
    """How many summaries there are, how many of them failed, are empty or saw a cut input.

    A failed summary is scored as an empty one: it stays in every mean's denominator. `words` is the
    mean length of all summaries.
    """
    failed = empty = truncated = 0
    lengths = []
    for summary in read_summaries(folder):
        failed += summary.error is not None
        empty += summary.error is None and not summary.text.strip()
        truncated += summary.truncated
        lengths.append(len(words(summary.text)))
    return {
        "examples": len(lengths),
        "summarized": len(lengths) - failed,
        "failed": failed,
        "empty": empty,
        "truncated": truncated,
        "words": _mean(lengths),
    }


def metric_aggregates(folder: RunFolder, part: Part[Metric]) -> dict[str, Any]:
    """A metric's signature and, for each column, its mean (or total) over all examples."""
    stored = read_columns(folder, part.name)
    return {
        "signature": part.instance.signature,
        "columns": {
            column.name: _column(column, stored[column.name]) for column in part.instance.columns
        },
    }


def _column(column: Column, values: Sequence[float]) -> dict[str, Any]:
    figures: dict[str, Any] = {"mean": _mean(values), "n": len(values)}
    if column.total:
        figures["total"] = math.fsum(values)
    return figures | {
        "low": column.low,
        "high": column.high,
        "better": column.better,
        "main": column.main,
        "alarm": column.alarm,
    }


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
