"""A comparison as CSV, one row a run and column: the columns are the same whatever is compared."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# What makes a spreadsheet run a cell as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TEST = (
    "difference", "low", "high", "p", "p_holm", "holds", "wins", "ties", "losses", "detectable",
)  # fmt: skip
_COUNTS = ("words", "examples", "summarized", "failed", "empty", "truncated")


def comparison_csv(told: Mapping[str, Any]) -> str:
    """The scores with the differences to the baseline, or without a baseline all pairs; of
    `comparison_json`'s object.

    An empty field is not known. Text that a spreadsheet would run as a formula has a ' before it.
    """
    rows = list(_pairs(told) if told["baseline"] is None and told["tests"] else _scores(told))
    return _csv(rows)


def moved_csv(told: Mapping[str, Any]) -> str:
    """The examples that moved most, a row each; of `comparison_json`'s object."""
    return _csv(told["moved"], ("column", "id", "a", "b"))


def _scores(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    tests = {(test["a"], test["column"]): test for test in told["tests"]}
    for run in told["runs"]:
        for name, column in run["columns"].items():
            test = tests.get((run["run"], name), {})
            yield {
                "run": run["run"],
                "label": run["label"],
                "dataset": run["dataset"],
                "summarizer": run["summarizer"],
                "rank": run["rank"],
                "column": name,
                **{key: column[key] for key in ("mean", "low", "high", "n")},
                "baseline": test.get("b"),
                **{_header(key): test.get(key) for key in _TEST},
                **{key: run["counts"][key] for key in _COUNTS},
                "seconds": run["seconds"],
                "cost": run["cost"],
                "signature": column["signature"],
                **{f"config:{key}": value for key, value in run["settings"].items()},
            }


def _pairs(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    columns = {run["run"]: run["columns"] for run in told["runs"]}
    for test in told["tests"]:
        name = test["column"]
        yield {
            "column": name,
            "a": test["a"],
            "b": test["b"],
            "mean_a": columns[test["a"]][name]["mean"],
            "mean_b": columns[test["b"]][name]["mean"],
            **{_header(key): test[key] for key in _TEST},
        }


def _header(key: str) -> str:
    return f"difference_{key}" if key in ("low", "high") else key


def _csv(rows: Sequence[Mapping[str, Any]], headers: Sequence[str] = ()) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    names = list(rows[0]) if rows else list(headers)
    writer.writerow(map(_guarded, names))
    writer.writerows([_guarded(row[name]) for name in names] for row in rows)
    return stream.getvalue()


def _guarded(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value
