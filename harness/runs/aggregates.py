"""Per-example summaries and scores -> the figures of a run's record."""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from harness.records import Column
from harness.runs.folder import RunFolder
from harness.runs.score_files import ScoreInfo, read_columns, stored_text
from harness.runs.summaries import read_summaries
from harness.text.tokens import words

_MOST_ERRORS = 5


def summary_figures(folder: RunFolder, ids: Collection[str] | None = None) -> dict[str, Any]:
    """How many summaries there are, and how many of them failed, are empty or saw a cut input.

    ids: of the examples to look at, as score files have them; None for all.

    counts: those numbers, and `words`, the mean length of all summaries; errors: the most frequent
    reasons of failure with how often each occurred.
    """
    empty = truncated = 0
    lengths: list[int] = []
    errors: Counter[str] = Counter()
    for summary in read_summaries(folder):
        if ids is not None and stored_text(summary.example_id) not in ids:
            continue
        if summary.error is not None:
            errors[summary.error] += 1
        empty += summary.error is None and not summary.text.strip()
        truncated += summary.truncated
        lengths.append(len(words(summary.text)))
    return {
        "counts": {
            "examples": len(lengths),
            "summarized": len(lengths) - errors.total(),
            "failed": errors.total(),
            "empty": empty,
            "truncated": truncated,
            "words": _mean(lengths),
        },
        "errors": dict(errors.most_common(_MOST_ERRORS)),
    }


def metric_figures(folder: RunFolder, info: ScoreInfo) -> dict[str, Any]:
    """What a metric is, and for each of its columns the mean (or total) over all examples."""
    stored = read_columns(folder.scores(info.metric))
    return {
        "signature": info.signature,
        "config": dict(info.config),
        "columns": {column.name: _column(column, stored[column.name]) for column in info.columns},
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
