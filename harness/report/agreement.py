"""Agreement with human judgement as tables for a terminal and Markdown, and as plain rows."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from harness.analysis.judgements import LABEL, Figure
from harness.text.printable import one_line

# Wide enough for any table: a pipe or a file has no right edge.
_UNLIMITED = 10_000
# Between two cells: the padding of both and the divider.
_GAP = 3
# What is told in a sentence: one rank correlation a level, and the area under the curve.
_TOLD = ("kendall", "roc_auc")
_SIGNIFICANT = 0.05
_FIELDS = (
    "dataset",
    "column",
    "against",
    "human",
    "level",
    "statistic",
    "value",
    "low",
    "high",
    "n",
    "missing",
    "p",
    "threshold",
    "reason",
    "signature",
)


@dataclass(frozen=True, slots=True)
class Grid:
    """A titled table of texts; the first `names` columns are words, the others numbers."""

    title: str
    headers: Sequence[str]
    names: int
    rows: Sequence[Sequence[str]]
    notes: Sequence[str]


def rows_of(figures: Sequence[Figure], signatures: Mapping[str, str]) -> list[dict[str, Any]]:
    """The figures as plain values, one object a figure; signatures: of each column's metric.

    `against` is the other column of a difference, else None; `reason` says why there is no value.
    """
    return [
        {
            "dataset": figure.dataset,
            "column": figure.column,
            "against": figure.against,
            "human": figure.human,
            "level": figure.level,
            "statistic": figure.statistic,
            "value": figure.value,
            "low": figure.interval.low if figure.interval else None,
            "high": figure.interval.high if figure.interval else None,
            "n": figure.n,
            "missing": figure.missing,
            "p": figure.p,
            "threshold": figure.threshold,
            "reason": figure.reason,
            "signature": signatures[figure.column],
        }
        for figure in figures
    ]


def as_csv(figures: Sequence[Figure], signatures: Mapping[str, str]) -> str:
    """The same rows as CSV, what there is not as an empty cell."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, _FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows_of(figures, signatures))
    return stream.getvalue()


def grids(figures: Sequence[Figure]) -> Iterator[Grid]:
    """For each data set and human score a table of the columns' figures and one of differences."""
    for dataset, human in dict.fromkeys((figure.dataset, figure.human) for figure in figures):
        own = [f for f in figures if (f.dataset, f.human) == (dataset, human)]
        title = one_line(f"{dataset}: agreement with {human}")
        plain = [figure for figure in own if figure.against is None]
        yield _grid(title, plain)
        differences = [figure for figure in own if figure.against is not None]
        if differences:
            yield _grid(f"{title}: differences", differences)


def markdown(grid: Grid) -> str:
    """A grid as a Markdown table with its notes."""
    lines = [
        f"## {_escaped(grid.title)}",
        "",
        "| " + " | ".join(map(_escaped, grid.headers)) + " |",
        "|" + " --- |" * grid.names + " ---: |" * (len(grid.headers) - grid.names),
    ]
    lines += ["| " + " | ".join(map(_escaped, row)) + " |" for row in grid.rows]
    lines += ["", *(f"- {_escaped(note)}" for note in grid.notes)]
    return "\n".join(lines).rstrip() + "\n"


def print_grid(grid: Grid, stream: TextIO) -> None:
    """A grid on a terminal, in several panels where it is too wide; in a pipe, of any width."""
    console = Console(file=stream, width=None if stream.isatty() else _UNLIMITED)
    console.print(Text(grid.title, style="bold"))
    for columns in _panels(grid, console.width):
        console.print(_panel(grid, columns))
    for note in grid.notes:
        console.print(Text(one_line(note), style="dim"), soft_wrap=True)
    console.print()


def _panels(grid: Grid, width: int) -> Iterator[list[int]]:
    """The places of the columns of each panel: those of words, and as many numbers as fit."""
    widths = [
        max(cell_len(text) for text in (header, *(row[place] for row in grid.rows))) + _GAP
        for place, header in enumerate(grid.headers)
    ]
    names = list(range(grid.names))
    panel: list[int] = []
    for place in range(grid.names, len(grid.headers)):
        if panel and sum(widths[i] for i in (*names, *panel, place)) > width:
            yield names + panel
            panel = []
        panel.append(place)
    yield names + panel


def _panel(grid: Grid, columns: Sequence[int]) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place in columns:
        words = place < grid.names
        table.add_column(
            grid.headers[place],
            justify="left" if words else "right",
            no_wrap=not words,
            overflow="fold",
        )
    before = ""
    for row in grid.rows:
        if before and row[0] != before:
            table.add_section()
        before = row[0]
        table.add_row(*(Text(one_line(row[place])) for place in columns))
    return table


def _grid(title: str, figures: Sequence[Figure]) -> Grid:
    statistics = list(dict.fromkeys(figure.statistic for figure in figures))
    cells: dict[tuple[str, str], dict[str, Figure]] = {}
    for figure in figures:
        cells.setdefault((_level(figure), _name(figure)), {})[figure.statistic] = figure
    rows = [
        [*names, *(_cell(found[name]) if name in found else "" for name in statistics)]
        for names, found in cells.items()
    ]
    rows.sort(key=lambda row: list(dict.fromkeys(level for level, _ in cells)).index(row[0]))
    return Grid(title, ["level", "column", *statistics], 2, rows, list(_notes(figures)))


def _level(figure: Figure) -> str:
    return figure.level.replace("_", " ")


def _name(figure: Figure) -> str:
    return figure.column if figure.against is None else f"{figure.column} - {figure.against}"


def _cell(figure: Figure) -> str:
    if figure.value is None:
        return "undefined"
    sign = "+" if figure.against is not None else ""
    if figure.interval is None:
        return f"{figure.value:{sign}.3f} no interval"
    ends = f"[{figure.interval.low:.3f}, {figure.interval.high:.3f}]"
    p = "" if figure.p is None else f" p {figure.p:.3f}"
    return f"{figure.value:{sign}.3f} {ends}{p}"


def _notes(figures: Sequence[Figure]) -> Iterator[str]:
    if figures[0].against is not None:
        yield from _told_differences(figures)
        return
    units = {"pooled": "summaries", "within_document": "documents", "system": "systems"}
    counts = dict.fromkeys((figure.level, figure.n) for figure in figures if figure.n)
    if counts:
        told = ", ".join(f"{level.replace('_', ' ')} {n} {units[level]}" for level, n in counts)
        yield f"n: {told}"
    if figures[0].missing:
        judged = "label" if figures[0].human == LABEL else "score"
        yield f"{figures[0].missing} summaries have no such {judged} and are left out"
    reasons: dict[tuple[str, str], list[str]] = {}
    for figure in figures:
        if figure.reason is not None:
            columns = reasons.setdefault((_level(figure), figure.reason), [])
            columns += [figure.column] if figure.column not in columns else []
    for (level, reason), columns in reasons.items():
        yield f"undefined, {level} ({', '.join(columns)}): {reason}"
    thresholds = {f.column: f.threshold for f in figures if f.threshold is not None}
    if thresholds:
        told = ", ".join(f"{column} {value:.6g}" for column, value in thresholds.items())
        yield f"thresholds: {told}"


def _told_differences(figures: Sequence[Figure]) -> Iterator[str]:
    for figure in figures:
        if figure.statistic not in _TOLD or figure.p is None or figure.p >= _SIGNIFICANT:
            continue
        if figure.value is None or figure.interval is None:
            continue
        first, second = figure.column, figure.against
        low, high, value = figure.interval.low, figure.interval.high, figure.value
        if value < 0:
            first, second = str(second), first
            low, high, value = -high, -low, -value
        yield (
            f"{first} agrees better than {second} ({_level(figure)}, {figure.statistic}): "
            f"difference {value:.3f} [{low:.3f}, {high:.3f}], p {figure.p:.3f}"
        )


def _escaped(text: str) -> str:
    return one_line(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
