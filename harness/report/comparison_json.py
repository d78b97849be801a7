"""A comparison for machines: plain JSON-able values, null for what is not known."""

from collections.abc import Mapping, Sequence
from typing import Any

from harness.analysis.compared import Compared, Moved
from harness.analysis.contrasts import Contrast
from harness.analysis.intervals import LEVEL, Interval
from harness.report.labels import labels

SCHEMA_VERSION = 1


def comparison_json(
    compared: Compared,
    settings: Mapping[str, Sequence[str | None]],
    moved: Mapping[int, Sequence[Moved]],
) -> dict[str, Any]:
    """docs/results.md describes it. settings: by key one a run; moved: by place of a column the
    examples that moved most between the first and the second run."""
    aligned = compared.aligned
    names = labels(aligned.runs)
    signatures = [
        dict(zip(column.runs, column.signatures, strict=True)) for column in aligned.columns
    ]
    baseline = compared.baseline
    return {
        "schema_version": SCHEMA_VERSION,
        "examples": len(aligned.ids),
        "level": LEVEL,
        "resamples": compared.resamples,
        "seed": compared.seed,
        "baseline": None if baseline is None else str(aligned.runs[baseline].path),
        "runs": [
            _run(compared, place, names[place], signatures)
            | {"settings": {key: values[place] for key, values in settings.items()}}
            for place in compared.order
        ],
        "tests": [_test(compared, test) for test in compared.contrasts],
        "ranked_by": _ranked_by(compared),
        "moved": [
            {
                "column": aligned.columns[place].label,
                "id": example.id,
                "a": example.a,
                "b": example.b,
            }
            for place, examples in moved.items()
            for example in examples
        ],
    }


def _ranked_by(compared: Compared) -> str | None:
    if compared.sort is None or not compared.ranking.ranks:
        return None
    return compared.aligned.columns[compared.sort].label


def _run(
    compared: Compared, place: int, label: str, signatures: Sequence[Mapping[int, str]]
) -> dict[str, Any]:
    run = compared.aligned.runs[place]
    figures = compared.figures[place]
    columns: dict[str, Any] = {}
    for column, means, signed in zip(
        compared.aligned.columns, compared.means, signatures, strict=True
    ):
        mean = means.get(place)
        if mean is not None:
            columns[column.label] = {
                "mean": mean.value,
                **_ends(mean.interval),
                "n": mean.n,
                "better": column.better,
                "signature": signed[place],
            }
    return {
        "run": str(run.path),
        "label": label,
        "dataset": run.dataset,
        "summarizer": run.system,
        "sees_references": run.sees_references,
        "finished": run.record.get("state", "done") == "done",
        "rank": compared.ranking.ranks.get(place),
        "columns": columns,
        "counts": dict(figures.counts),
        "left_out": compared.aligned.left_out[place],
        "seconds": figures.seconds,
        "cost": figures.cost,
    }


def _test(compared: Compared, test: Contrast) -> dict[str, Any]:
    runs = compared.aligned.runs
    return {
        "column": compared.aligned.columns[test.column].label,
        "a": str(runs[test.a].path),
        "b": str(runs[test.b].path),
        "difference": test.test.difference,
        **_ends(test.test.interval),
        "p": test.test.p,
        "p_holm": test.p_holm,
        "exact": test.test.exact,
        "holds": test.holds,
        "wins": test.wins,
        "ties": test.test.ties,
        "losses": test.losses,
        "detectable": test.test.detectable,
    }


def _ends(interval: Interval | None) -> dict[str, float | None]:
    return {
        "low": None if interval is None else interval.low,
        "high": None if interval is None else interval.high,
    }
