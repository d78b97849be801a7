"""The results table: systems as rows, the main columns of every metric, what was not scored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from harness.runs.stored import StoredRun
from harness.text.printable import one_line

MIXED = "†"
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """text: as shown; best: no other system's is better; mixed: another signature than the column's
    first, so not to be compared with it."""

    text: str
    best: bool = False
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """apart: an upper bound that has seen the references, shown below the systems."""

    system: str
    cells: tuple[Cell, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Table:
    """All runs on one dataset. headers: one a cell; notes: what a reader must know."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    metric: str
    name: str
    header: str


def tables(runs: Sequence[StoredRun]) -> list[Table]:
    """One table a dataset (by digest: the same examples), in the order in which they are met."""
    groups: dict[tuple[str, str], list[StoredRun]] = {}
    for run in runs:
        groups.setdefault((run.dataset, run.dataset_digest), []).append(run)
    names = [name for name, _ in groups]
    return [
        _table(members, name if names.count(name) == 1 else f"{name} ({digest[:8]})")
        for (name, digest), members in groups.items()
    ]


def _table(runs: Sequence[StoredRun], title: str) -> Table:
    columns = _columns(runs)
    labels = _labels(runs)
    competing = [run for run in runs if not run.sees_references]
    ordered = competing + [run for run in runs if run.sees_references]
    rows = tuple(
        Row(
            labels[id(run)],
            tuple(_score_cell(run, column, competing, ordered[0]) for column in columns)
            + tuple(Cell(text) for text in _counts(run).values()),
            run.sees_references,
        )
        for run in ordered
    )
    headers = tuple(column.header for column in columns) + tuple(_counts(runs[0]))
    examples = int(runs[0].record["counts"]["examples"])
    return Table(
        f"{title}: {examples} example{'s' if examples != 1 else ''}",
        headers,
        rows,
        tuple(_notes(runs, columns, rows, examples)),
    )


def _columns(runs: Sequence[StoredRun]) -> list[_Column]:
    """The columns to show; a name that two metrics have is told with its metric."""
    found = {
        (metric, name): None
        for run in runs
        for metric, figures in run.record["metrics"].items()
        for name, column in figures["columns"].items()
        if column["main"] or (column["alarm"] and _shown(column) > 0)
    }
    names = [name for _, name in found]
    return [
        _Column(metric, name, name if names.count(name) == 1 else f"{metric}:{name}")
        for metric, name in found
    ]


def _labels(runs: Sequence[StoredRun]) -> dict[int, str]:
    systems = [run.system for run in runs]
    return {
        id(run): one_line(run.system) if systems.count(run.system) == 1 else run.path.name
        for run in runs
    }


def _score_cell(
    run: StoredRun, column: _Column, competing: Sequence[StoredRun], first: StoredRun
) -> Cell:
    figures = _figures(run, column)
    if figures is None:
        return Cell("–")
    signature = run.record["metrics"][column.metric]["signature"]
    mixed = signature != _column_signature(column, [first, *competing])
    values = [
        _shown(other_figures)
        for other in competing
        if (other_figures := _figures(other, column)) is not None
        and other.record["metrics"][column.metric]["signature"] == signature
    ]
    best = {"high": max, "low": min}.get(figures["better"])
    is_best = (
        best is not None
        and not run.sees_references
        and not mixed
        and len(values) > 1
        and _shown(figures) == best(values)
        and len(set(values)) > 1
    )
    digits = 0 if "total" in figures else _DIGITS
    return Cell(f"{_shown(figures):.{digits}f}", is_best, mixed)


def _column_signature(column: _Column, runs: Sequence[StoredRun]) -> str | None:
    for run in runs:
        if column.metric in run.record["metrics"]:
            return str(run.record["metrics"][column.metric]["signature"])
    return None


def _figures(run: StoredRun, column: _Column) -> Mapping[str, Any] | None:
    metric = run.record["metrics"].get(column.metric)
    return metric["columns"].get(column.name) if metric else None


def _shown(figures: Mapping[str, Any]) -> float:
    """The value at the digits that are shown: what cannot be told apart there is a tie."""
    return round(float(figures.get("total", figures["mean"])), _DIGITS)


def _counts(run: StoredRun) -> dict[str, str]:
    counts = run.record["counts"]
    seconds = run.timing.get("summary_seconds")
    return {
        "words": f"{counts['words']:.0f}",
        "scored": f"{counts['summarized']} of {counts['examples']}",
        "failed": str(counts["failed"]),
        "empty": str(counts["empty"]),
        "truncated": str(counts["truncated"]),
        "seconds": "–" if seconds is None else f"{seconds:.2f}",
    }


def _notes(
    runs: Sequence[StoredRun], columns: Sequence[_Column], rows: Sequence[Row], examples: int
) -> list[str]:
    notes = []
    if any(cell.best for row in rows for cell in row.cells):
        notes.append("* best of the systems in its column")
    if examples == 1:
        notes.append("one example: differences can be read, but no interval or test can be given")
    apart = [row.system for row in rows if row.apart]
    if apart:
        notes.append(f"below the line, no competitors: {', '.join(apart)} saw the references")
    failed = sum(int(run.record["counts"]["failed"]) for run in runs)
    if failed:
        notes.append("a failed summary is scored as an empty one, and stays in every mean")
    skipped = max(len(run.record.get("skipped", ())) for run in runs)
    if skipped:
        notes.append(f"{skipped} of the dataset's examples could not be read and were skipped")
    empty = sorted({name for run in runs for name in run.record.get("empty_documents", ())})
    if empty:
        notes.append(one_line(f"documents without text: {', '.join(empty)}"))
    for metric in dict.fromkeys(column.metric for column in columns):
        found = dict.fromkeys(
            run.record["metrics"][metric]["signature"]
            for run in runs
            if metric in run.record["metrics"]
        )
        for place, text in enumerate(found):
            notes.append(text if place == 0 else f"{MIXED} {text}")
    return notes
