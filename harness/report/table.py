"""The results table: systems as rows, the main columns of every metric, what was not scored."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from harness.report.labels import labels, mixed_budgets
from harness.runs.stored import StoredRun
from harness.text.printable import one_line

_DIGITS = 4
# At a score whose signature is not the one that the column's first row has; one a signature.
_MARKS = "†‡§¶#"


@dataclass(frozen=True, slots=True)
class Cell:
    """text: as shown; best: no other system's is better; mark: set where the signature is another
    than the column's first, so not to be compared with it."""

    text: str
    best: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """apart: an upper bound that has seen the references, shown below the systems."""

    system: str
    cells: tuple[Cell, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A line below the table. mark: the mark or style that it explains, "" for none; literal: a
    signature, to be shown letter by letter."""

    text: str
    mark: str = ""
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with a name each, whatever it is shown on. headers: one a cell; notes: what a reader
    must know; corner: what the names are of."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    corner: str = "system"


@dataclass(frozen=True, slots=True)
class _Column:
    metric: str
    name: str
    header: str


def tables(runs: Sequence[StoredRun], metrics: Collection[str] | None = None) -> list[Table]:
    """One table a dataset (by digest: the same examples), in the order in which they are met.

    metrics: show only these, None for all that the runs have.
    """
    groups: dict[tuple[str, str], list[StoredRun]] = {}
    for run in runs:
        groups.setdefault((run.dataset, run.dataset_digest), []).append(run)
    names = [name for name, _ in groups]
    return [
        _table(members, name if names.count(name) == 1 else f"{name} ({digest[:8]})", metrics)
        for (name, digest), members in groups.items()
    ]


def _table(runs: Sequence[StoredRun], title: str, metrics: Collection[str] | None) -> Table:
    ordered = sorted(runs, key=lambda run: run.sees_references)  # stable
    columns = _columns(ordered, metrics)
    signatures = {column.metric: _signatures(ordered, column.metric) for column in columns}
    names = labels(ordered)
    rows = tuple(
        Row(
            name,
            tuple(
                _score_cell(run, column, ordered, signatures[column.metric]) for column in columns
            )
            + tuple(Cell(text) for text in _counts(run).values()),
            run.sees_references,
        )
        for run, name in zip(ordered, names, strict=True)
    )
    examples = int(runs[0].record["counts"]["examples"])
    return Table(
        one_line(f"{title}: {examples} example{'s' if examples != 1 else ''}"),
        tuple(column.header for column in columns) + tuple(_counts(runs[0])),
        rows,
        tuple(_notes(ordered, rows, signatures, examples)),
    )


def _columns(runs: Sequence[StoredRun], metrics: Collection[str] | None) -> list[_Column]:
    """The columns to show; a name that two metrics have is told with its metric."""
    found = {
        (metric, name): None
        for run in runs
        for metric, figures in run.record["metrics"].items()
        if metrics is None or metric in metrics
        for name, column in figures["columns"].items()
        if column["main"] or (column["alarm"] and _shown(column) > 0)
    }
    names = [name for _, name in found]
    return [
        _Column(metric, name, name if names.count(name) == 1 else f"{metric}:{name}")
        for metric, name in found
    ]


def _signatures(runs: Sequence[StoredRun], metric: str) -> dict[str, str]:
    """Each signature of a metric with its mark, "" for that of the first row that has it."""
    return signature_marks(
        str(run.record["metrics"][metric]["signature"])
        for run in runs
        if metric in run.record["metrics"]
    )


def signature_marks(signatures: Iterable[str]) -> dict[str, str]:
    """Each signature, once, with its mark: "" for the first."""
    found = dict.fromkeys(signatures)
    return {
        text: "" if place == 0 else _MARKS[(place - 1) % len(_MARKS)] * (1 + (place - 1) // 5)
        for place, text in enumerate(found)
    }


def _score_cell(
    run: StoredRun, column: _Column, runs: Sequence[StoredRun], signatures: Mapping[str, str]
) -> Cell:
    figures = _figures(run, column)
    if figures is None:
        return Cell("–")
    signature = str(run.record["metrics"][column.metric]["signature"])
    values = [
        _shown(other_figures)
        for other in runs
        if not other.sees_references
        and (other_figures := _figures(other, column)) is not None
        and other.record["metrics"][column.metric]["signature"] == signature
    ]
    choose = {"high": max, "low": min}.get(figures["better"])
    best = (
        choose is not None
        and not run.sees_references
        and not signatures[signature]
        and len(set(values)) > 1
        and _shown(figures) == choose(values)
    )
    digits = 0 if "total" in figures else _DIGITS
    return Cell(f"{_shown(figures):.{digits}f}", best, signatures[signature])


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
    runs: Sequence[StoredRun],
    rows: Sequence[Row],
    signatures: Mapping[str, Mapping[str, str]],
    examples: int,
) -> list[Note]:
    notes = []
    if any(cell.best for row in rows for cell in row.cells):
        notes.append(Note("best of the systems in its column, on these examples", "*"))
    if examples == 1:
        notes.append(Note("one example: differences can be read, but nothing can be tested"))
    else:
        notes.append(Note("means; a small difference may be chance"))
    notes += data_notes(runs)
    for marks in signatures.values():
        notes += [Note(one_line(text), mark, literal=True) for text, mark in marks.items()]
    return notes


def data_notes(runs: Sequence[StoredRun]) -> list[Note]:
    """What a reader of any table of these runs must know of their data and settings."""
    notes = []
    apart = [name for run, name in zip(runs, labels(runs), strict=True) if run.sees_references]
    if apart:
        notes.append(Note(f"below the line, no competitors: {', '.join(apart)} saw the references"))
    budgets = mixed_budgets(runs)
    if budgets:
        notes.append(Note(f"not of one length: {budgets}"))
    if any(run.record["counts"]["failed"] for run in runs):
        notes.append(Note("a failed summary is scored as an empty one, and stays in every mean"))
    dataset = runs[0].record["dataset"]
    if dataset["skipped"]:
        notes.append(Note(f"{len(dataset['skipped'])} examples could not be read and were skipped"))
    if dataset["empty_documents"]:
        empty = ", ".join(dataset["empty_documents"])
        notes.append(Note(one_line(f"documents without text: {empty}")))
    return notes
